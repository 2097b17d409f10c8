// Choosing a statement: it is shown wherever it stands, and focus follows keys.
let chosen = null;
const PANELS = ["text", "coverage", "page", "map", "outline", "claims"];
const stops = new Map();

const standIn = (unit, panel) => ({
  text: unit.marks[0], coverage: unit.sentences[0], page: boxOf(unit), map: unit.node, claims: unit.rows[0],
  outline: unit.items.find((item) => item.matches(".full")) || unit.items[0],
}[panel]);
// The element that takes the focus for a statement in a panel.
const focusOf = (unit, panel) => {
  const element = standIn(unit, panel);
  if (!element) return null;
  if (panel === "map") return unit.link;
  if (panel === "page") return $("a", element);
  return panel === "outline" ? element : $(`[data-to="${CSS.escape(unit.id)}"]`, element);
};
// One stop for the Tab key in each panel: where the reader is.
const setStop = (panel, element) => {
  const last = stops.get(panel);
  if (last) last.setAttribute("tabindex", "-1");
  if (element) { element.setAttribute("tabindex", "0"); stops.set(panel, element); }
};
const scrollTo = (unit, panel) => {
  if (panel === "map") return bring(unit);
  const element = standIn(unit, panel);
  if (element) element.scrollIntoView({ block: panel === "text" ? "center" : "nearest" });
};

const mark = (unit, on) => {
  for (const element of elementsOf(unit)) if (element) element.classList.toggle("chosen", on);
  if (unit.link) unit.link.setAttribute("aria-pressed", String(on));
};
const choose = (unit, from = "") => {
  unfoldTo(unit);
  openTo(standing(unit));
  if (chosen && chosen !== unit) mark(chosen, false);
  chosen = unit;
  mark(unit, true);
  clearTimeout(waiting);
  trace(unit);
  showDetails(unit);
  for (const panel of PANELS) {
    setStop(panel, focusOf(unit, panel));
    if (panel !== from && isShown(panel)) scrollTo(unit, panel);
  }
  remember(unit);
};
const clearChoice = () => {
  if (chosen) mark(chosen, false);
  chosen = null;
  trace(null);
  hideDetails();
  remember(null);
};

// The address names the statement, so that it can be kept or sent; browsers limit how often.
let later = 0;
const remember = (unit) => {
  clearTimeout(later);
  later = setTimeout(() => {
    try { history.replaceState(null, "", unit ? `#${unit.id}` : location.pathname + location.search); } catch { /* not everywhere */ }
  }, 400);
};

// Keys go on in the panel that has the focus, or else on the map or what stands in its place.
const panelOf = (element) => { const panel = element && element.closest(".panel"); return panel ? panel.id : ""; };
const step = (unit) => {
  if (!unit) return;
  const here = panelOf(document.activeElement);
  const panel = here && isShown(here) && standIn(unit, here) ? here : ["page", "map", "outline", "claims"].find(isShown);
  choose(unit, "");
  const element = focusOf(unit, panel);
  if (element) element.focus({ preventScroll: true });
};
const passes = (unit) => !unit.off;
const neighbour = (by) => {
  const rows = list.filter(passes);
  if (!chosen) return by > 0 ? rows[0] : rows[rows.length - 1];
  const later = rows.filter((unit) => (unit.order - chosen.order) * by > 0);
  return by > 0 ? later[0] : later[later.length - 1];
};
const sibling = (by) => {
  if (!chosen) return neighbour(1);
  const home = chosen.out[0];
  const rows = home ? units.get(home.bears).into.map((relation) => units.get(relation.source)) : baseRoots;
  return rows[rows.indexOf(chosen) + by];
};
const first = () => chosen || seen()[0];
Object.assign(actions, {
  next: () => step(neighbour(1)), previous: () => step(neighbour(-1)),
  up: () => step(chosen ? chosen.out[0] && units.get(chosen.out[0].bears) : first()),
  down: () => step(chosen ? chosen.into[0] && units.get(chosen.into[0].source) : first()),
  aside: () => step(sibling(1)), "aside-back": () => step(sibling(-1)),
});

const listenToClicks = () => document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.closest("button[data-action]")) return actions[target.closest("button").dataset.action]();
  const unit = unitAt(target), panel = panelOf(target);
  if (target.closest(".more")) return turn(partOf(target));
  if (target.closest(".knob, .twist") && unit && unit.into.length) return toggleFold(unit);
  if (target.closest("a[href^='#'], .canvas a, .sheets a") && !target.closest(".skip")) event.preventDefault();
  if (panel === "map" && dragged) return;
  if (unit) {
    if (!getSelection().isCollapsed && !target.closest("a")) return;
    choose(unit, target.closest("#details") ? "" : panel);
    return;
  }
  const edge = target.closest(".edge");
  const relation = edge && [...relations.values()].find((row) => row.pieces.includes(edge));
  if (relation) choose(units.get(relation.source), "map");
  else if (target.closest(".canvas, .sheets")) clearChoice();
});
