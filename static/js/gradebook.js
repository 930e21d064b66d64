// Learners that come in as one scrolls: says who came, and keeps the focus where it was.
let was_focused = false;

document.addEventListener("htmx:beforeSwap", (event) => {
  was_focused = event.detail.target.contains(document.activeElement);
});

document.addEventListener("htmx:load", (event) => {
  const rows = event.detail.elt;
  if (!rows.matches("tbody[data-said]")) return;
  document.getElementById("status").textContent = rows.dataset.said;
  if (was_focused) rows.querySelector("a").focus();
  was_focused = false;
});

// Single keys go to the learner before, the next, the next without a grade.
document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off") return;
  if (event.ctrlKey || event.altKey || event.metaKey || !/^[a-z]$/i.test(event.key)) return;
  if (event.target.closest("input, select, textarea, summary")) return;
  document.querySelector(`a[data-key=${event.key.toLowerCase()}]`)?.click();
});
