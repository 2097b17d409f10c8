// What takes several keys: moving edges, dividing, choosing the other end of an arrow or a merger.
// Each is a plain record on `app.mode`; nothing is decided before it is confirmed.

import { element, isRelation } from "./foresee.js";
import { say } from "./dom.js";
import { cuts, freePart, freeWords, mergeable, targetsFor, unitAt } from "./possible.js";
import { aimedArrow, choosable } from "./targets.js";

const TYPES = ["support", "rebut", "undercut", "qualify", "linked"];

/** The actions of the modes, by name. */
export function modeActions(app) {
  const update = (changes) => {
    Object.assign(app.mode, changes);
    app.show();
  };
  const actions = {
    edges: () => {
      const row = current(app);
      if (!row) return;
      const chosen = app.article.selected();
      if (chosen) return app.settle({ op: "span", id: row.id, ...chosen }, `edges of ${row.id} moved`);
      app.begin({ name: "edges", id: row.id, start: row.start, end: row.end, edge: "end" });
    },
    unit: () => {
      const chosen = app.article.selected();
      const free = chosen ? freePart(app.view, app.article.points, chosen) : beside(app);
      if (!free) return say(chosen ? `These words are in ${owner(app, chosen)} already: divide it, or move its edges` : "Every word is in a statement already: divide one, or move its edges");
      app.begin({ name: "edges", id: null, ...free, edge: "end", role: "claim" });
    },
    "edge-left": (_, letter) => update(moveEdge(app, -1, letter)),
    "edge-right": (_, letter) => update(moveEdge(app, 1, letter)),
    "edge-other": () => update({ edge: app.mode.edge === "end" ? "start" : "end" }),
    "edge-role": (role) => !app.mode.id && update({ role }),
    split: () => {
      const row = current(app);
      const at = row && firstCut(app, row);
      if (!row) return;
      if (at === null) return say(`${row.id} has only one word: it cannot be divided`);
      app.begin({ name: "split", id: row.id, start: row.start, end: row.end, at });
    },
    "cut-left": () => update({ at: moveCut(app, -1) }),
    "cut-right": () => update({ at: moveCut(app, 1) }),
    link: () => {
      const row = current(app);
      if (row) start(app, { name: "pick", what: "link", source: row.id, type: "support", target: undefined }, "It leads already to all that it can lead to");
    },
    retarget: () => {
      const row = aimedArrow(app);
      if (!row) return actions.link();
      const other = choosable(app).find((offer) => offer.target !== row.target && offer.type === row.type)?.target ?? row.target;
      start(app, { name: "pick", what: "retarget", id: row.id, source: row.source, type: row.type, target: other }, "There is nothing else to lead to");
    },
    merge: () => {
      const row = current(app);
      if (row) start(app, { name: "pick", what: "merge", source: row.id, type: null, target: undefined }, "There is no statement to merge it with");
    },
    "pick-before": () => update(step(app, -1)),
    "pick-after": () => update(step(app, 1)),
    "pick-number": (digit) => update(numbered(app, digit)),
    confirm: () => confirm(app),
    cancel: () => {
      app.end();
      say("Left as it was");
    },
  };
  for (const type of TYPES) {
    actions[`pick-${type}`] = () => app.mode.what !== "merge" && update(aimed(app, { ...app.mode, type }));
  }
  return actions;
}

function current(app) {
  const row = app.view.units.get(app.card());
  if (!row) say("Choose a statement first");
  return row;
}

function start(app, mode, otherwise) {
  const begun = aimed(app, mode);
  if (begun.target === null) return say(otherwise);
  app.begin(begun);
}

const owner = (app, { start: from }) => unitAt(app.view, from)?.id ?? "a statement";

/** Start an arrow of the mouse's: from one element to another. */
export function linkBetween(app, source, target) {
  const types = app.view.relations.has(target) ? ["undercut", "linked"] : ["support", "qualify"];
  const type = types.find((one) => targetsFor(app.view, source, one).includes(target));
  if (!type) return say(`${source} leads there already`);
  app.begin({ name: "pick", what: "link", source, type, target });
}

/** Take what was clicked while a mode is on; `at` is the place in the text, if it was there. */
export function clicked(app, id, at) {
  const { mode } = app;
  if (mode.name === "split" && at !== null && id === mode.id) Object.assign(mode, { at: nearestCut(app, mode, at) });
  if (mode.name === "pick" && candidates(app, mode).includes(id)) Object.assign(mode, { target: id, digits: "" });
  app.show();
}

/** Take words selected in the text while edges are being moved. */
export function selectedWords(app) {
  const chosen = app.mode?.name === "edges" && app.article.selected();
  if (!chosen) return;
  const free = app.mode.id ? chosen : freePart(app.view, app.article.points, chosen);
  if (!free) return say(`These words are in ${owner(app, chosen)} already`);
  Object.assign(app.mode, free);
  getSelection().removeAllRanges();
  app.show();
}

const FEW = 4; // words; what is shorter between two statements is what joins them

function beside(app) {
  // The next run of words that no statement has, behind the current one, up to its full stop.
  let row = element(app.view, app.current);
  if (isRelation(row)) row = element(app.view, row.source);
  const { points } = app.article;
  const free = freeWords(app.view, points.length);
  for (const { start, end, out } of app.view.parts) if (out) free.fill(0, start, end);
  const words = app.article.words(false).filter((at) => free[at]);
  const ends = app.article.words(true);
  const stretch = (start) => {
    const last = ends.find((at) => at > start && (at >= points.length || !free[at] || /[.!?]/.test(points[at - 1])));
    return { start, end: last ?? points.length };
  };
  const long = ({ start, end }) => words.filter((at) => start <= at && at < end).length >= FEW;
  const behind = words.filter((at) => at >= (row?.end ?? 0));
  for (const at of [...behind, ...words]) {
    const found = stretch(at);
    if (long(found)) return found;
  }
  return null;
}

function moveEdge(app, way, letter) {
  const { edge, start, end } = app.mode;
  const spots = letter ? null : app.article.words(edge === "end");
  const to = next(spots, app.mode[edge], way);
  const { points } = app.article;
  const fits = edge === "end" ? to > start && to <= points.length : to < end && to >= 0;
  const free = freeWords(app.view, points.length, app.mode.id);
  const more = free.subarray(Math.min(to, app.mode[edge]), Math.max(to, app.mode[edge]));
  const grows = edge === "end" ? to > end : to < start;
  if (fits && grows && more.includes(0)) say(`The next words are in ${unitAt(app.view, edge === "end" ? to - 1 : to)?.id ?? "another statement"}`);
  else if (fits) return { [edge]: to };
  return {};
}

function next(spots, at, way) {
  if (!spots) return at + way;
  return (way > 0 ? spots.find((spot) => spot > at) : spots.findLast((spot) => spot < at)) ?? at;
}

const near = (places, at) => places.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? null;
const nearestCut = (app, mode, at) => near(cuts(app.article, mode), at);

function moveCut(app, way) {
  const places = cuts(app.article, app.mode);
  return (way > 0 ? places.find((at) => at > app.mode.at) : places.findLast((at) => at < app.mode.at)) ?? app.mode.at;
}

// Where the statement was clicked last; else behind a stop; else in the middle.
function firstCut(app, row) {
  const places = cuts(app.article, row);
  if (app.spot?.id === row.id && app.spot.at > row.start) return near(places, app.spot.at);
  const stopped = places.find((at) => /[,;:–—]/.test(app.article.points.slice(at - 3, at).join("")));
  return stopped ?? places[places.length >> 1] ?? null;
}

let known = {}; // the last answer: the same is asked at each key press

function candidates(app, mode) {
  const { view } = app;
  const asked = [mode.what, mode.source, mode.type, mode.id].join();
  if (known.view !== view || known.asked !== asked) {
    const ids = mode.what === "merge" ? mergeable(view, mode.source) : targetsFor(view, mode.source, mode.type, mode.id);
    known = { view, asked, ids };
  }
  return known.ids;
}

function aimed(app, mode) {
  const ids = candidates(app, mode);
  if (ids.includes(mode.target)) return { ...mode, digits: "" };
  const from = app.view.units.get(mode.source)?.start ?? 0;
  const unit = (id) => app.view.units.get(id) ?? app.view.units.get(app.view.relations.get(id).source);
  const place = (id) => unit(id)?.start ?? 0;
  const touched = app.touched.findLast((id) => ids.includes(id) && id !== mode.source);
  // The nearest; for a merger rather behind, else rather before.
  const far = (id) => Math.abs(place(id) - from) + (place(id) > from === (mode.what === "merge") ? 0 : 0.5);
  return { ...mode, target: touched ?? ids.toSorted((a, b) => far(a) - far(b))[0] ?? null, digits: "" };
}

function step(app, way) {
  const ids = candidates(app, app.mode);
  const at = ids.indexOf(app.mode.target);
  return { target: ids[(at + way + ids.length) % ids.length] ?? null, digits: "" };
}

function numbered(app, digit) {
  const ids = candidates(app, app.mode);
  const ending = (digits) => ids.find((id) => id.replace(/^\D+/, "") === digits);
  for (const digits of [`${app.mode.digits ?? ""}${digit}`, digit]) {
    const target = ending(digits);
    if (target) return { target, digits };
  }
  return { digits: `${app.mode.digits ?? ""}${digit}` };
}

function confirm(app) {
  const { mode } = app;
  const { id, start, end, at, source, target, type, role } = mode;
  if (mode.name === "pick" && !target) return say("There is nothing to lead to");
  app.end();
  if (mode.name === "split") return app.settle({ op: "split", id, at }, `${id} divided`);
  if (mode.name === "edges" && id) return app.settle({ op: "span", id, start, end }, `edges of ${id} moved`);
  if (mode.name === "edges") return app.settle({ op: "add-unit", start, end, role }, "statement added", true);
  if (mode.what === "merge") return app.settle({ op: "merge", id: source, with: target }, `${target} merged into ${source}`);
  if (mode.what === "retarget") return app.settle({ op: "retarget", id, target, type }, `${id} now leads to ${target}`);
  return app.settle({ op: "add-relation", source, target, type }, "arrow added", true);
}
