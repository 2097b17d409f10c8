// What can be done on the map as it is, so that nothing is proposed that cannot.

import { element, isRelation } from "./foresee.js";

const ON_ARROWS = new Set(["undercut", "linked"]);
const WORD = /[\p{L}\p{N}]/u;

/** Tell whether support would run in a circle among these arrows. */
export function circles(arrows) {
  const follow = new Map();
  for (const { source, target, type } of arrows) {
    if (type === "support") follow.set(source, [...(follow.get(source) ?? []), target]);
  }
  const seen = new Map(); // 1 while it is on the way, 2 when all behind it was seen
  const visit = (start) => {
    const way = [[start, [...(follow.get(start) ?? [])]]];
    seen.set(start, 1);
    while (way.length) {
      const [node, rest] = way.at(-1);
      const next = rest.pop();
      if (next === undefined) {
        seen.set(node, 2);
        way.pop();
      } else if (seen.get(next) === 1) return true;
      else if (!seen.has(next)) {
        seen.set(next, 1);
        way.push([next, [...(follow.get(next) ?? [])]]);
      }
    }
    return false;
  };
  return [...follow.keys()].some((id) => !seen.has(id) && visit(id));
}

/** Give what an arrow of that type from `source` may lead to; `own` is the arrow that is led elsewhere. */
export function targetsFor(view, source, type, own = null) {
  const others = [...view.relations.values()].filter((row) => row.id !== own);
  const taken = new Set(others.filter((row) => row.source === source).map((row) => row.target));
  if (ON_ARROWS.has(type)) {
    return others.filter((row) => !taken.has(row.id) && !bearsOn(view, row, source, own)).map((row) => row.id);
  }
  const ids = inText(view).filter((id) => id !== source && !taken.has(id));
  if (type !== "support") return ids;
  const behind = leadingTo(others, source);
  return ids.filter((id) => !behind.has(id));
}

// What a chain of arrows on arrows ends on; it must not come back to the statement it starts from.
function bearsOn(view, row, source, own) {
  for (let at = row; at; at = view.relations.get(at.target)) if (at.source === source || at.id === own) return true;
  return false;
}

// The statements that a statement supports, over any number of steps: an arrow to it from them is a circle.
function leadingTo(arrows, source) {
  const from = Map.groupBy(arrows.filter((row) => row.type === "support"), (row) => row.target);
  const found = new Set([source]);
  for (const id of found) for (const row of from.get(id) ?? []) found.add(row.source);
  return found;
}

/** Give the statements that a statement can be merged with. */
export function mergeable(view, id) {
  const joined = (other) => [...view.relations.values()].map((row) => ({
    type: row.type, source: row.source === other ? id : row.source, target: row.target === other ? id : row.target,
  })).filter((row) => row.source !== row.target);
  return inText(view).filter((other) => other !== id && !circles(joined(other)));
}

/** Give the ids of the statements in the order of the text. */
export const inText = (view) => [...view.units.values()].sort((a, b) => a.start - b.start).map((row) => row.id);

/** Give the places at which a statement can be divided, words on both sides; starts of words first. */
export function cuts(article, row) {
  const { points } = article;
  const first = points.findIndex((point, at) => at >= row.start && WORD.test(point));
  let last = row.end - 1;
  while (last > row.start && !WORD.test(points[last])) last -= 1;
  return article.words(false).filter((at) => at > first && at <= last);
}

/** Give, for each character of the text, whether a statement other than `own` leaves it free. */
export function freeWords(view, length, own = null) {
  const free = new Uint8Array(length).fill(1);
  for (const row of view.units.values()) {
    if (row.id !== own) for (const [start, end] of row.parts?.length ? row.parts : [[row.start, row.end]]) free.fill(0, start, end);
  }
  return free;
}

/** Give the longest stretch of a selection that no statement has, null where every word of it is taken. */
export function freePart(view, points, { start, end }) {
  const free = freeWords(view, points.length);
  let best = null;
  for (let from = start; from < end; from += 1) {
    let to = from;
    while (to < end && free[to]) to += 1;
    const words = points.slice(from, to).some((point) => WORD.test(point));
    if (words && (!best || to - from > best.end - best.start)) best = { start: from, end: to };
    from = to;
  }
  return best && trimmed(points, best);
}

function trimmed(points, { start, end }) {
  while (start < end && !points[start].trim()) start += 1;
  while (end > start && !points[end - 1].trim()) end -= 1;
  return { start, end };
}

/** Give the statement that has a place of the text. */
export const unitAt = (view, at) => [...view.units.values()].find((row) => row.start <= at && at < row.end);

/** Say why something cannot be done on the current element; empty where it can. */
export function unable(app, name) {
  const { view } = app;
  const row = view.units.get(app.card());
  if (!row || isRelation(element(view, app.current))) return "";
  if (name === "split") return cuts(app.article, row).length ? "" : "It has only one word";
  if (name === "merge") return view.units.size > 1 ? "" : "There is no other statement to merge it with";
  if (name === "link") return linkable(view, row.id) ? "" : "It leads already to all that it can lead to";
  return "";
}

const linkable = (view, id) => ["support", "qualify", "undercut"].some((type) => targetsFor(view, id, type).length);
