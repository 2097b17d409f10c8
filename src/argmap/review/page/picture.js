// The map: drawn by the server, moved, lit up and coloured here.

import { find } from "./dom.js";
import { askPicture } from "./wire.js";

const SVG = "http://www.w3.org/2000/svg";
const CALM = 500; // milliseconds without a key press before a new drawing may take the page's time
const KNOWN = new Set(["svg", "g", "title", "a", "polygon", "polyline", "path", "ellipse", "rect", "text", "defs"]);

/** The picture in its pane; `x`, `y` in CSS pixels, `scale` in pixels a unit of the drawing. */
export class Picture {
  constructor(place) {
    this.place = place;
    Object.assign(this, { x: 0, y: 0, scale: 0.8, groups: new Map(), lit: {}, shown: "", looks: {} });
    place.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = place.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    place.addEventListener("keydown", (event) => this.pan(event));
  }

  /** See that the drawing of `wanted`, a fingerprint of the map, is shown before long. */
  want(wanted, later) {
    this.wanted = wanted;
    if (wanted === this.shown || this.busy) return;
    this.busy = true;
    find(".drawing").hidden = false;
    this.fetch(later).finally(() => {
      this.busy = false;
      find(".drawing").hidden = this.failed || this.wanted === this.shown;
      if (!this.failed && this.wanted !== this.shown) this.want(this.wanted, later);
    });
  }

  async fetch(later) {
    const wanted = this.wanted;
    const drawing = await askPicture(`map.svg?of=${encodeURIComponent(wanted)}`);
    this.failed = drawing === null;
    if (this.failed) return;
    await later.calm(this.svg ? CALM : 0);
    this.adopt(drawing.documentElement);
    this.shown = wanted;
  }

  /** Put a new drawing in; what was in the middle of attention stays where it was. */
  adopt(drawing) {
    const kept = this.keeper();
    const svg = document.importNode(drawing, true);
    harmless(svg);
    const size = svg.viewBox.baseVal;
    svg.setAttribute("width", size.width);
    svg.setAttribute("height", size.height);
    this.place.querySelector("svg.map")?.remove();
    svg.classList.add("map");
    this.place.prepend(svg);
    this.svg = svg;
    this.groups.clear();
    for (const group of svg.querySelectorAll(".node.unit, .edge.relation")) this.enter(group);
    this.colour(this.looks, true);
    this.light(this.lit);
    this.move();
    if (kept) this.restore(kept);
    else this.centre(Object.keys(this.lit)[0]);
  }

  enter(group) {
    const id = decodeURIComponent(group.id.replace(/\+(end)?$/, ""));
    if (!this.groups.has(id)) this.groups.set(id, []);
    this.groups.get(id).push(group);
    group.dataset.id = id;
    const path = group.matches(".edge") && group.querySelector("path");
    if (!path) return;
    const hit = path.cloneNode();
    hit.setAttribute("class", "hit");
    path.after(hit);
  }

  keeper() {
    const id = Object.keys(this.lit).find((key) => this.groups.has(key));
    return id && this.scale ? { id, at: this.groups.get(id)[0].getBoundingClientRect() } : null;
  }

  restore({ id, at }) {
    const group = this.groups.get(id)?.[0];
    if (!group) return;
    const now = group.getBoundingClientRect();
    this.x += at.left + at.width / 2 - now.left - now.width / 2;
    this.y += at.top + at.height / 2 - now.top - now.height / 2;
    this.move();
  }

  /** Colour the elements: `looks` has `{id: "role or type, verdict"}`. */
  colour(looks, all = false) {
    for (const [id, look] of Object.entries(looks)) {
      if (!all && this.looks[id] === look) continue;
      for (const group of this.groups.get(id) ?? []) dress(group, look);
    }
    this.looks = looks;
  }

  light(lit) {
    for (const group of this.place.querySelectorAll(".current, .target, .near")) group.classList.remove("current", "target", "near");
    this.lit = lit;
    for (const [id, name] of Object.entries(lit)) {
      for (const group of this.groups.get(id) ?? []) group.classList.add(name);
    }
  }

  move() {
    if (this.svg) this.svg.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  zoom(factor, cx = this.place.clientWidth / 2, cy = this.place.clientHeight / 2) {
    const next = Math.min(4, Math.max(0.03, this.scale * factor));
    this.x = cx - ((cx - this.x) * next) / this.scale;
    this.y = cy - ((cy - this.y) * next) / this.scale;
    this.scale = next;
    this.move();
  }

  pan(event) {
    const steps = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
    if (!event.shiftKey || !steps[event.key]) return;
    this.x += steps[event.key][0];
    this.y += steps[event.key][1];
    this.move();
    event.preventDefault();
    event.stopPropagation();
  }

  /** Bring an element to the middle, at a size that can be read. */
  centre(id) {
    const group = this.groups.get(id)?.[0];
    if (!group) return;
    if (this.scale < 0.6) this.scale = 0.9;
    this.move();
    const box = group.getBoundingClientRect(), view = this.place.getBoundingClientRect();
    this.x += view.left + view.width / 2 - box.left - box.width / 2;
    this.y += view.top + view.height / 2 - box.top - box.height / 2;
    this.move();
  }

  /** Bring an element into view where it is not; leave the map in peace where it is. */
  reveal(id) {
    const group = this.groups.get(id)?.[0];
    if (!group) return;
    const box = group.getBoundingClientRect(), view = this.place.getBoundingClientRect();
    const inside = box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;
    if (!inside) this.centre(id);
  }

  /** Show all of it; once more, and the current element is back in the middle. */
  whole() {
    if (!this.svg) return;
    const size = this.svg.viewBox.baseVal;
    const fit = Math.min(this.place.clientWidth / size.width, this.place.clientHeight / size.height) * 0.98;
    if (Math.abs(this.scale - fit) < 0.001) return this.centre(Object.keys(this.lit)[0]);
    this.scale = fit;
    this.x = (this.place.clientWidth - size.width * fit) / 2;
    this.y = (this.place.clientHeight - size.height * fit) / 2;
    this.move();
  }
}

/** Take out of a drawing whatever no drawing of ours has: elements, handlers, outward links. */
function harmless(svg) {
  for (const node of [svg, ...svg.querySelectorAll("*")]) {
    if (!KNOWN.has(node.localName)) node.remove();
    for (const { name, value } of [...node.attributes]) {
      const outward = name.endsWith("href") && !value.startsWith("#");
      if (name.startsWith("on") || name === "style" || outward) node.removeAttribute(name);
    }
    // The page steps through elements by its own keys; links would put all of them in the way.
    if (node.localName === "a") node.setAttribute("tabindex", "-1");
  }
}

function dress(group, look) {
  const kind = group.matches(".node") ? "node unit" : "edge relation";
  const kept = ["current", "target", "near"].filter((name) => group.classList.contains(name));
  group.setAttribute("class", [kind, look, ...kept].join(" "));
  group.querySelector(".tick")?.remove();
  const sign = /\b(accepted|added)\b/.test(look) ? "✓" : /\bchanged\b/.test(look) ? "✎" : "";
  const shape = sign && group.matches(".node") && group.querySelector("polygon, path");
  if (!shape) return;
  const [right, top] = corner(shape);
  const tick = document.createElementNS(SVG, "text");
  for (const [name, value] of Object.entries({ class: "tick", x: right - 17, y: top + 17 })) tick.setAttribute(name, value);
  tick.textContent = sign;
  group.append(tick);
}

function corner(shape) {
  const numbers = (shape.getAttribute("points") ?? shape.getAttribute("d")).match(/-?\d+(\.\d+)?/g).map(Number);
  const across = numbers.filter((_, at) => at % 2 === 0), down = numbers.filter((_, at) => at % 2);
  return [Math.max(...across), Math.min(...down)];
}

/** Give the element that the pointer is over: its id, null beside all of them. */
export function under(x, y) {
  const node = document.elementFromPoint(x, y);
  return node?.closest(".node.unit, .edge.relation")?.dataset.id ?? null;
}

export const line = () => {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("class", "thread");
  drawn.append(document.createElementNS(SVG, "line"));
  return drawn;
};
