// Put the page together.

import { App } from "./app.js";
import { Article } from "./article.js";
import { listenToChoice } from "./choice.js";
import { el, find, say } from "./dom.js";
import { listenToDrags } from "./drag.js";
import { capOf, keyOf, listenToKeys, readKeys } from "./keys.js";
import { clicked, modeActions, selectedWords } from "./modes.js";
import { listenToTrouble, showUnfit } from "./notices.js";
import { Picture } from "./picture.js";
import { secondActions } from "./second.js";
import { stepActions } from "./steps.js";
import { Store } from "./store.js";
import { Targets } from "./targets.js";
import { ask } from "./wire.js";

async function begin() {
  const store = new Store();
  const [{ data: words }, { data: table }, { data: guide }, opened] = await Promise.all([ask("words.json"), ask("keys.json"), ask("guide.json"), store.open()]);
  if (!opened) return find("#notices").append(el("p", { class: "notice" }, "The review server does not answer; start argmap review again."));
  const keys = readKeys(table, {
    role: Object.keys(words.roles), target: [0, 1, 2], "edge-role": Object.keys(words.roles),
  });
  const app = new App({ store, words, guide, table, keys, picture: new Picture(find(".canvas")) });
  app.article = new Article(find(".article"), (id, at) => pick(app, id, at));
  app.targets = new Targets(() => app.show());
  app.actions = { ...stepActions(app), ...modeActions(app), ...secondActions(app) };
  toolbar(app);
  listenToChoice(app);
  app.current = app.after(true, null) ?? null;
  app.show();
  if (app.current) app.go(app.current, true);
  title(app);
  selection(app);
  listenToKeys(app);
  listenToDrags(app, (id) => pick(app, id, null));
  listenToTrouble(app);
  showUnfit(app);
  store.addEventListener("change", () => app.show());
  store.addEventListener("elsewhere", () => say("Changed in another window"));
  document.documentElement.dataset.ready = "yes";
}

function pick(app, id, at) {
  if (app.mode) return clicked(app, id, at);
  app.touch(id);
  app.spot = at === null ? null : { id, at };
  app.go(id);
}

function title(app) {
  const name = app.store.view.title || app.store.view.map.id;
  find("#title").textContent = name;
  find("#title").title = name;
  document.title = `Review: ${name}`;
}

function toolbar(app) {
  for (const button of document.querySelectorAll("[data-do]")) {
    const name = button.dataset.do;
    const cap = keyOf(app, name);
    const words = el("span", {}, button.textContent);
    button.replaceChildren(...(cap && !button.closest(".zoom") ? [el("kbd", { "aria-hidden": "true" }, capOf(cap))] : []), words);
    if (cap) button.setAttribute("aria-keyshortcuts", cap);
    button.addEventListener("click", () => app.run(name));
  }
}

// Selected words: what can be done with them stands beside them.
function selection(app) {
  const place = find(".picked");
  const act = (name, label) => el("button", { type: "button", onclick: () => { app.run(name); place.hidden = true; } }, el("kbd", { "aria-hidden": "true" }, keyOf(app, name) ?? ""), label);
  const update = () => {
    if (app.mode) return selectedWords(app);
    const chosen = app.article.selected();
    place.hidden = !chosen;
    if (!chosen) return;
    const unit = app.view.units.get(app.card());
    place.replaceChildren(...[unit && act("edges", `Edges of ${unit.id}`), act("unit", "New statement")].filter(Boolean));
    const box = getSelection().getRangeAt(0).getBoundingClientRect(), frame = find("#text").getBoundingClientRect();
    place.style.left = `${Math.max(8, Math.min(box.left - frame.left, frame.width - place.offsetWidth - 8))}px`;
    place.style.top = `${Math.min(box.bottom - frame.top + 6, frame.height - place.offsetHeight - 8)}px`;
  };
  find(".article").addEventListener("pointerup", () => setTimeout(update));
  document.addEventListener("selectionchange", () => { if (getSelection().isCollapsed) place.hidden = true; });
}

begin();
