// A drawing of the map as the server sends it. Of a large map only what is in sight is put into
// the page, so that a key press costs the same for five hundred statements as for fifty.

const SVG = "http://www.w3.org/2000/svg";
const KNOWN = new Set(["g", "title", "a", "polygon", "polyline", "path", "ellipse", "rect", "text"]);
const NUMBER = /-?\d+(?:\.\d+)?/g;
const LIGHTS = ["current", "target", "near"];

/** A drawing: `svg` to be shown, `width` and `height` of it, and where each element stands. */
export class Drawing {
  constructor(source) {
    const graph = source.querySelector("g.graph");
    const [left, top, width, height] = source.getAttribute("viewBox").match(NUMBER).map(Number);
    const [dx, dy] = /translate\(([^)]*)\)/.exec(graph.getAttribute("transform"))[1].match(NUMBER).map(Number);
    Object.assign(this, { width, height, shift: [dx - left, dy - top], looks: {}, lit: {}, rows: [], byId: new Map() });
    this.svg = document.createElementNS(SVG, "svg");
    for (const name of ["role", "aria-label", "font-family"]) {
      if (source.hasAttribute(name)) this.svg.setAttribute(name, source.getAttribute(name));
    }
    this.svg.classList.add("map");
    this.graph = document.createElementNS(SVG, "g");
    this.graph.setAttribute("class", "graph");
    this.svg.append(this.graph);
    for (const child of graph.children) this.enter(child);
  }

  enter(child) {
    const kind = child.getAttribute("class") ?? "";
    const [base] = /^(node unit|edge relation)/.exec(kind) ?? [];
    if (base) {
      const id = idOf(child.id);
      const row = { id, base, source: child, box: this.boxOf(child), live: null };
      this.rows.push(row);
      if (!this.byId.has(id)) this.byId.set(id, []);
      this.byId.get(id).push(row);
    } else if (child.localName !== "title") this.graph.append(safe(child));
  }

  boxOf(group) {
    const across = [], down = [];
    for (const shape of group.querySelectorAll("polygon, path, ellipse")) {
      const numbers = (shape.getAttribute("points") ?? shape.getAttribute("d") ?? "").match(NUMBER) ?? [];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        across.push(Number(numbers[at]));
        down.push(Number(numbers[at + 1]));
      }
    }
    const [dx, dy] = this.shift;
    return { left: Math.min(...across) + dx, right: Math.max(...across) + dx, top: Math.min(...down) + dy, bottom: Math.max(...down) + dy };
  }

  has(id) {
    return this.byId.has(id);
  }

  /** Give where an element stands: left, right, top, bottom in the drawing's units. */
  box(id) {
    return this.byId.get(id)?.[0].box ?? null;
  }

  /** Put the drawing's corner at a place of the pane, in CSS pixels. */
  put(x, y, scale) {
    const [dx, dy] = this.shift;
    this.graph.setAttribute("transform", `translate(${x} ${y}) scale(${scale}) translate(${dx} ${dy})`);
  }

  /** Put what is within a part of the drawing into the page, and hide the rest. */
  cull(part) {
    for (const row of this.rows) {
      const { box } = row;
      const seen = box.left <= part.right && box.right >= part.left && box.top <= part.bottom && box.bottom >= part.top;
      if (seen && !row.live) this.bring(row);
      else if (row.live && row.hidden === seen) row.live.setAttribute("display", seen ? "inline" : "none");
      row.hidden = !seen;
    }
  }

  bring(row) {
    row.live = safe(row.source);
    row.live.dataset.id = row.id;
    const path = row.base.startsWith("edge") && row.live.querySelector("path");
    if (path) {
      const hit = path.cloneNode();
      hit.setAttribute("class", "hit");
      path.after(hit);
    }
    dress(row, this.looks[row.id] ?? "", this.lit[row.id]);
    this.graph.append(row.live);
  }

  /** Colour the elements: `looks` has `{id: "role or type, verdict"}`. */
  colour(looks) {
    const before = this.looks;
    this.looks = looks;
    for (const row of this.rows) {
      if (row.live && before[row.id] !== looks[row.id]) dress(row, looks[row.id] ?? "", this.lit[row.id]);
    }
  }

  /** Light elements up: `{id: "current", "target" or "near"}`. */
  light(lit) {
    for (const id of Object.keys(this.lit)) this.each(id, (live) => live.classList.remove(...LIGHTS));
    this.lit = lit;
    for (const [id, name] of Object.entries(lit)) this.each(id, (live) => live.classList.add(name));
  }

  each(id, run) {
    for (const { live } of this.byId.get(id) ?? []) if (live) run(live);
  }
}

function idOf(anchor) {
  const name = anchor.replace(/\+(end)?$/, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Copy a part of a drawing without whatever no drawing of ours has: scripts, handlers, links. */
function safe(source) {
  const copy = document.importNode(source, true);
  for (const node of [copy, ...copy.querySelectorAll("*")]) {
    if (!KNOWN.has(node.localName)) node.remove();
    for (const { name, value } of [...node.attributes]) {
      const outward = name.endsWith("href") && !value.startsWith("#");
      if (name.startsWith("on") || name === "style" || outward) node.removeAttribute(name);
    }
    // The page steps through elements by its own keys; links would put all of them in the way.
    if (node.localName === "a") node.setAttribute("tabindex", "-1");
  }
  return copy;
}

function dress({ live, base }, look, light) {
  live.setAttribute("class", [base, look, light].filter(Boolean).join(" "));
  live.querySelector(".tick")?.remove();
  const sign = /\b(accepted|added)\b/.test(look) ? "✓" : /\bchanged\b/.test(look) ? "✎" : "";
  const shape = sign && base.startsWith("node") && live.querySelector("polygon, path");
  if (!shape) return;
  const numbers = (shape.getAttribute("points") ?? shape.getAttribute("d")).match(NUMBER).map(Number);
  const tick = document.createElementNS(SVG, "text");
  tick.setAttribute("class", "tick");
  tick.setAttribute("x", Math.max(...numbers.filter((_, at) => at % 2 === 0)) - 17);
  tick.setAttribute("y", Math.min(...numbers.filter((_, at) => at % 2)) + 17);
  tick.textContent = sign;
  live.append(tick);
}

/** Make the line that is drawn while one element is dragged to another. */
export function thread() {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("class", "thread");
  drawn.append(document.createElementNS(SVG, "line"));
  return drawn;
}
