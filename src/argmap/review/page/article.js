// The article's text with its statements marked, and places in it in characters as Python counts.

import { characters, clean, el } from "./dom.js";

/** The text on the page. Offsets are characters (code points) of the raw text, end exclusive. */
export class Article {
  constructor(place, onPick) {
    this.place = place;
    this.spans = new Map(); // the pieces of each statement, by its id
    this.drawn = "";
    place.addEventListener("click", (event) => {
      const mark = event.target.closest(".mark");
      if (mark && getSelection().isCollapsed) onPick(mark.dataset.unit, this.offset(...caret(event)));
    });
  }

  /** Show a review: build the text anew where its pieces changed, else only colour them. */
  show(view) {
    if (this.text !== view.text) {
      this.text = view.text;
      this.points = characters(view.text);
    }
    const rows = [...view.units.values(), ...[...view.gone.values()].filter((row) => !("target" in row))];
    const pieces = rows.flatMap((row) => piecesOf(row).map(([start, end]) => ({ start, end, row })));
    // By place, so that a statement that is only taken out leaves the pieces as they were.
    pieces.sort((a, b) => a.start - b.start || a.end - b.end || (a.row.id < b.row.id ? -1 : 1));
    const sign = pieces.map(({ start, end, row }) => `${row.id}:${start}:${end}`).join();
    const anew = sign !== this.drawn;
    if (anew) this.build(view, pieces);
    this.drawn = sign;
    for (const row of rows) this.colour(view, row);
    if (anew) this.light(this.lit);
  }

  build(view, pieces) {
    const outer = view.parts.filter((part) => part.kind !== "body");
    const edges = [...pieces, ...outer].flatMap(({ start, end }) => [start, end]);
    const breaks = new Set([0, ...this.paragraphs()]);
    const cuts = [...new Set([...breaks, ...edges, this.points.length])].sort((a, b) => a - b);
    this.spans.clear();
    this.pieces = cuts.slice(0, -1).map((start, at) => this.piece(start, cuts[at + 1], pieces, outer));
    // A block a paragraph: what changes in one is not laid out anew in the others.
    const blocks = [];
    for (const piece of this.pieces) {
      if (breaks.has(Number(piece.dataset.start))) blocks.push(el("div"));
      blocks.at(-1).append(piece);
    }
    this.place.replaceChildren(...blocks);
  }

  paragraphs() {
    const empty = (at) => this.points[at] === "\n" && this.points[at - 1] === "\n";
    return this.points.flatMap((point, at) => (point !== "\n" && empty(at - 1) ? [at] : []));
  }

  piece(start, end, pieces, outer) {
    const words = this.points.slice(start, end).join("");
    const span = el("span", { data: { start } }, words);
    const part = outer.find((row) => row.start <= start && end <= row.end);
    if (part) span.classList.add(part.out ? "out" : part.kind);
    if (part?.reason) span.title = clean(part.reason);
    // Of statements that overlap the shorter one is marked: it lies within the other.
    const over = pieces.filter((row) => row.start <= start && end <= row.end);
    const best = over.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    if (!best) return span;
    const id = best.row.id;
    span.dataset.unit = id;
    span.base = "mark";
    if (!this.spans.has(id)) {
      this.spans.set(id, []);
      span.base = "mark first";
    }
    this.spans.get(id).push(span);
    return span;
  }

  colour(view, row) {
    const verdict = view.gone.has(row.id) ? "rejected" : view.verdicts[row.id] ?? "";
    const look = `${row.role} ${verdict}`;
    for (const span of this.spans.get(row.id) ?? []) {
      if (span.look === look) continue;
      span.look = look;
      span.className = [span.base, look, this.lit?.[row.id]].filter(Boolean).join(" ");
      span.dataset.tag = clean(row.id);
    }
  }

  /** Light up statements: `{id: class}`, such as the current one and what it bears on. */
  light(lit = {}) {
    for (const span of this.shining ?? []) span.classList.remove("current", "near", "target");
    this.lit = lit;
    this.shining = Object.entries(lit).flatMap(([id, name]) => {
      const spans = this.spans.get(id) ?? [];
      for (const span of spans) span.classList.add(name);
      return spans;
    });
  }

  /** Bring a statement into view, a third down, without moving what is well in view already. */
  reveal(id) {
    const span = this.spans.get(id)?.[0];
    if (span) this.uncover(span.getBoundingClientRect());
  }

  uncover(box) {
    const view = this.place.getBoundingClientRect();
    const above = view.top + view.height * 0.1, below = view.top + view.height * 0.7;
    if (box.top >= above && box.bottom <= below) return;
    this.place.scrollTop += box.top - view.top - view.height / 3;
  }

  /** Give the offset of a place in the page, null where it is not in the text. */
  offset(node, at) {
    if (!node || !this.place.contains(node)) return null;
    // The edge of a paragraph, or of the whole text, is where its next piece begins.
    if (node.nodeType !== Node.TEXT_NODE && !node.children[at]) return this.end(node);
    let span = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.children[at];
    if (span.dataset.start === undefined) span = span.firstElementChild;
    const within = node.nodeType === Node.TEXT_NODE ? Array.from(node.data.slice(0, at)).length : 0;
    return Number(span.dataset.start) + within;
  }

  end(node) {
    const pieces = node.matches("[data-start]") ? [node] : node.querySelectorAll("[data-start]");
    const last = [...pieces].at(-1);
    return last ? Number(last.dataset.start) + Array.from(last.textContent).length : null;
  }

  /** Give the selected stretch without white space around it, null where nothing is selected. */
  selected() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    let start = this.offset(range.startContainer, range.startOffset);
    let end = this.offset(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    while (start < end && !this.points[start].trim()) start += 1;
    while (end > start && !this.points[end - 1].trim()) end -= 1;
    return start < end ? { start, end } : null;
  }

  /** Give the place in the page of a stretch of the text. */
  range(start, end) {
    const range = new Range();
    range.setStart(...this.spot(start, false));
    range.setEnd(...this.spot(end, true));
    return range;
  }

  spot(offset, asEnd) {
    const spans = this.pieces;
    let low = 0, high = spans.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = Number(spans[middle].dataset.start);
      if (asEnd ? start < offset : start <= offset) low = middle;
      else high = middle - 1;
    }
    const node = spans[low].firstChild;
    const within = offset - Number(spans[low].dataset.start);
    return [node, Array.from(node.data).slice(0, within).join("").length];
  }

  /** Paint stretches over the text, by the names of parts.css; an empty table takes all away. */
  paint(stretches = {}) {
    for (const name of ["edges", "second"]) CSS.highlights?.delete(name);
    for (const [name, [start, end]] of Object.entries(stretches)) {
      const range = this.range(start, end);
      CSS.highlights?.set(name, new Highlight(range));
      if (name === "edges") this.uncover(range.getBoundingClientRect());
    }
  }

  /** Give the starts or ends of words in the text. */
  words(ends) {
    const found = [];
    for (let at = 0; at <= this.points.length; at += 1) {
      const before = at > 0 && Boolean(this.points[at - 1].trim());
      const behind = at < this.points.length && Boolean(this.points[at].trim());
      if (ends ? before && !behind : behind && !before) found.push(at);
    }
    return found;
  }
}

const piecesOf = (row) => (row.parts?.length ? row.parts : [[row.start, row.end]]);

function caret({ clientX, clientY }) {
  const spot = document.caretPositionFromPoint?.(clientX, clientY);
  if (spot) return [spot.offsetNode, spot.offset];
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  return [range?.startContainer, range?.startOffset];
}
