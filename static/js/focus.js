// After a swap focus goes to what is new: the list of problems, or the verdict. While a request is
// in flight its button waits; if it fails, the page says so beside the button and keeps the answer.
const FAILED = "Not saved. Your answer is still here. Try again.";

function wait(form, on) {
  for (const button of form.querySelectorAll("button")) {
    if (on) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
  form.setAttribute("aria-busy", on);
}

document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("aria-busy") !== "true") return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// A redraw after a change holds nothing up: who submits meanwhile is not to be ignored.
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest("form");
  const submits = event.detail.requestConfig.triggeringEvent?.type === "submit";
  if (form && submits) wait(form, true);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (!form) return;
  wait(form, false);
  const line = form.querySelector("[data-saved]");
  if (!event.detail.successful && line) {
    line.textContent = FAILED;
    line.classList.add("failed");
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const fresh = event.target.querySelector("#problem, [data-focus]");
  if (fresh) fresh.focus();
});
