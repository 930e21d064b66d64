/* A button beside each password that shows what was typed. Without this file there is no button. */
const SHOW = "Show", HIDE = "Hide";

for (const input of document.querySelectorAll("input[type=password]")) {
  const name = input.labels[0]?.textContent.trim().toLowerCase() ?? "password";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn line small";
  button.setAttribute("aria-controls", input.id);

  const show = (shown) => {
    input.type = shown ? "text" : "password";
    button.textContent = shown ? HIDE : SHOW;
    button.setAttribute("aria-label", `${shown ? HIDE : SHOW} ${name}`);
  };
  button.addEventListener("click", () => {
    show(input.type === "password");
    document.getElementById("status").textContent =
      input.type === "text" ? "The password is shown." : "The password is hidden.";
  });
  // A browser may keep what it finds in a text field; so it leaves as a password.
  input.form.addEventListener("submit", () => show(false));

  const pair = document.createElement("span");
  pair.className = "shown";
  input.before(pair);
  pair.append(input, button);
  show(false);
}
