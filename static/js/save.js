// Keeps choices as they are made: one save in flight, the newest choice of a question next. Shown as
// saved only when the reply names this very save; what is unsent survives a reload.
const RETRY_MS = 5000, TIMEOUT_MS = 15000;
const tab = id();
const queues = new Map(); // a form -> { slot: { op_id, body } }
const busy = new Set();
let seq = 0;

function id() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const store = (form) => `unsent:${form.dataset.save}`;
const scope = (form, slot) => form.querySelector(`[data-slot="${slot}"]`) ?? form;

function remember(form) {
  sessionStorage.setItem(store(form), JSON.stringify(queues.get(form) ?? {}));
}

function show(form, text, failed = false) {
  const line = form.querySelector("[data-saved]");
  line.textContent = text;
  line.classList.toggle("failed", failed);
}

function add(form, slot) {
  const body = new URLSearchParams(new FormData(form));
  const place = scope(form, slot);
  const own = new Set([...place.querySelectorAll("[name]")].map((control) => control.name));
  for (const name of [...body.keys()]) if (!own.has(name) || name.startsWith("csrf")) body.delete(name);
  const op_id = id();
  const marks = { slot, op_id, tab_id: tab, client_seq: ++seq, base_rev: place.dataset.rev ?? 0 };
  for (const [name, value] of Object.entries(marks)) body.set(name, value);
  const queue = queues.get(form) ?? {};
  queue[slot] = { op_id, body: body.toString() };
  queues.set(form, queue);
  remember(form);
  pump(form);
}

async function post(form, entry) {
  const reply = await fetch(form.dataset.save, {
    method: "POST",
    credentials: "same-origin",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: new URLSearchParams(entry.body),
  });
  const said = await reply.json();
  if ([400, 409].includes(reply.status)) return { refused: said.error };
  if (!reply.ok || said.op_id?.replaceAll("-", "") !== entry.op_id) throw new Error("not acknowledged");
  return said;
}

function told(form, slot, said) {
  if (said.refused) return show(form, said.refused, true);
  scope(form, slot).dataset.rev = said.rev;
  if (said.stale) return show(form, "Changed in another tab. Load this page again.", true);
  const at = new Date(said.saved_at);
  show(form, `Saved at ${at.toTimeString().slice(0, 5)}`);
}

async function pump(form) {
  if (busy.has(form)) return;
  busy.add(form);
  for (let slot; (slot = Object.keys(queues.get(form) ?? {})[0]); ) {
    const entry = queues.get(form)[slot];
    show(form, "Saving");
    try {
      const said = await post(form, entry);
      if (queues.get(form)?.[slot] === entry) delete queues.get(form)[slot];
      remember(form);
      told(form, slot, said);
    } catch {
      show(form, "Not saved. Trying again.", true);
      setTimeout(() => pump(form), RETRY_MS);
      break;
    }
  }
  busy.delete(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-save]");
  if (form) add(form, event.target.closest("[data-slot]").dataset.slot);
});
// The answer itself carries the choices, so nothing more is to be kept.
document.addEventListener("submit", (event) => {
  if (queues.delete(event.target)) remember(event.target);
});
addEventListener("beforeunload", (event) => {
  if ([...queues.values()].some((queue) => Object.keys(queue).length)) event.preventDefault();
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

for (const form of document.querySelectorAll("form[data-save]")) {
  const queue = JSON.parse(sessionStorage.getItem(store(form)) ?? "{}");
  const kept = Object.values(queue).flatMap(({ body }) => [...new URLSearchParams(body)]);
  for (const [name, value] of kept)
    for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`))
      if (control.tagName === "SELECT") control.value = value;
      else if (control.value === value) control.checked = true;
  queues.set(form, queue);
  pump(form);
}
