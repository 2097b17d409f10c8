// The graph is measured when it is first looked at: to lay out all its words takes a long text's
// page longer than all else.
let awake = false;
const wakeGraph = () => {
  if (awake) return;
  awake = true;
  measure();
  addKnobs();
  applyFolds();
  top();
  svg.classList.remove("gliding");
  let width = canvas.clientWidth;
  new ResizeObserver(() => {
    if (!canvas.clientWidth) return;
    view.x += (canvas.clientWidth - width) / 2;
    width = canvas.clientWidth;
    show();
  }).observe(canvas);
};

// Set all up, and show what the address asks for, or else the top of the map.
const start = () => {
  document.documentElement.classList.add("js");
  showTab(DATA.opens === "map" ? "outline" : DATA.opens);
  const size = svg.viewBox.baseVal;
  svg.setAttribute("width", size.width);
  svg.setAttribute("height", size.height);
  foldLong();
  applyFolds();
  layOutAll();
  for (const panel of PANELS) {
    for (const unit of list) {
      const element = panel === "page" ? null : focusOf(unit, panel);
      if (element) element.setAttribute("tabindex", "-1");
    }
    if (!["page", "map"].includes(panel) && list.length) setStop(panel, focusOf(list[0], panel));
  }
  const first = $('[role="treeitem"]');
  if (first) setStop("outline", first);
  showTab("text");
  setFilters(window.innerWidth >= 1000);
  listenToPointer();
  listenToHover();
  listenToTabs();
  listenToDivide();
  listenToClicks();
  listenToFilters();
  listenToSearch();
  listenToKeys();
  // A browser that jumps to what an address names would move what must stand.
  for (const element of [canvas, $("#map"), $("main"), document.body])
    element.addEventListener("scroll", () => { element.scrollTop = 0; element.scrollLeft = 0; });
  showTab(DATA.opens);
  const sheet = $$(".sheets .unit a").find((link) => link.getClientRects().length);
  if (sheet) setStop("page", sheet);
  openAddress();
  window.addEventListener("hashchange", openAddress);
};
const openAddress = () => {
  const id = location.hash.slice(1), unit = units.get(id) || units.get(id.replace(/^t-/, ""));
  if (!unit || unit === chosen) return;
  openTo(standing(unit));
  // What the one page has no place for is shown on the graph.
  if (isShown("page") && !boxOf(unit)) showTab(unit.node ? "map" : "outline");
  choose(unit);
};
start();
