// What takes several keys: moving edges, dividing, choosing the other end of an arrow or a merger.
// Each is a plain record on `app.mode`; nothing is decided before it is confirmed.

import { element, isRelation } from "./foresee.js";
import { say } from "./dom.js";

const OF_RELATIONS = new Set(["undercut", "linked"]);
const TYPES = ["support", "rebut", "undercut", "qualify", "linked"];

/** The actions of the modes, by name. */
export function modeActions(app) {
  const update = (changes) => {
    Object.assign(app.mode, changes);
    app.show();
  };
  const actions = {
    edges: () => {
      const row = current(app, "statement");
      if (!row) return;
      const chosen = app.article.selected();
      if (chosen) return app.settle({ op: "span", id: row.id, ...chosen }, `edges of ${row.id} moved`);
      app.begin({ name: "edges", id: row.id, start: row.start, end: row.end, edge: "end" });
    },
    unit: () => {
      const chosen = app.article.selected() ?? beside(app);
      app.begin({ name: "edges", id: null, ...chosen, edge: "end", role: "claim" });
    },
    "edge-left": (_, letter) => update(moveEdge(app, -1, letter)),
    "edge-right": (_, letter) => update(moveEdge(app, 1, letter)),
    "edge-other": () => update({ edge: app.mode.edge === "end" ? "start" : "end" }),
    "edge-role": (role) => !app.mode.id && update({ role }),
    split: () => {
      const row = current(app, "statement");
      if (row) app.begin({ name: "split", id: row.id, start: row.start, end: row.end, at: firstCut(app, row) });
    },
    "cut-left": (_, letter) => update({ at: moveCut(app, -1, letter) }),
    "cut-right": (_, letter) => update({ at: moveCut(app, 1, letter) }),
    link: () => {
      const row = current(app, "statement");
      if (row) app.begin(aimed(app, { name: "pick", what: "link", source: row.id, type: "support", target: undefined }));
    },
    retarget: () => {
      const row = current(app, "arrow");
      if (row) app.begin({ name: "pick", what: "retarget", id: row.id, source: row.source, type: row.type, target: row.target });
    },
    merge: () => {
      const row = current(app, "statement");
      if (row) app.begin(aimed(app, { name: "pick", what: "merge", source: row.id, type: null, target: undefined }));
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

function current(app, kind) {
  const row = app.view.units.get(app.current) ?? app.view.relations.get(app.current);
  if (row && isRelation(row) === (kind === "arrow")) return row;
  say(`Choose ${kind === "arrow" ? "an arrow" : "a statement"} first`);
  return null;
}

/** Start an arrow of the mouse's: from one element to another. */
export function linkBetween(app, source, target) {
  const type = app.view.relations.has(target) ? "undercut" : "support";
  app.begin({ name: "pick", what: "link", source, type, target });
}

/** Take what was clicked while a mode is on; `at` is the place in the text, if it was there. */
export function clicked(app, id, at) {
  const { mode } = app;
  if (mode.name === "split" && at !== null && id === mode.id) Object.assign(mode, { at: within(mode, at) });
  if (mode.name === "pick" && candidates(app, mode).includes(id)) Object.assign(mode, { target: id, digits: "" });
  app.show();
}

/** Take words selected in the text while edges are being moved. */
export function selectedWords(app) {
  const chosen = app.mode?.name === "edges" && app.article.selected();
  if (!chosen) return;
  Object.assign(app.mode, chosen);
  getSelection().removeAllRanges();
  app.show();
}

const FEW = 4; // words; what is shorter between two statements is what joins them

function beside(app) {
  // The next run of words that no statement has, behind the current one, up to its full stop.
  let row = element(app.view, app.current);
  if (isRelation(row)) row = element(app.view, row.source);
  const { points } = app.article;
  const taken = [...app.view.units.values(), ...app.view.parts.filter((part) => part.out)];
  const free = new Uint8Array(points.length).fill(1);
  for (const { start, end } of taken) free.fill(0, start, end);
  const words = app.article.words(false).filter((at) => free[at]);
  const ends = app.article.words(true);
  const stretch = (start) => {
    const last = ends.find((at) => at > start && (at >= points.length || !free[at] || /[.!?]/.test(points[at - 1])));
    return { start, end: last ?? points.length };
  };
  const long = ({ start, end }) => words.filter((at) => start <= at && at < end).length >= FEW;
  const behind = words.filter((at) => at >= (row?.end ?? 0));
  const found = [...behind, ...words].map(stretch).find(long);
  return found ?? { start: 0, end: ends[0] ?? 1 };
}

function moveEdge(app, way, letter) {
  const { edge, start, end } = app.mode;
  const spots = letter ? null : app.article.words(edge === "end");
  const to = next(spots, app.mode[edge], way);
  const fits = edge === "end" ? to > start && to <= app.article.points.length : to < end && to >= 0;
  return fits ? { [edge]: to } : {};
}

function next(spots, at, way) {
  if (!spots) return at + way;
  return (way > 0 ? spots.find((spot) => spot > at) : spots.findLast((spot) => spot < at)) ?? at;
}

const within = ({ start, end }, at) => Math.min(end - 1, Math.max(start + 1, at));

function moveCut(app, way, letter) {
  const { start, end, at } = app.mode;
  const to = next(letter ? null : app.article.words(false), at, way);
  return to > start && to < end ? to : at;
}

function firstCut(app, row) {
  const starts = app.article.words(false).filter((at) => at > row.start && at < row.end);
  const stopped = starts.find((at) => /[,;:–—]/.test(app.article.points.slice(at - 3, at).join("")));
  return stopped ?? starts[starts.length >> 1] ?? within(row, row.start + 1);
}

function candidates(app, mode) {
  if (OF_RELATIONS.has(mode.type)) {
    return [...app.view.relations.values()].filter((row) => row.id !== mode.id && row.source !== mode.source).map((row) => row.id);
  }
  return app.inText().filter((id) => id !== mode.source);
}

function aimed(app, mode) {
  const ids = candidates(app, mode);
  if (ids.includes(mode.target)) return mode;
  const from = app.view.units.get(mode.source)?.start ?? 0;
  const place = (id) => (app.view.units.get(id) ?? app.view.units.get(app.view.relations.get(id).source))?.start ?? 0;
  // The nearest; for a merger rather behind, else rather before.
  const far = (id) => Math.abs(place(id) - from) + (place(id) > from === (mode.what === "merge") ? 0 : 0.5);
  return { ...mode, target: ids.toSorted((a, b) => far(a) - far(b))[0] ?? null, digits: "" };
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
