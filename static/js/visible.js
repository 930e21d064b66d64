// For how long each question was on the screen, in a hidden field of its own: a learner's times are
// kept with their answers. Without this file there is no field, and no time.
const DAY_MS = 86400000;
const clocks = new Map(); // a question -> { field, ms, since, runs, near }
function tick(clock) {
  const now = performance.now();
  if (clock.runs) clock.ms += now - clock.since;
  Object.assign(clock, { since: now, runs: clock.near && !document.hidden });
  clock.field.value = Math.min(Math.round(clock.ms), DAY_MS);
}
const screen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const clock = clocks.get(target);
    if (clock) tick(Object.assign(clock, { near: isIntersecting }));
  }
});
function find() {
  for (const question of clocks.keys()) if (!question.isConnected) clocks.delete(question);
  for (const question of document.querySelectorAll("form[data-question], form[data-sheet] [data-slot]")) {
    if (clocks.has(question)) continue;
    const name = question.matches("form") ? "ms" : `ms${question.dataset.slot}`;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value: 0 });
    question.append(field);
    clocks.set(question, { field, ms: 0, since: performance.now(), runs: false, near: false });
    screen.observe(question);
  }
}
const all = () => clocks.forEach(tick);
document.addEventListener("visibilitychange", all);
for (const name of ["change", "submit"]) document.addEventListener(name, all, true);
document.addEventListener("htmx:afterSettle", find);
find();
