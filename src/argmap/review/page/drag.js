// The pointer on the map: drag the ground to move it, drag from a box to link, click to choose.

import { say } from "./dom.js";
import { thread } from "./drawing.js";
import { linkBetween } from "./modes.js";
import { under } from "./picture.js";

const SLACK = 5; // CSS pixels that a click may move

/** Listen to the pointer on the map; `onPick` gets the id of what was clicked. */
export function listenToDrags(app, onPick) {
  const { place } = app.picture;
  let held = null;
  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const id = under(event.clientX, event.clientY);
    held = { id, x: event.clientX, y: event.clientY, left: app.picture.x, top: app.picture.y, moved: false };
    held.links = !app.mode && app.view.units.has(id);
  });
  place.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const across = event.clientX - held.x, down = event.clientY - held.y;
    held.moved ||= Math.abs(across) + Math.abs(down) > SLACK;
    if (!held.moved) return;
    if (held.links) return draw(event);
    place.classList.add("held");
    Object.assign(app.picture, { x: held.left + across, y: held.top + down });
    app.picture.move();
  });
  window.addEventListener("pointerup", (event) => {
    const from = held;
    stop();
    if (!from?.moved || !from.links) return;
    const id = under(event.clientX, event.clientY);
    const arrow = app.view.relations.get(id);
    const fits = id !== from.id && (app.view.units.has(id) || (arrow && arrow.source !== from.id));
    if (fits) linkBetween(app, from.id, id);
    else say("Let go over another statement or an arrow to link them");
  });
  window.addEventListener("pointercancel", stop);
  place.addEventListener("click", (event) => {
    event.preventDefault();
    const id = under(event.clientX, event.clientY);
    if (id && !place.dataset.dragged) onPick(id);
    delete place.dataset.dragged;
  }, true);

  function draw(event) {
    const box = place.getBoundingClientRect();
    held.line ??= place.appendChild(thread());
    const ends = { x1: held.x - box.left, y1: held.y - box.top, x2: event.clientX - box.left, y2: event.clientY - box.top };
    for (const [name, value] of Object.entries(ends)) held.line.firstChild.setAttribute(name, value);
    app.picture.light({ ...app.picture.lit, ...aim(event) });
  }

  function aim(event) {
    const id = under(event.clientX, event.clientY);
    const lit = Object.entries(app.picture.lit).filter(([, name]) => name !== "target");
    app.picture.lit = Object.fromEntries(lit);
    return id && id !== held.id ? { [id]: "target" } : {};
  }

  function stop() {
    if (held?.moved) place.dataset.dragged = "yes";
    if (held?.moved) setTimeout(() => delete place.dataset.dragged);
    held?.line?.remove();
    held = null;
    place.classList.remove("held");
  }
}
