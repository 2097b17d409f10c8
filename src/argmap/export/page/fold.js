// Folding branches: what only leads through a folded statement is put away, on map and outline.
const folded = new Set();
const away = new Set();
const SVG = "http://www.w3.org/2000/svg";
const knobs = new Map();

// Statements that nothing above holds up: those that bear on nothing, then the rest, in circles.
const roots = () => {
  const found = list.filter((unit) => !unit.out.length), met = new Set();
  const meet = (unit) => { for (const one of follow(unit, below)[0]) met.add(one); };
  found.forEach(meet);
  for (const unit of list) if (!met.has(unit)) { found.push(unit); meet(unit); }
  return found;
};
const baseRoots = roots();
const reach = () => {
  const found = new Set(), todo = [...baseRoots];
  while (todo.length) {
    const unit = todo.pop();
    if (found.has(unit)) continue;
    found.add(unit);
    if (!folded.has(unit)) for (const relation of unit.into) todo.push(units.get(relation.source));
  }
  return found;
};
// While a filter is on: what passes, with all that it leads to; folds wait until it is off.
const sifted = () => list.some((unit) => unit.off);
const passing = () => {
  const todo = list.filter((unit) => !unit.off), found = new Set(todo);
  while (todo.length) for (const [, other] of above(todo.pop())) if (!found.has(other)) { found.add(other); todo.push(other); }
  return found;
};
const hiddenUnder = (unit) => [...follow(unit, (one) => below(one).filter(([, other]) => away.has(other)))[0]].filter((one) => away.has(one)).length;

const putAway = (element, gone) => {
  element.classList.toggle("away", gone);
  if (gone || element.matches(".unit, [role]")) element.setAttribute("aria-hidden", String(gone));
};
const applyFolds = () => {
  const shown = sifted() ? passing() : reach();
  away.clear();
  for (const unit of list) {
    if (!shown.has(unit)) away.add(unit);
    if (unit.node) putAway(unit.node, away.has(unit));
  }
  for (const relation of relations.values()) {
    const gone = away.has(units.get(relation.source)) || away.has(units.get(relation.bears));
    for (const piece of relation.pieces) putAway(piece, gone);
  }
  for (const [unit, knob] of knobs) {
    if (away.has(unit)) continue;
    const shut = folded.has(unit), count = shut ? hiddenUnder(unit) : 0;
    knob.classList.toggle("shut", shut);
    knob.lastChild.textContent = shut ? `+${count}` : "−";
    knob.setAttribute("aria-expanded", String(!shut));
    knob.setAttribute("aria-label", shut ? `Unfold ${count} under ${unit.name}` : `Fold under ${unit.name}`);
    if (unit.link) unit.link.setAttribute("aria-label", unit.label + (shut ? `; folded, ${count} hidden` : ""));
  }
  foldOutline();
  $("#folded").textContent = away.size ? `${list.length - away.size} of ${list.length} statements are shown; ${sifted() ? "Reset shows" : "X unfolds"} all` : "";
  if (compact()) retrace();
};
// A long text opens folded to what can be read; the strip below the graph says so.
const LONG = 120;
const foldLong = () => {
  if (list.length > LONG) for (const unit of list) if (unit.into.length && unit.role !== "conclusion") folded.add(unit);
};
const foldOutline = () => {
  let limit = Infinity;
  for (const item of $$('[role="treeitem"]')) {
    const depth = Number(item.getAttribute("aria-level"));
    if (depth <= limit) limit = Infinity;
    item.classList.toggle("away", depth > limit);
    if (!item.hasAttribute("aria-expanded") || depth > limit) continue;
    const unit = units.get(item.dataset.unit), shut = folded.has(unit);
    item.setAttribute("aria-expanded", String(!shut));
    $(".count", item).textContent = shut ? ` +${hiddenUnder(unit)}` : "";
    if (shut) limit = depth;
  }
};

const toggleFold = (unit) => {
  if (!unit || !unit.into.length) return;
  if (!folded.delete(unit)) folded.add(unit);
  const before = boxes.get(unit.id);
  applyFolds();
  stay(before, boxes.get(unit.id));
  const count = hiddenUnder(unit);
  tell(folded.has(unit) ? `${count} statements under ${unit.name} folded` : `${unit.name} unfolded`);
};
const foldAll = () => {
  if (folded.size) folded.clear();
  else for (const unit of list) if (unit.into.length && unit.role !== "conclusion") folded.add(unit);
  applyFolds();
  if (chosen && away.has(chosen)) clearChoice();
  // Nothing stands where it stood: to glide there would show no way, and cost a drawing a frame.
  if (folded.size) whole(false); else top(false);
};
// A statement that is to be seen must not be folded away.
const unfoldTo = (unit) => {
  if (!away.has(unit)) return;
  for (const one of follow(unit, above)[0]) if (one !== unit) folded.delete(one);
  applyFolds();
};

const addKnobs = () => {
  for (const unit of list) {
    if (unit.link) unit.label = unit.link.getAttribute("aria-label");
    if (!unit.node || !unit.into.length) continue;
    const box = unit.node.getBBox();
    const knob = document.createElementNS(SVG, "g");
    knob.setAttribute("class", "knob");
    knob.setAttribute("role", "button");
    const [shape, text] = ["rect", "text"].map((tag) => knob.appendChild(document.createElementNS(SVG, tag)));
    const x = box.x + box.width - 14, y = box.y + box.height;
    for (const [name, value] of Object.entries({ x: x - 13, y: y - 8, width: 26, height: 16, rx: 8 })) shape.setAttribute(name, value);
    text.setAttribute("x", x);
    text.setAttribute("y", y + 3.5);
    unit.node.append(knob);
    knobs.set(unit, knob);
  }
};
Object.assign(actions, { fold: () => (chosen && isShown("page") ? turnChosen(chosen) : toggleFold(chosen)), "fold-all": foldAll });
