// Single keys, only while focus is inside a question's form: 1-5 or C, A, B choose, where both are
// asked for C, A, B the owner and 1-4 the reason. S cycles how sure. Enter checks by itself, as in
// every form. Off when the reader said so on the help page.
const typing = "select, textarea, input:not([type=radio], [type=checkbox])";

function press(control) {
  control.focus();
  control.click();
}

function option(form, key) {
  const options = form.querySelectorAll("input[name=a]");
  const reasons = form.querySelectorAll("input[name=a-because]");
  if (/^[1-9]$/.test(key)) return (reasons.length ? reasons : options)[key - 1];
  return [...options].find((input) => input.closest("label").matches(`.${key.toUpperCase()}`));
}

function surer(form) {
  const levels = [...form.querySelectorAll("[name=s]")];
  const at = levels.findIndex((level) => level.checked);
  const next = levels[(at + 1) % levels.length];
  next?.click();
}

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off") return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest(typing)) return;
  const form = event.target.closest("form[data-question]");
  if (!form || !/^[1-9cabs]$/i.test(event.key)) return;
  if (event.key.toLowerCase() === "s") surer(form);
  else {
    const chosen = option(form, event.key);
    if (!chosen) return;
    press(chosen);
  }
  event.preventDefault();
});
