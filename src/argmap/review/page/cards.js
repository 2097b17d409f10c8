// Which statements are to be checked, in which order, and how many of them are.
// A statement is checked with the arrows that leave it, as one card.

import { element, isRelation } from "./foresee.js";

const BELOW = 0.5; // the score below which something is doubtful, where nobody names another
const ADDED = 2; // the score of what was added by hand

/** Give the id of the statement on whose card an element stands. */
export function cardOf(view, id) {
  const row = element(view, id);
  return isRelation(row) ? row.source : row?.id ?? null;
}

/** Give the ids of all statements, in the order of doubt or in that of the text. */
export function allCards(view, byDoubt) {
  const rows = [...view.units.values(), ...[...view.gone.values()].filter((row) => !isRelation(row) && row.id in view.verdicts)];
  if (!byDoubt) return rows.sort((a, b) => a.start - b.start).map((row) => row.id);
  const ids = new Set(rows.map((row) => row.id));
  const ordered = view.order.filter((id) => ids.has(id));
  // What was merged away or has just been added is not in the server's order.
  for (const id of ordered) ids.delete(id);
  return [...ordered, ...[...ids].filter((id) => view.units.has(id))];
}

/** Give those that the user wants to check: `choice` has `queue` and `below`. */
export function chosenCards(view, choice, byDoubt) {
  const ids = allCards(view, byDoubt);
  const below = choice.queue === "doubt" ? choice.below ?? BELOW : choice.below;
  const inside = membersOf(view, choice.queue);
  return ids.filter((id) => (!inside || inside.has(id)) && (below === null || (view.scores[id] ?? ADDED) < below));
}

function membersOf(view, queue) {
  if (queue === "all") return null;
  if (queue === "differences") return new Set((view.second?.rows ?? []).map((row) => row.card));
  return new Set(view.queues[queue]);
}

// A view never changes: what is told of it is worked out once.
const once = (make) => {
  const known = new WeakMap();
  return (view) => known.get(view) ?? known.set(view, make(view)).get(view);
};

const isOpen = (view, id) => (view.verdicts[id] ?? "open") === "open";
const leaving = once((view) => Map.groupBy(view.relations.values(), (row) => row.source));

// The statements of which something is not checked, themselves or an arrow that leaves them.
const openCards = once((view) => {
  const open = new Set();
  for (const id of view.units.keys()) if (isOpen(view, id)) open.add(id);
  for (const row of view.relations.values()) if (isOpen(view, row.id)) open.add(row.source);
  return open;
});

/** Tell whether a statement and all arrows that leave it are checked. */
export const isChecked = (view, id) => view.gone.has(id) || !openCards(view).has(id);

/** Give the arrows that leave a statement. */
export const arrowsFrom = (view, id) => leaving(view).get(id) ?? [];

/** Give the arrows that left a statement and were rejected by themselves. */
export const rejectedFrom = (view, id) =>
  [...view.gone.values()].filter((row) => isRelation(row) && row.source === id && view.verdicts[row.id] === "rejected");

/** Count cards: all, done and left of them, and of the conclusions among them. */
export function countCards(view, ids) {
  const open = openCards(view);
  const tally = (rows) => {
    const left = rows.filter((id) => open.has(id)).length;
    return { all: rows.length, left, done: rows.length - left };
  };
  const concludes = new Set(view.conclusions);
  const of = ids.filter((id) => concludes.has(id));
  return { ...tally(ids), conclusions: tally(of), others: tally(ids.filter((id) => !concludes.has(id))) };
}
