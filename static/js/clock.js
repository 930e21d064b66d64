// The clock of a paper. It counts from what the server said at the load of the page and with
// each save, so a wrong clock of this device changes nothing. Milestones go to the status line, for
// who cannot see it; the timer itself is silent. At the end the page goes to the report.
const clock = document.querySelector("[data-clock]");
const address = clock?.dataset.time ?? document.querySelector("[data-unlimited]")?.dataset.unlimited;
const MINUTE = 60000, LATE = 5, ASK_MS = 10000, HOURS = 5, DAYS = 2;
let left, since, told, isLimited = Boolean(clock);

function set(ms) {
  left = ms;
  since = { steady: performance.now(), wall: Date.now() };
  told = next(ms);
}

// A device that slept may have stopped the one clock, but not the other.
const now = () =>
  left - Math.max(performance.now() - since.steady, Date.now() - since.wall);
const next = (ms) => milestones().find((at) => at < ms) ?? 0;
const words = (ms) => {
  if (ms >= DAYS * 1440 * MINUTE) return `${Math.floor(ms / (1440 * MINUTE))} days`;
  if (ms >= HOURS * 60 * MINUTE) return `${Math.floor(ms / (60 * MINUTE))} h`;
  return ms >= MINUTE ? `${Math.ceil(ms / MINUTE)} min` : `${Math.max(0, Math.ceil(ms / 1000))} s`;
};
const halfway = () => clock.dataset.total / 2;
const milestones = () => [halfway(), 10 * MINUTE, 5 * MINUTE, MINUTE].sort((a, b) => b - a);

function say(ms) {
  if (ms > told || !told) return;
  const at = milestones().findLast((milestone) => milestone >= ms);
  const half = at === halfway() ? "Half the time is gone. " : "";
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
  if (!isLimited) return;
  const ms = Math.max(0, now());
  show(ms);
  say(ms);
  if (ms) return setTimeout(tick, Math.min(1000, ms + 20));
  document.dispatchEvent(new CustomEvent("timeup", { detail: clock.dataset.report }));
  // Without the form of a paper nobody else goes there.
  if (!document.querySelector("form[data-paper]")) location.assign(clock.dataset.report);
}

// An instructor may move the end while the page is open; what it is then, the server says.
async function ask() {
  const reply = await fetch(address).catch(() => null);
  if (reply?.ok) moved(await reply.json());
}

function moved({ remaining_ms: ms, total_ms: total, by }) {
  const limited = Number.isFinite(ms);
  if (limited === isLimited && !(Math.abs(ms - now()) >= MINUTE / 2)) return limited && clock && set(ms);
  const change = !limited ? "There is no time limit any more." : !isLimited || ms < now() ? "You have less time now." : "You have more time now.";
  document.querySelector("#status").textContent = limited ? `${change} Finish by ${by}.` : change;
  // A limit that comes or goes needs another clock, which any page has that is loaded from now on.
  if (!limited || !isLimited) document.querySelector(".clock .now").textContent = limited ? `Finish by ${by}` : "No limit";
  isLimited = limited;
  const shown = clock?.querySelector("[data-by]");
  if (!limited || !shown) return;
  shown.textContent = by;
  clock.dataset.total = total;
  set(ms);
  rule(total);
  show(ms);
}

function rule(total) {
  for (const line of clock.querySelectorAll("[data-mark]"))
    for (const end of ["x1", "x2"]) line.setAttribute(end, `${100 - (100 * line.dataset.mark * MINUTE) / total}%`);
  const [all, half] = clock.querySelectorAll(".ruler text");
  if (all) [all.textContent, half.textContent] = [total, total / 2].map((one) => Math.floor(one / MINUTE));
}

if (clock) {
  set(Number(clock.dataset.clock));
  document.addEventListener("kept", ({ detail }) => {
    const ms = detail.said?.remaining_ms;
    if (!Number.isFinite(ms)) return;
    if (address && Math.abs(ms - now()) >= MINUTE / 2) ask();
    else set(ms);
  });
  tick();
}
if (address) {
  setInterval(() => document.hidden || ask(), ASK_MS);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
}
