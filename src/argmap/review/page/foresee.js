// What a decision will do to the review, shown before the server has said so.
// Only what can be told for sure; the server's answer takes the place of all this.

// What each decision writes into a statement, by the fields of the map.
const WRITES = {
  role: (role) => ({ role }),
  source: (who) => ({ attributed_to: who || null, stance: who ? "reports" : null }),
  strength: (strength) => ({ strength, hedged: strength !== "certain" }),
  stance: (stance) => ({ stance }),
};

const AT_ARROWS = new Set(["undercut", "linked"]);

/** Make a review, as the server tells it, handy: elements by id, those taken out beside them. */
export function readState(data) {
  const table = (rows) => new Map(rows.map((row) => [row.id, row]));
  const { units, relations, text, title, parts, not_article: out } = data.map;
  const outside = out.map((part) => ({ ...part, out: true }));
  return { ...data, text, title, parts: [...parts, ...outside], units: table(units), relations: table(relations), gone: table(data.rejected) };
}

/** Give the element of an id, standing or taken out. */
export const element = (view, id) => view.units.get(id) ?? view.relations.get(id) ?? view.gone.get(id);

/** Tell whether an element is a relation. */
export const isRelation = (row) => row !== undefined && "target" in row;

/** Give the review as it will be after a decision, or as it is where that cannot be told. */
export function foresee(view, decision) {
  const { op, id } = decision;
  const row = view.units.get(id) ?? view.relations.get(id);
  if (op === "note") return { ...view, notes: { ...view.notes, [id]: decision.text } };
  if (op === "settle") return settled(view, decision);
  if (!row) return view;
  if (op === "accept") return judged(view, id, view.verdicts[id] === "open" ? "accepted" : view.verdicts[id]);
  if (op === "reject") return without(view, row);
  if (op in WRITES) return put(view, "units", { ...row, ...WRITES[op](decision.value) });
  const units = view.units.has(decision.target) && !AT_ARROWS.has(decision.type ?? row.type);
  if (op === "retarget" && units) return put(view, "relations", { ...row, type: decision.type ?? row.type, target: decision.target });
  // A type for arrows on arrows needs another target, which the server finds.
  const aimed = op === "relation-type" && AT_ARROWS.has(row.type) === AT_ARROWS.has(decision.value);
  if (aimed) return put(view, "relations", { ...row, type: decision.value });
  if (op === "span") {
    const text = Array.from(view.text).slice(decision.start, decision.end).join("");
    return put(view, "units", { ...row, start: decision.start, end: decision.end, text, parts: [] });
  }
  return view;
}

function settled(view, { id, value }) {
  const rows = (view.second?.rows ?? []).filter((row) => row.of !== id || row.key !== value);
  return view.second ? { ...view, second: { ...view.second, rows } } : view;
}

const judged = (view, id, verdict) => ({ ...view, verdicts: { ...view.verdicts, [id]: verdict } });

function put(view, table, row) {
  const verdict = view.verdicts[row.id] === "added" ? "added" : "changed";
  return { ...judged(view, row.id, verdict), [table]: new Map(view[table]).set(row.id, row) };
}

function without(view, row) {
  const out = new Map([[row.id, row]]);
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const other of view.relations.values()) {
      if (out.has(other.source) || out.has(other.target)) out.set(other.id, other);
    }
  }
  const rest = (table) => new Map([...table].filter(([id]) => !out.has(id)));
  const gone = new Map([...view.gone, ...out]);
  const verdicts = { ...view.verdicts };
  for (const id of out.keys()) verdicts[id] = "rejected";
  return { ...view, units: rest(view.units), relations: rest(view.relations), gone, verdicts };
}
