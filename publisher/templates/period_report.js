"use strict";
// Heads of columns become buttons that sort. Rows that explain another one stay below it, and
// what is unknown comes last, whichever way round.
const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      const first = head.classList.contains("number") ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      heads.forEach((each) => each.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", was === first ? other : first);
      sort(table.tBodies[0], at, head);
    });
  });
}

function sort(body, at, head) {
  const turn = head.getAttribute("aria-sort") === "ascending" ? 1 : -1;
  const isNumber = head.classList.contains("number");
  const groups = [];
  for (const row of body.rows) {
    if (row.classList.contains("under") && groups.length) groups.at(-1).rows.push(row);
    else groups.push({ value: row.cells[at].dataset.sort, rows: [row] });
  }
  groups.sort((one, other) => {
    if (!one.value || !other.value) return Boolean(other.value) - Boolean(one.value);
    const order = isNumber ? one.value - other.value : words.compare(one.value, other.value);
    return order * turn;
  });
  body.append(...groups.flatMap((group) => group.rows));
}

document.querySelectorAll("table.sorts").forEach(sortable);
