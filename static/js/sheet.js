// Counts the marks of the sheet as they are set, and points to the next empty row.
for (const form of document.querySelectorAll("form[data-sheet]")) {
  const rows = [...form.querySelectorAll("[data-slot]")];
  const cells = form.querySelectorAll(".scale i");
  const link = form.querySelector("[data-next-empty]");

  const count = () => {
    const placed = rows.map((row) => Boolean(row.querySelector("[type=radio]:checked")));
    const sure = rows.filter((row, i) => placed[i] && row.querySelector("[type=checkbox]:checked"));
    form.querySelector("[data-placed]").textContent = placed.filter(Boolean).length;
    form.querySelector("[data-sure]").textContent = sure.length;
    cells.forEach((cell, i) => cell.classList.toggle("d", placed[i]));
    if (!link) return;
    const empty = rows[placed.indexOf(false)];
    link.hidden = !empty;
    if (!empty) return;
    link.href = `#${empty.id}`;
    link.querySelector("[data-empty]").textContent = empty.dataset.slot;
  };

  form.addEventListener("change", count);
  count();
}
