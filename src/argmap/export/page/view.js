// Where the map is looked at from: one translation and one scale, in CSS pixels.
const view = { x: 0, y: 0, scale: 1 };
const boxes = new Map();
let frame = { left: 0, top: 0, right: 1, bottom: 1 };

const show = (glide = false) => {
  const width = canvas.clientWidth, height = canvas.clientHeight, kept = 60;
  // Some of the map stays in sight wherever it is moved.
  view.x = Math.min(width - kept - frame.left * view.scale, Math.max(kept - frame.right * view.scale, view.x));
  view.y = Math.min(height - kept - frame.top * view.scale, Math.max(kept - frame.bottom * view.scale, view.y));
  svg.classList.toggle("gliding", glide);
  svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
};
const pan = (dx, dy) => { view.x += dx; view.y += dy; show(); };
const zoom = (factor, cx = canvas.clientWidth / 2, cy = canvas.clientHeight / 2) => {
  const next = Math.min(4, Math.max(0.02, view.scale * factor));
  view.x = cx - (cx - view.x) * next / view.scale;
  view.y = cy - (cy - view.y) * next / view.scale;
  view.scale = next;
  show();
};
const readingScale = () => Math.min(1.15, Math.max(0.8, canvas.clientWidth / 900));
const seen = () => list.filter((unit) => boxes.has(unit.id) && !unit.node.classList.contains("away"));

// How much of the canvas the card leaves free: on its left, or above it where it is as wide.
const uncovered = () => {
  const card = $("#details"), width = canvas.clientWidth, height = canvas.clientHeight;
  if (card.hidden) return [width, height];
  return card.offsetWidth < width / 2 ? [width - card.offsetWidth, height] : [width, height - card.offsetHeight];
};
// Bring a statement into the middle; one that is in full sight stays where it is.
const bring = (unit) => {
  const box = boxes.get(unit.id);
  if (!box) return;
  if (view.scale < 0.55) view.scale = readingScale();
  const left = view.x + box.left * view.scale, top = view.y + box.top * view.scale;
  const right = view.x + box.right * view.scale, bottom = view.y + box.bottom * view.scale;
  const edge = 16, [wide, high] = uncovered();
  if (left >= edge && top >= edge && right <= wide - edge && bottom <= high - edge) return show();
  view.x += wide / 2 - (left + right) / 2;
  view.y += high / 2 - (top + bottom) / 2;
  show(true);
};

// Keep a statement at its place on the screen when it moves on the map.
const stay = (before, after) => {
  if (!before || !after) return;
  view.x += (before.left - after.left) * view.scale;
  view.y += (before.top - after.top) * view.scale;
  show();
};

const whole = (glide = true) => {
  if (!seen().length) return;
  const { left, right, top, bottom } = frame;
  const [wide, high] = uncovered(), tools = 0;
  view.scale = Math.min(1.15, (wide - 24) / (right - left), (high - 24 - tools) / (bottom - top));
  view.x = (wide - (left + right) * view.scale) / 2;
  view.y = (high - tools - (top + bottom) * view.scale) / 2;
  show(glide);
};

// Reading size, with the highest conclusion whole and as much as can be of what stands below.
const top = (glide = true) => {
  const rows = seen();
  if (!rows.length) return;
  const heads = rows.filter((unit) => unit.role === "conclusion");
  const height = (unit) => boxes.get(unit.id).top;
  const head = (heads.length ? heads : rows).reduce((a, b) => (height(b) < height(a) ? b : a));
  const spot = boxes.get(head.id);
  view.scale = readingScale();
  const width = (canvas.clientWidth - 32) / view.scale, depth = canvas.clientHeight / view.scale;
  const upper = spot.top - 0.12 * depth;
  const near = rows.map((unit) => boxes.get(unit.id)).filter((b) => b.bottom > upper && b.top < upper + depth);
  // Of the cut-outs that hold the conclusion whole, the one with most boxes, and then nearest.
  const inside = (left) => near.filter((b) => b.left >= left - 1 && b.right <= left + width + 1);
  const far = (left) => Math.abs(left + width / 2 - (spot.left + spot.right) / 2);
  const cuts = near.map((b) => b.left).filter((left) => left <= spot.left && spot.right <= left + width);
  const best = cuts.map((left) => [inside(left), far(left)]).sort((a, b) => b[0].length - a[0].length || a[1] - b[1])[0];
  const kept = best ? best[0] : [spot];
  const left = Math.min(...kept.map((b) => b.left)), right = Math.max(...kept.map((b) => b.right));
  view.x = canvas.clientWidth / 2 - (left + right) / 2 * view.scale;
  view.y = -upper * view.scale;
  show(glide);
};

const measure = () => {
  const graph = $(".graph", svg), matrix = graph.transform.baseVal.consolidate().matrix;
  for (const unit of list) {
    if (!unit.node) continue;
    const box = unit.node.getBBox();
    const left = matrix.a * box.x + matrix.e, upper = matrix.d * box.y + matrix.f;
    boxes.set(unit.id, { left, top: upper, right: left + box.width, bottom: upper + box.height });
  }
  frameAll();
};
const frameAll = () => {
  const all = seen().map((unit) => boxes.get(unit.id));
  if (all.length) frame = around(all);
};

Object.assign(actions, {
  "zoom-in": () => zoom(1.25), "zoom-out": () => zoom(0.8), top: () => top(), whole: () => whole(),
  pan: (key) => pan(...{ ArrowLeft: [70, 0], ArrowRight: [-70, 0], ArrowUp: [0, 70], ArrowDown: [0, -70] }[key]),
});
