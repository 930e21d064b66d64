// The line under a form that says whether its choices are kept. Where they are not, a button tries
// again at once; focus on it moves to the line when the line changes.
function button(form) {
  const again = document.createElement("button");
  Object.assign(again, { type: "button", className: "aslink", textContent: "Try again" });
  again.addEventListener("click", () => form.dispatchEvent(new Event("again", { bubbles: true })));
  return again;
}

document.addEventListener("kept", ({ target: form, detail }) => {
  const line = form.querySelector("[data-saved]");
  const held = line.contains(document.activeElement);
  line.replaceChildren(detail.text, ...(detail.again ? [" ", button(form)] : []));
  line.classList.toggle("failed", detail.failed);
  if (!held) return;
  line.tabIndex = -1;
  line.focus();
});
