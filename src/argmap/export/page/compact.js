// Moving what folding leaves into a tidy tree, with lines drawn anew; and back to Graphviz's places.
const MOST = 200; // statements; to move more takes longer than it helps
const SMALLER = 1.15; // a tidy tree must show its boxes that much larger to be worth the change
const home = new Map();
const middles = new Map();

const element = (tag, values) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(values)) made.setAttribute(name, value);
  return made;
};
// Heads point up, their tips at 0,0.
const HEADS = {
  support: "M0,0 l-4,9 h8 z", rebut: "M-6,2 h12", qualify: "M0,0 l-4,6 4,6 4,-6 z",
  undercut: "M-4,4 a4,4 0 1 0 8,0 a4,4 0 1 0 -8,0", linked: "M-2,0 a2,2 0 1 0 4,0 a2,2 0 1 0 -4,0",
};
const near = (value, low, high) => Math.max(low, Math.min(high, value));

// Where a line starts and ends, and which way it goes there: up, down, or to the side.
const ends = (relation) => {
  const from = boxes.get(relation.source), to = boxes.get(relation.bears);
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [x, y] = middle(from), [toX, toY] = middle(to);
  const point = relation.bears === relation.target ? null : middles.get(relation.target);
  if (from.top >= to.bottom || point) {
    const reach = (to.right - to.left) * 0.35;
    return { start: [x, from.top], end: point || [toX + near((x - toX) * 0.25, -reach, reach), to.bottom], way: [0, -1] };
  }
  if (from.bottom <= to.top) return { start: [x, from.bottom], end: [toX, to.top], way: [0, 1] };
  const right = x < toX;
  return { start: [right ? from.right : from.left, y], end: [right ? to.left : to.right, toY], way: [right ? 1 : -1, 0] };
};
const redraw = (relation) => {
  const { start: [x, y], end: [endX, endY], way: [dx, dy] } = ends(relation);
  // From a lower row a line first goes straight up between the boxes of the upper one.
  const rise = dy < 0 ? Math.max(0, y - endY - BELOW - 8) : 0, fromY = y - rise;
  const bend = Math.max(16, (Math.abs(fromY - endY) + Math.abs(x - endX) * Math.abs(dx)) / 2);
  middles.set(relation.id, [(x + endX) / 2, (fromY + endY) / 2]);
  const off = units.get(relation.source).off || units.get(relation.bears).off;
  const group = element("g", { class: `redrawn edge relation ${relation.type}${off ? " off" : ""}`, "aria-hidden": "true" });
  const curve = `C${x + dx * bend},${fromY + dy * bend} ${endX - dx * bend},${endY - dy * bend} ${endX - dx * 6},${endY - dy * 6}`;
  const turn = dx ? 90 * dx : dy > 0 ? 180 : 0;
  const words = element("text", { x: dx ? (x + endX) / 2 : x, y: dx ? y - 8 : y + 8 * dy });
  words.textContent = DATA.types[relation.type].out;
  group.append(
    element("path", { class: "line", d: `M${x},${y} V${fromY} ${curve}` }),
    element("path", { class: "head", d: HEADS[relation.type], transform: `translate(${endX} ${endY}) rotate(${turn})` }), words,
  );
  svg.append(group);
  relation.pieces.push(group);
};

const restore = () => {
  for (const relation of relations.values()) {
    relation.pieces = relation.pieces.filter((piece) => !piece.matches(".redrawn") || piece.remove());
    for (const piece of relation.pieces) piece.classList.remove("replaced");
  }
  for (const unit of list) if (unit.node) unit.node.style.transform = "";
  for (const [id, box] of home) boxes.set(id, box);
};
const move = (tree, placed) => {
  for (const unit of tree.met) {
    const from = home.get(unit.id), to = placed.get(unit.id);
    boxes.set(unit.id, to);
    unit.node.style.transform = `translate(${to.left - from.left}px, ${to.top - from.top}px)`;
  }
  middles.clear();
  const moved = (id) => tree.met.has(units.get(id));
  const lines = [...relations.values()].filter((one) => one.pieces.length && moved(one.source) && moved(one.bears));
  // What ends on a line comes after that line.
  lines.sort((a, b) => (a.target !== a.bears) - (b.target !== b.bears));
  for (const relation of lines) {
    for (const piece of relation.pieces) piece.classList.add("replaced");
    redraw(relation);
  }
};
// Tells whether lines were drawn anew or taken away.
const compact = () => {
  if (!home.size) for (const [id, box] of boxes) home.set(id, box);
  const was = svg.classList.contains("compact");
  if (was) restore();
  const rows = seen();
  let close = (folded.size > 0 || sifted()) && rows.length > 1 && rows.length <= MOST && !DATA.sideways && canvas.clientWidth > 0;
  if (close) {
    const tree = treeOf(home), placed = arrange(tree, home);
    close = tree.met.size === rows.length && fitting([...placed.values()]) > SMALLER * fitting(rows.map((unit) => home.get(unit.id)));
    if (close) move(tree, placed);
  }
  svg.classList.toggle("compact", close);
  frameAll();
  return was || close;
};
