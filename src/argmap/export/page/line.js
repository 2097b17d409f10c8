// A statement's whole line of support: what it leads to, and all that bears on it.
const follow = (start, next) => {
  const found = new Set([start]), links = new Set(), todo = [start];
  while (todo.length) {
    for (const [relation, other] of next(todo.pop())) {
      links.add(relation);
      if (!found.has(other)) { found.add(other); todo.push(other); }
    }
  }
  return [found, links];
};
const above = (unit) => unit.out.map((relation) => [relation, units.get(relation.bears)]);
const below = (unit) => unit.into.map((relation) => [relation, units.get(relation.source)]);
// What says another again stands on the map at that one, and has its line.
const lineOf = (unit) => {
  const from = (!unit.node && units.get(unit.again)) || unit;
  const [up, upLinks] = follow(from, above), [down, downLinks] = follow(from, below);
  return { members: new Set([unit, ...up, ...down]), links: new Set([...upLinks, ...downLinks]) };
};

let traced = null, lit = [];
const trace = (unit) => {
  if (unit === traced) return;
  traced = unit;
  for (const element of lit) element.classList.remove("on");
  svg.classList.toggle("tracing", Boolean(unit));
  if (!unit) { lit = []; return; }
  const line = lineOf(unit);
  lit = [...line.links].flatMap((relation) => relation.pieces);
  for (const member of line.members) lit.push(...member.marks, ...(member.node ? [member.node] : []));
  for (const element of lit) element.classList.add("on");
};

const retrace = () => { const unit = traced; trace(null); trace(unit); };

// The line of what is pointed at; without that of what is chosen. Passing over a box in a hurry
// shows nothing, and neither does a pointer that does not rest, so that the map stays calm.
let waiting = 0, pointed = null;
const REST = 350; // milliseconds without a move
const rest = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => trace(pointed || chosen), REST);
};
const listenToHover = () => {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || held.size) return;
    pointed = unitAt(event.target) || null;
    rest();
  });
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch" && !held.size && pointed !== traced) rest();
  });
};
