// "?" opens the sheet of shortcuts over the page, so that nothing on the page is lost.
// Not while typing, and not where the reader has switched single keys off.
const sheet = document.querySelector("link[rel=help]").href;
const typing = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

async function open() {
  let dialog = document.getElementById("keysheet");
  if (!dialog) {
    const reply = await fetch(sheet, { credentials: "same-origin" });
    if (!reply.ok) return location.assign(sheet);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    dialog = document.createElement("dialog");
    dialog.id = "keysheet";
    dialog.setAttribute("aria-labelledby", "keysheet-title");
    const title = document.createElement("h2");
    title.id = "keysheet-title";
    title.textContent = page.querySelector("h1").textContent;
    dialog.append(title, ...page.getElementById("sheet").childNodes);
    document.body.append(dialog);
    dialog.querySelector("[data-close]").hidden = false;
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  }
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.documentElement.dataset.keys === "off") return;
  if (event.target.closest(typing)) return;
  event.preventDefault();
  if (document.querySelector("main #keys")) location.hash = "keys";
  else open();
});
