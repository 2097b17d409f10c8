// Filters by role, speaker, strength, side and score: what does not pass fades or goes.
const form = $("#filters");
const hiddenRoles = new Set();

const passesFilters = (unit, values) =>
  !hiddenRoles.has(unit.role)
    && (!values.speaker || (unit.says || "") === values.speaker.slice(1))
    && (!values.strength || unit.strength === values.strength)
    && (!values.side || unit.side === values.side)
    && unit.score >= Number(values.score || 0);
const applyFilters = () => {
  const values = Object.fromEntries(new FormData(form));
  let kept = 0;
  for (const unit of list) {
    unit.off = !passesFilters(unit, values);
    kept += !unit.off;
    for (const element of [unit.node, ...unit.boxes, ...unit.marks, ...unit.items, ...unit.rows]) if (element) element.classList.toggle("off", unit.off);
  }
  for (const relation of relations.values()) {
    const off = units.get(relation.source).off || units.get(relation.bears).off;
    for (const piece of relation.pieces) piece.classList.toggle("off", off);
  }
  const all = kept === list.length;
  $("#filtered").textContent = all ? "" : ` ${kept}/${list.length}`;
  $('[name="score"] + output', form).textContent = form.score.value;
  applyFolds();
  layOutAll();
  listHits();
  if (isShown("map") && svg.classList.contains("compact")) whole();
  tell(all ? "All statements are shown" : `${kept} of ${list.length} statements pass the filters`);
};
const setFilters = (open) => {
  form.hidden = !open;
  $('[data-action="filters"]').setAttribute("aria-expanded", String(open));
};
const listenToFilters = () => {
  form.addEventListener("input", applyFilters);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    if (event.target.closest("[type=reset]")) {
      // By the browser's own way the fields are reset some time after the click.
      event.preventDefault();
      form.reset();
      hiddenRoles.clear();
      for (const button of $$("[data-role]", form)) button.setAttribute("aria-pressed", "true");
      applyFilters();
      return;
    }
    const button = event.target.closest("[data-role]");
    if (!button) return;
    const role = button.dataset.role;
    if (!hiddenRoles.delete(role)) hiddenRoles.add(role);
    button.setAttribute("aria-pressed", String(!hiddenRoles.has(role)));
    applyFilters();
  });
  $("#coverage").addEventListener("click", (event) => {
    const button = event.target.closest("[data-fate]");
    if (!button) return;
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    for (const item of $$(`.sentences > .${button.dataset.fate}`)) item.classList.toggle("off", !on);
  });
};
actions.filters = () => setFilters(form.hidden);
