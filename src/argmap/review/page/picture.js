// The map in its pane: fetched when it has changed, moved and brought to where it is looked at.

import { find } from "./dom.js";
import { Drawing } from "./drawing.js";
import { askPicture } from "./wire.js";

const CALM = 500; // milliseconds without a key press before a new drawing may take the page's time

/** The picture in its pane; `x`, `y` in CSS pixels, `scale` in pixels a unit of the drawing. */
export class Picture {
  constructor(place) {
    this.place = place;
    Object.assign(this, { x: 0, y: 0, scale: 1, lit: {}, looks: {}, shown: "", drawing: null });
    const measure = () => {
      [this.width, this.height] = [place.clientWidth, place.clientHeight];
      this.move();
    };
    new ResizeObserver(measure).observe(place);
    measure();
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
    if (this.drawing) await later.calm(CALM);
    if (this.wanted !== wanted) return;
    const source = await askPicture(`map.svg?of=${encodeURIComponent(wanted)}`);
    this.failed = source === null;
    if (this.failed) return;
    if (this.drawing) await later.calm(CALM);
    this.adopt(new Drawing(source.documentElement));
    this.shown = wanted;
  }

  /** Put a new drawing in; what was in the middle of attention stays where it was. */
  adopt(drawing) {
    const id = Object.keys(this.lit).find((key) => drawing.has(key));
    const before = id && this.drawing?.box(id);
    this.drawing?.svg.remove();
    this.drawing = drawing;
    drawing.colour(this.looks);
    drawing.light(this.lit);
    this.place.prepend(drawing.svg);
    if (!before) return this.centre(id);
    const now = drawing.box(id);
    this.x += (middle(before).x - middle(now).x) * this.scale;
    this.y += (middle(before).y - middle(now).y) * this.scale;
    this.move();
  }

  colour(looks) {
    this.looks = looks;
    this.drawing?.colour(looks);
  }

  light(lit) {
    if (JSON.stringify(lit) === JSON.stringify(this.lit)) return;
    this.lit = lit;
    this.drawing?.light(lit);
  }

  /** Show the drawing where it is now; a little around what is seen is there too. */
  move() {
    if (!this.drawing) return;
    const { x, y, scale, width, height } = this;
    this.drawing.put(x, y, scale);
    const spare = 0.25;
    this.drawing.cull({
      left: (-x - width * spare) / scale, right: (-x + width * (1 + spare)) / scale,
      top: (-y - height * spare) / scale, bottom: (-y + height * (1 + spare)) / scale,
    });
  }

  zoom(factor, cx = this.width / 2, cy = this.height / 2) {
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
    const box = this.drawing?.box(id);
    if (!box) return this.move();
    if (this.scale < 0.7) this.scale = 1;
    this.x = this.width / 2 - middle(box).x * this.scale;
    this.y = this.height / 2 - middle(box).y * this.scale;
    this.move();
  }

  /** Bring an element into view where it is not; leave the map in peace where it is. */
  reveal(id) {
    const box = this.drawing?.box(id);
    if (!box) return;
    const { x, y, scale } = this;
    const inside = box.left * scale + x >= 0 && box.right * scale + x <= this.width && box.top * scale + y >= 0 && box.bottom * scale + y <= this.height;
    if (!inside) this.centre(id);
  }

  /** Show all of it; once more, and the current element is back in the middle. */
  whole() {
    if (!this.drawing) return;
    const { width, height } = this.drawing;
    const fit = Math.min(this.width / width, this.height / height) * 0.98;
    if (Math.abs(this.scale - fit) < 0.001) return this.centre(Object.keys(this.lit)[0]);
    this.scale = fit;
    this.x = (this.width - width * fit) / 2;
    this.y = (this.height - height * fit) / 2;
    this.move();
  }
}

const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** Give the element that the pointer is over: its id, null beside all of them. */
export function under(x, y) {
  const node = document.elementFromPoint(x, y);
  return node?.closest(".node.unit, .edge.relation")?.dataset.id ?? null;
}
