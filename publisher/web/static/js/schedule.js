/* Dragging a tile to a day opens the page that moves it, with that day filled in. */
"use strict";
(() => {
  let moved = null;
  document.addEventListener("dragstart", (event) => {
    const tile = event.target.closest("[data-move]");
    if (!tile) return;
    moved = tile.dataset.move;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", tile.textContent.trim());
  });
  document.addEventListener("dragend", () => {
    moved = null;
    for (const each of document.querySelectorAll(".over")) each.classList.remove("over");
  });
  for (const day of document.querySelectorAll("[data-day]")) {
    day.addEventListener("dragover", (event) => {
      if (!moved) return;
      event.preventDefault();
      day.classList.add("over");
    });
    day.addEventListener("dragleave", () => day.classList.remove("over"));
    day.addEventListener("drop", (event) => {
      if (!moved) return;
      event.preventDefault();
      const to = new URL(moved, location.origin);
      to.searchParams.set("ngay", day.dataset.day);
      location.assign(to);
    });
  }
})();
