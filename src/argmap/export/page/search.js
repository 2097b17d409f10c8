// Search: in the words of the article, and in what a statement says, who says it and its id.
const query = $("#query");
let hits = [], at = -1, joined = null;

// The article as one string, with the text node that each place of it stands in.
const readArticle = () => {
  const skip = (node) => node.parentNode.closest(".tag") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const walker = document.createTreeWalker($(".article"), NodeFilter.SHOW_TEXT, skip);
  const nodes = [], starts = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
    starts.push(text.length);
    text += walker.currentNode.data;
  }
  return { text, nodes, starts };
};
const placeOf = (offset, last) => {
  const { starts, nodes } = joined;
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] < offset || (!last && starts[middle] === offset)) low = middle; else high = middle - 1;
  }
  return [nodes[low], offset - starts[low]];
};
const rangeOf = (match) => {
  const range = new Range();
  range.setStart(...placeOf(match.index, false));
  range.setEnd(...placeOf(match.index + match[0].length, true));
  return range;
};
const pattern = (words) => new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");

const light = (name, ranges) => {
  if (!window.Highlight || !CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};
const find = () => {
  const words = query.value.trim(), test = words && pattern(words);
  const holds = (text) => Boolean(words) && text.search(test) >= 0;
  joined = joined || readArticle();
  hits = words ? [...joined.text.matchAll(test)].slice(0, 2000).map((match) => {
    const range = rangeOf(match), within = range.startContainer.parentNode.closest("mark");
    return { range, unit: within && units.get(within.dataset.unit) };
  }) : [];
  const met = new Set(hits.map((hit) => hit.unit));
  document.body.classList.toggle("searching", Boolean(words));
  for (const unit of list) {
    const hit = met.has(unit) || holds(unit.text) || holds(unit.name) || holds(unit.says || "");
    if (hit && !met.has(unit)) hits.push({ range: null, unit });
    for (const element of [unit.node, ...unit.boxes, ...unit.items, ...unit.rows]) if (element) element.classList.toggle("hit", hit);
  }
  if (isShown("coverage") || document.body.classList.contains("sifted")) sift(holds);
  light("found", hits.flatMap((hit) => hit.range || []));
  light("current", []);
  at = -1;
  if (hits.length && hits[0].range && isShown("text")) scrollToRange(hits[0].range);
  layOutAll();
  listHits();
  $("#found").textContent = !words ? "" : hits.length ? `${hits.length} found` : "none";
};
const sift = (holds) => {
  document.body.classList.toggle("sifted", Boolean(query.value.trim()));
  for (const item of $$(".sentences > li")) item.classList.toggle("hit", holds(item.textContent));
};

const scrollToRange = (range) => {
  const panel = $("#text"), box = range.getBoundingClientRect(), frame = panel.getBoundingClientRect();
  if (box.top < frame.top + 30 || box.bottom > frame.bottom - 30) panel.scrollTop += box.top - (frame.top + frame.height / 2);
};
const nextHit = (by) => {
  if (!hits.length) return;
  at = (at + by + hits.length + (at < 0 && by < 0)) % hits.length;
  const { unit, range } = hits[at];
  if (range && !unit) showTab("text");
  if (unit) choose(unit);
  if (range && isShown("text")) scrollToRange(range);
  light("current", range ? [range] : []);
  $("#found").textContent = `${at + 1} of ${hits.length}`;
};
const clearSearch = () => { query.value = ""; find(); };
const listenToSearch = () => {
  query.addEventListener("input", find);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { nextHit(event.shiftKey ? -1 : 1); event.preventDefault(); }
  });
};
Object.assign(actions, {
  search: () => { query.focus(); query.select(); },
  "next-hit": () => nextHit(1), "previous-hit": () => nextHit(-1),
});
