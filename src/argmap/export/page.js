"use strict";
(() => {
  const canvas = document.querySelector(".canvas");
  const svg = canvas.querySelector("svg");
  if (!svg) return;
  const size = svg.viewBox.baseVal;
  svg.setAttribute("width", size.width);
  svg.setAttribute("height", size.height);
  let x = 0, y = 0, scale = 1;

  const show = () => { svg.style.transform = `translate(${x}px, ${y}px) scale(${scale})`; };
  const zoom = (factor, cx = canvas.clientWidth / 2, cy = canvas.clientHeight / 2) => {
    const next = Math.min(4, Math.max(0.05, scale * factor));
    x = cx - (cx - x) * next / scale;
    y = cy - (cy - y) * next / scale;
    scale = next;
    show();
  };
  const centre = (node, top = 0.5) => {
    const box = node.getBoundingClientRect(), view = canvas.getBoundingClientRect();
    x += view.left + view.width / 2 - (box.left + box.width / 2);
    y += view.top + view.height * top - (box.top + box.height / 2);
    show();
  };
  const whole = () => {
    scale = Math.min(canvas.clientWidth / size.width, canvas.clientHeight / size.height);
    x = (canvas.clientWidth - size.width * scale) / 2;
    y = 0;
    show();
  };
  const reading = () => { scale = Math.min(1.1, Math.max(0.9, canvas.clientWidth / 900)); show(); };
  // Reading size, with the highest conclusion whole and as much as can be of what stands below.
  const top = () => {
    reading();
    const box = (node) => node.getBoundingClientRect();
    const units = [...svg.querySelectorAll(".node.unit")];
    const heads = units.filter((node) => node.matches(".conclusion")).concat(units.slice(0, 1));
    if (!heads.length) return legend();
    const head = heads.reduce((a, b) => (b.matches(".conclusion") && box(b).top < box(a).top ? b : a));
    centre(head, 0.28);
    const view = box(canvas);
    const seen = units.map(box).filter((b) => b.top < view.bottom && b.bottom > view.top);
    // Of the cut-outs that hold the conclusion whole, the one with most boxes; its boxes centred.
    const width = view.width - 32, spot = box(head);
    const inside = (left) => seen.filter((b) => b.left >= left - 1 && b.right <= left + width + 1);
    const cuts = seen.map((b) => b.left).filter((left) => left <= spot.left && spot.right <= left + width);
    const far = (left) => Math.abs(left + width / 2 - (spot.left + spot.right) / 2);
    cuts.sort((a, b) => inside(b).length - inside(a).length || far(a) - far(b));
    const kept = cuts.length ? inside(cuts[0]) : [spot];
    const left = Math.min(...kept.map((b) => b.left)), right = Math.max(...kept.map((b) => b.right));
    x += (view.left + view.right - left - right) / 2;
    show();
  };
  const legend = () => {
    reading();
    x = (canvas.clientWidth - size.width * scale) / 2;
    y = 0;
    const title = svg.querySelector("#graph0 text");
    if (title) centre(title, 0.08);
  };
  const light = (id, from) => {
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    const node = svg.querySelector(`[id="${id}"]`);
    for (const mark of document.querySelectorAll(`[data-unit="${id}"]`)) mark.classList.add("lit");
    if (node) node.classList.add("lit");
    if (from !== "map" && node) {
      if (scale < 0.6) reading();
      centre(node);
    }
    const mark = document.getElementById(`t-${id}`);
    if (from !== "text" && mark) mark.scrollIntoView({ block: "center" });
  };

  let held = null, moved = false;
  canvas.addEventListener("pointerdown", (event) => { held = [event.clientX - x, event.clientY - y]; moved = false; });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const nx = event.clientX - held[0], ny = event.clientY - held[1];
    if (Math.abs(nx - x) + Math.abs(ny - y) > 3) { moved = true; canvas.classList.add("held"); }
    if (moved) { x = nx; y = ny; show(); }
  });
  window.addEventListener("pointerup", () => { held = null; canvas.classList.remove("held"); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const view = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 400), event.clientX - view.left, event.clientY - view.top);
  }, { passive: false });
  canvas.addEventListener("click", (event) => {
    const node = event.target.closest(".node.unit");
    if (!node) return;
    event.preventDefault();
    if (!moved) light(node.id, "map");
  });
  canvas.addEventListener("focusin", (event) => {
    const node = event.target.closest && event.target.closest(".node.unit");
    if (node && event.target.matches(":focus-visible")) centre(node);
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (steps[event.key]) { x += steps[event.key][0]; y += steps[event.key][1]; show(); }
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") top();
    else if (event.key === "9") whole();
    else if (event.key === "8") legend();
    else return;
    event.preventDefault();
  });
  for (const element of document.querySelectorAll("mark[data-unit], tr[data-unit]")) {
    element.addEventListener("click", () => light(element.dataset.unit, element.matches("mark") ? "text" : "table"));
    element.addEventListener("keydown", (event) => { if (event.key === "Enter") light(element.dataset.unit, "text"); });
  }
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(Number(button.dataset.zoom)));
  document.querySelector('[data-fit="top"]').addEventListener("click", top);
  document.querySelector('[data-fit="legend"]').addEventListener("click", legend);
  document.querySelector('[data-fit="all"]').addEventListener("click", whole);
  top();
})();
