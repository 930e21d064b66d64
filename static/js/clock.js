// The clock of a paper. It counts from what the server said at the load of the page and with
// each save, so a wrong clock of this device changes nothing. Milestones go to the status line, for
// who cannot see it; the timer itself is silent. At the end the page goes to the report.
const clock = document.querySelector("[data-clock]");
const MINUTE = 60000, LATE = 5, ASK_MS = 12000;
let left, since, told;

function set(ms) {
  left = ms;
  since = { steady: performance.now(), wall: Date.now() };
  told = next(ms);
}

// A device that slept may have stopped the one clock, but not the other.
const now = () =>
  left - Math.max(performance.now() - since.steady, Date.now() - since.wall);
const next = (ms) => milestones.find((at) => at < ms) ?? 0;
const words = (ms) =>
  ms >= MINUTE ? `${Math.ceil(ms / MINUTE)} min` : `${Math.max(0, Math.ceil(ms / 1000))} s`;
const milestones = clock
  ? [clock.dataset.total / 2, 10 * MINUTE, 5 * MINUTE, MINUTE].sort((a, b) => b - a)
  : [];

function say(ms) {
  if (ms > told || !told) return;
  const at = milestones.findLast((milestone) => milestone >= ms);
  const half = at === clock.dataset.total / 2 ? "Half the time is gone. " : "";
  document.querySelector("#status").textContent = `${half}${words(at)} left.`;
  told = next(ms);
}

function show(ms) {
  const shown = clock.querySelector("[data-left]"), late = clock.querySelector("[data-late]");
  shown.hidden = false;
  shown.textContent = words(ms);
  late.hidden = ms > LATE * MINUTE;
  if (!late.hidden) late.textContent = ms > MINUTE ? "Less than 5 minutes left" : "The last minute";
  clock.querySelector("[data-gone]")?.setAttribute("width", `${100 - (100 * ms) / clock.dataset.total}%`);
}

function tick() {
  const ms = Math.max(0, now());
  show(ms);
  say(ms);
  if (ms) return setTimeout(tick, Math.min(1000, ms + 20));
  document.dispatchEvent(new CustomEvent("timeup", { detail: clock.dataset.report }));
  // Without the form of a paper nobody else goes there.
  if (!document.querySelector("form[data-paper]")) location.assign(clock.dataset.report);
}

// An instructor may move the end while the page is open.
async function ask() {
  const reply = await fetch(clock.dataset.time).catch(() => null);
  if (reply?.ok) moved((await reply.json()).remaining_ms);
}

function moved(ms) {
  if (!Number.isFinite(ms)) return;
  const by = new Date(Date.now() + ms).toTimeString().slice(0, 5), change = ms - now();
  set(ms);
  if (!clock.dataset.time || Math.abs(change) < MINUTE / 2) return;
  clock.dataset.total = Number(clock.dataset.total) + change;
  clock.querySelector("[data-by]").textContent = by;
  document.querySelector("#status").textContent = `Your time has changed. Finish by ${by}.`;
}

if (clock) {
  set(Number(clock.dataset.clock));
  document.addEventListener("kept", ({ detail }) => moved(detail.said?.remaining_ms));
  tick();
  if (clock.dataset.time) setInterval(() => document.hidden || ask(), ASK_MS);
}
