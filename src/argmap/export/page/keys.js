// Keys: the table of keys.toml, and the keys of a tree in the outline.
const dialog = $("#help");
const table = new Map();
for (const row of DATA.keys) {
  if (!actions[row.action] && row.action !== "clear" && row.action !== "help") console.error(`no action ${row.action}`);
  for (const key of row.keys) table.set(key, row);
}

actions.help = () => { if (!dialog.open) dialog.showModal(); };
actions.clear = () => {
  if (query.value) { clearSearch(); query.blur(); }
  else if (document.activeElement === query) query.blur();
  else if (chosen) {
    const inCard = card.contains(document.activeElement), unit = chosen;
    clearChoice();
    if (inCard && isShown("map") && unit.link) unit.link.focus({ preventScroll: true });
  }
};
const isWritten = (element) => element.matches("select, textarea, input:not([type='checkbox'], [type='range'])");
const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || dialog.open) return;
  const name = (event.shiftKey && event.key.length > 1 ? "Shift+" : "") + event.key;
  const row = table.get(name), target = event.target;
  if (!row || (isWritten(target) && event.key !== "Escape")) return;
  if (event.key.length === 1 && !$("#single-keys").checked) return;
  if (row.where && !target.closest(row.where)) return;
  actions[row.action](event.key);
  event.preventDefault();
};

const visibleItems = () => $$('[role="treeitem"]').filter((item) => !item.classList.contains("away"));
const onTreeKey = (event) => {
  const item = event.target.closest('[role="treeitem"]');
  if (!item || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rows = visibleItems(), here = rows.indexOf(item), unit = units.get(item.dataset.unit);
  const level = Number(item.getAttribute("aria-level")), open = item.getAttribute("aria-expanded");
  const parent = rows.slice(0, here).reverse().find((one) => Number(one.getAttribute("aria-level")) < level);
  let to = null;
  switch (event.key) {
    case "ArrowDown": to = rows[here + 1]; break;
    case "ArrowUp": to = rows[here - 1]; break;
    case "Home": to = rows[0]; break;
    case "End": to = rows[rows.length - 1]; break;
    case "ArrowRight": if (open === "false") toggleFold(unit); else if (open) to = rows[here + 1]; break;
    case "ArrowLeft": if (open === "true") toggleFold(unit); else to = parent; break;
    case "Enter": case " ": to = item; break;
    default: return;
  }
  event.preventDefault();
  if (!to) return;
  choose(units.get(to.dataset.unit), "outline");
  setStop("outline", to);
  to.focus();
};
const listenToKeys = () => {
  for (const box of $$("[data-also]"))
    box.addEventListener("change", () => document.body.classList.toggle(`also-${box.dataset.also}`, box.checked));
  $("#outline").addEventListener("keydown", onTreeKey);
  document.addEventListener("keydown", onKey);
  // A knob is no link: Enter and Space press it.
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.closest(".node.unit")) return;
    event.preventDefault();
    choose(units.get(event.target.closest(".node.unit").id), "map");
  });
  document.addEventListener("focusin", (event) => {
    const unit = event.target.matches(":focus-visible") && !card.contains(event.target) && unitAt(event.target);
    if (unit && unit !== chosen) { clearTimeout(waiting); trace(unit); if (panelOf(event.target) === "map") bring(unit); }
  });
};
