// Which panel each side shows, and how wide the sides are.
const showTab = (name, focus = false) => {
  const tab = $(`#tab-${name}`), panel = $(`#${name}`);
  for (const other of $$('[role="tab"]', tab.parentNode)) {
    const on = other === tab;
    other.setAttribute("aria-selected", String(on));
    other.tabIndex = on ? 0 : -1;
    $(`#${other.getAttribute("aria-controls")}`).hidden = !on;
  }
  if (name === "map") wakeGraph();
  if (focus) (panel.tabIndex >= 0 ? panel : $("[tabindex='0']", panel) || tab).focus();
  if (chosen) scrollTo(chosen, name);
};
const isShown = (name) => !$(`#${name}`).hidden;

const listenToTabs = () => {
  for (const row of $$('[role="tablist"]')) {
    row.addEventListener("click", (event) => {
      const tab = event.target.closest('[role="tab"]');
      if (tab) showTab(tab.getAttribute("aria-controls"));
    });
    row.addEventListener("keydown", (event) => {
      const tabs = $$('[role="tab"]', row), at = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      const tab = tabs[(to + tabs.length) % tabs.length];
      showTab(tab.getAttribute("aria-controls"));
      tab.focus();
      event.preventDefault();
    });
  }
};

const divide = $("#divide");
const setWidth = (percent) => {
  const width = Math.min(80, Math.max(20, Math.round(percent)));
  divide.setAttribute("aria-valuenow", width);
  $("main").style.setProperty("--left", `${width}%`);
};
const listenToDivide = () => {
  divide.addEventListener("pointerdown", (event) => { divide.setPointerCapture(event.pointerId); event.preventDefault(); });
  divide.addEventListener("pointermove", (event) => {
    if (divide.hasPointerCapture(event.pointerId)) setWidth(100 * event.clientX / $("main").clientWidth);
  });
  divide.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -4, ArrowRight: 4 }[event.key];
    if (!step) return;
    setWidth(Number(divide.getAttribute("aria-valuenow")) + step);
    event.preventDefault();
  });
};
for (const name of ["text", "coverage", "page", "map", "outline", "claims"]) actions[`show-${name}`] = () => showTab(name, true);
