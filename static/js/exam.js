// The pages of a paper: no page is left with a choice that is not saved; flag and clear without a
// reload; single keys; what happens when time is up. Without this file the same buttons send the form.
const form = document.querySelector("form[data-paper]");
const unsent = () => form && Object.keys(JSON.parse(sessionStorage.getItem(`unsent:${form.dataset.save}`) ?? "{}")).length > 0;
let waiting = null; // the button that was pressed while a choice was on its way
let warned = false; // the next press leaves all the same
let over = ""; // the report's address once time is up

// The form is sent under the operation of its last save, so that the two are one.
function sameOperation() {
  const kept = JSON.parse(sessionStorage.getItem(`unsent:${form.dataset.save}`) ?? "{}");
  for (const [name, value] of new URLSearchParams(kept[form.dataset.slot]?.body))
    if (["op_id", "tab_id", "client_seq", "base_rev"].includes(name)) form.elements[name].value = value;
}

function count() {
  const note = form.querySelector("[data-choose]"), wanted = Number(note.dataset.choose);
  const places = [...form.querySelectorAll("select")].map((row) => row.value).filter(Boolean);
  const chosen = form.querySelectorAll("[name^=a]:checked").length + new Set(places).size;
  const cell = document.querySelector(".cell[aria-current]");
  const isPartly = wanted > 1 && chosen > 0 && chosen !== wanted;
  const said = "partial" in note.dataset ? ` of ${wanted}.` : `. It counts with exactly ${wanted}.`;
  note.textContent = isPartly ? `You have chosen ${chosen}${said}` : "";
  cell.classList.toggle("is-partly", isPartly);
  cell.classList.toggle("is-answered", chosen > 0 && !isPartly);
  cell.dataset.state = isPartly ? `${chosen} of ${wanted} chosen` : chosen ? "answered" : "empty";
  label(cell);
}

function label(cell) {
  const flag = cell.matches(".is-flagged") ? ", flagged" : "";
  cell.ariaLabel = `Question ${cell.value}, current, ${cell.dataset.state}${flag}`;
  for (const name of ["answered", "flagged"])
    for (const number of document.querySelectorAll(`[data-${name}]`))
      number.textContent = document.querySelectorAll(`ol .is-${name}`).length;
}

function clear() {
  for (const option of form.querySelectorAll("[name^=a]:checked")) option.checked = false;
  for (const row of form.querySelectorAll("select")) row.value = "";
  form.querySelector("[name^=a]").dispatchEvent(new Event("change", { bubbles: true }));
}

async function flag(button) {
  const on = button.value === "flag", body = new FormData(form);
  body.set("to", button.value);
  const reply = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (reply?.type !== "opaqueredirect") return form.dispatchEvent(new CustomEvent("kept", { bubbles: true, detail: { text: "The flag is not saved. Try again.", failed: true } }));
  button.value = on ? "unflag" : "flag";
  button.ariaPressed = String(on);
  const cell = document.querySelector(".cell[aria-current]");
  cell.classList.toggle("is-flagged", on);
  label(cell);
}

document.addEventListener("submit", (event) => {
  if (event.target !== form) return;
  event.stopImmediatePropagation(); // what is unsent stays with the page until it is saved
  // The options are shut, so the form would say that nothing is chosen.
  if (over) return event.preventDefault();
  const to = event.submitter?.value;
  if (to === "clear" || to?.endsWith("flag")) {
    event.preventDefault();
    return to === "clear" ? clear() : flag(event.submitter);
  }
  if (!unsent() || warned) return;
  event.preventDefault();
  waiting = event.submitter;
  form.dispatchEvent(new Event("again", { bubbles: true }));
}, true);

document.addEventListener("kept", ({ detail }) => {
  if (detail.again) {
    if (waiting) [waiting, warned] = [null, true];
    if (warned) form.querySelector("[data-saved]").append(" Press again to leave all the same.");
  } else if (over && !unsent()) location.assign(over);
  else if (!unsent()) {
    warned = false;
    if (waiting) form.requestSubmit(waiting);
  }
});
document.addEventListener("timeup", ({ detail }) => {
  over = detail;
  for (const set of form?.querySelectorAll("fieldset") ?? []) set.disabled = true;
  if (!unsent()) return location.assign(over);
  form.dispatchEvent(new Event("again", { bubbles: true }));
});
document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!form?.contains(event.target)) return;
  const press = { f: "#flag", n: "[data-key=n]", p: "[data-key=p]" }[event.key.toLowerCase()];
  form.querySelector(press ?? ":not(*)")?.click();
});
document.addEventListener("change", (event) => {
  if (form?.contains(event.target)) [sameOperation, count].forEach((step) => step());
});
// What was chosen before this script was there.
if (form && !unsent() && [...form.querySelectorAll("[name^=a]")].some((option) => option.checked !== option.defaultChecked))
  form.querySelector("[name^=a]").dispatchEvent(new Event("change", { bubbles: true }));
