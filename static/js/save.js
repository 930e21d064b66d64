// Keeps choices as they are made: one save in flight, the newest choice of a question next. Shown as
// saved only when the reply names this very save; what is unsent survives a reload. saved.js has the
// words on the page.
const RETRY_MS = 3000, TIMEOUT_MS = 15000;
const queues = new Map(); // a form -> { slot: { op_id, body } }
const busy = new Set(), timers = new Map();
const tab = id();
let seq = 0;
let woken = 0; // how often the network came back

function id() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const key = (form) => `unsent:${form.dataset.save}`;
const remember = (form) => sessionStorage.setItem(key(form), JSON.stringify(queues.get(form) ?? {}));
// The question of a slot: the form itself, a row of it, or null where it is on another page.
const place = (form, slot) =>
  form.dataset.slot === slot ? form : form.querySelector(`[data-slot="${slot}"]`);

const show = (form, text, failed = false, again = false, said = null) =>
  form.dispatchEvent(new CustomEvent("kept", { bubbles: true, detail: { text, failed, again, said } }));

function add(form, question) {
  const own = new Set([...question.querySelectorAll("[name]")].map((control) => control.name));
  const fields = [...new FormData(form)].filter(([name]) => own.has(name) && /^(a|s|ms)/.test(name));
  const { slot, rev } = question.dataset, op_id = id();
  const marks = { slot, op_id, tab_id: tab, client_seq: ++seq, base_rev: rev ?? 0 };
  const body = new URLSearchParams([...fields, ...Object.entries(marks)]).toString();
  queues.set(form, { ...queues.get(form), [slot]: { op_id, body } });
  remember(form);
  pump(form);
}

async function post(form, entry) {
  const reply = await fetch(form.dataset.save, {
    method: "POST",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: new URLSearchParams(entry.body),
  });
  const said = await reply.json();
  if ([400, 404, 409].includes(reply.status)) return { refused: said.error };
  if (!reply.ok || said.op_id?.replaceAll("-", "") !== entry.op_id) throw { said: said.error };
  return said;
}

function told(form, question, said) {
  if (said.refused) return show(form, said.refused, true);
  if (question) question.dataset.rev = said.rev;
  if (said.stale) return show(form, "Changed in another tab. Load this page again.", true);
  show(form, `Saved at ${new Date(said.saved_at).toTimeString().slice(0, 5)}`, false, false, said);
}

async function pump(form) {
  if (busy.has(form)) return;
  busy.add(form);
  for (let slot; (slot = Object.keys(queues.get(form) ?? {})[0]); ) {
    const entry = queues.get(form)[slot], before = woken;
    show(form, "Saving");
    try {
      const said = await post(form, entry);
      if (queues.get(form)?.[slot] === entry) delete queues.get(form)[slot];
      remember(form);
      told(form, place(form, slot), said);
    } catch (fault) {
      show(form, fault.said ?? "Not saved, retrying.", true, true);
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(() => pump(form), woken > before ? 0 : RETRY_MS));
      break;
    }
  }
  busy.delete(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-save]");
  if (form) add(form, event.target.closest("[data-slot]"));
});
// The answer itself carries the choices, so nothing more is to be kept.
document.addEventListener("submit", (event) => {
  if (queues.delete(event.target)) remember(event.target);
});
addEventListener("beforeunload", (event) => {
  if ([...queues.values()].some((queue) => Object.keys(queue).length)) event.preventDefault();
});
document.addEventListener("again", (event) => pump(event.target));
addEventListener("online", () => { woken += 1; [...queues.keys()].forEach(pump); });
addEventListener("pageshow", (event) => event.persisted && location.reload());

for (const form of document.querySelectorAll("form[data-save]")) {
  queues.set(form, JSON.parse(sessionStorage.getItem(key(form)) ?? "{}"));
  for (const [slot, { body }] of Object.entries(queues.get(form)))
    for (const [name, value] of place(form, slot) ? new URLSearchParams(body) : [])
      for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`))
        if (control.tagName === "SELECT") control.value = value;
        else if (control.value === value) control.checked = true;
  pump(form);
}
