// The map as data, and which elements of the page stand for which statement.
const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, kind, text) => {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (text !== undefined) element.textContent = text;
  return element;
};

const units = new Map(DATA.units.map((unit, order) => [unit.id, {
  ...unit, order, out: [], into: [], node: null, link: null, marks: [], items: [], rows: [], boxes: [], sentences: [],
}]));
const relations = new Map(DATA.relations.map((row) => [row.id, { ...row, pieces: [] }]));
for (const relation of relations.values()) {
  units.get(relation.source).out.push(relation);
  // What is done to a relation is done to the statement it starts from.
  const other = relations.get(relation.target);
  relation.bears = relation.type === "undercut" || relation.type === "linked" ? other.source : relation.target;
  units.get(relation.bears).into.push(relation);
}

const canvas = $(".canvas");
const svg = $("svg", canvas);
for (const group of svg ? $$("g.node, g.edge", svg) : []) {
  const unit = units.get(group.id);
  if (unit && group.matches(".node.unit")) {
    unit.node = group;
    unit.link = $("a", group);
  }
  // The point and the second half of an arrow have its id with something behind.
  const relation = relations.get(group.id.replace(/\+(point|end)$/, ""));
  if (relation && !group.matches(".node.unit")) relation.pieces.push(group);
}
for (const element of $$("[data-unit]")) {
  const unit = units.get(element.dataset.unit);
  const kind = element.matches("mark") ? "marks" : element.matches("tr") ? "rows" : element.matches("g") ? "boxes" : "items";
  unit[kind].push(element);
}
for (const element of $$("[data-units]"))
  for (const id of element.dataset.units.split(" "))
    if (id) units.get(id).sentences.push(element);

const list = [...units.values()];
const elementsOf = (unit) => [unit.node, ...unit.boxes, ...unit.marks, ...unit.items, ...unit.rows, ...unit.sentences];
// What says another again stands on the map where it is said first.
const standing = (unit) => (unit.again && units.get(unit.again)) || unit;
// The box of a statement on the one-page view that is in sight; that of what says it first, too.
const boxOf = (unit) => unit.boxes.find((box) => box.getClientRects().length) || (unit.again && boxOf(units.get(unit.again)));

const unitAt = (target) => {
  const element = target.closest && target.closest("[data-to], [data-unit], .node.unit");
  return element ? units.get(element.dataset.to || element.dataset.unit || element.id) : undefined;
};
const tell = (text) => { $("#told").textContent = text; };
const actions = {};
