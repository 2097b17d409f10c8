// A tidy tree of what is left while branches are folded, so that a folded map has no holes. After
// Reingold and Tilford (1981), with whole subtrees side by side; many leaves stand in two rows,
// those of the lower one below the gaps of the upper.
const BESIDE = 20, BELOW = 50, MANY = 4;

// Which statement stands under which: each under the first that leads to it, from the roots on.
const treeOf = (home) => {
  const rows = new Set(seen()), all = sifted();
  const tops = [...rows].filter((unit) => baseRoots.includes(unit)), todo = [...tops];
  const kids = new Map(), met = new Set(tops);
  for (let at = 0; at < todo.length; at += 1) {
    const unit = todo[at], under = folded.has(unit) && !all ? [] : unit.into.map((relation) => units.get(relation.source));
    const found = [...new Set(under)].filter((one) => !met.has(one) && rows.has(one) && home.has(one.id));
    found.sort((a, b) => home.get(a.id).left - home.get(b.id).left);
    for (const one of found) { met.add(one); todo.push(one); }
    kids.set(unit, found);
  }
  return { tops, kids, met };
};

// Give each statement a box, in the units of the picture.
const arrange = ({ tops, kids }, home) => {
  const placed = new Map(), spans = new Map();
  const wide = (unit) => home.get(unit.id).right - home.get(unit.id).left;
  const high = (unit) => home.get(unit.id).bottom - home.get(unit.id).top;
  const put = (unit, middle, upper) => placed.set(unit.id, {
    left: middle - wide(unit) / 2, right: middle + wide(unit) / 2, top: upper, bottom: upper + high(unit),
  });
  const split = (some) => {
    const leaves = some.filter((unit) => !kids.get(unit).length);
    return leaves.length < MANY ? [some, []] : [some.filter((unit) => kids.get(unit).length), leaves];
  };
  const slot = (leaves) => Math.max(...leaves.map(wide)) + BESIDE;
  const rowSpan = (some) => {
    const [row, bricks] = split(some);
    const first = row.reduce((sum, one) => sum + span(one) + BESIDE, 0);
    return first + (bricks.length ? (bricks.length + 1) * slot(bricks) / 2 : 0) - BESIDE;
  };
  const span = (unit) => {
    const under = kids.get(unit);
    if (!spans.has(unit)) spans.set(unit, Math.max(wide(unit), under.length ? rowSpan(under) : 0));
    return spans.get(unit);
  };
  const lay = (some, start, upper) => {
    const [row, bricks] = split(some);
    let left = start;
    const stand = (unit) => {
      const middle = left + span(unit) / 2, under = kids.get(unit);
      put(unit, middle, upper);
      if (under.length) lay(under, middle - rowSpan(under) / 2, upper + high(unit) + BELOW);
      left += span(unit) + BESIDE;
    };
    const half = Math.ceil(row.length / 2);
    row.slice(0, half).forEach(stand);
    const step = bricks.length ? slot(bricks) / 2 : 0, tall = Math.max(0, ...bricks.filter((_, n) => n % 2 === 0).map(high));
    bricks.forEach((unit, n) => put(unit, left + step * (n + 1) - BESIDE / 2, upper + (n % 2) * (tall + BELOW)));
    if (bricks.length) left += step * (bricks.length + 1);
    row.slice(half).forEach(stand);
  };
  lay(tops, 0, 0);
  return placed;
};

const around = (rows) => ({
  left: Math.min(...rows.map((box) => box.left)), right: Math.max(...rows.map((box) => box.right)),
  top: Math.min(...rows.map((box) => box.top)), bottom: Math.max(...rows.map((box) => box.bottom)),
});
// How large boxes can be shown with all in sight.
const fitting = (rows) => {
  const all = around(rows);
  return Math.min(canvas.clientWidth / (all.right - all.left), canvas.clientHeight / (all.bottom - all.top));
};
