// Signing in or out in another tab changes the form token of the whole browser. So each form takes
// the one that counts now, just before it is sent; save.js says "kept" before each of its tries.
const NAME = /(?:^|; )(?:__Host-csrf|csrf|csrftoken)=([0-9A-Za-z]+)/;
function renew({ target }) {
  const now = NAME.exec(document.cookie), own = target.closest?.("form")?.elements.csrfmiddlewaretoken;
  if (now && own) own.value = now[1];
}
for (const name of ["submit", "kept"]) document.addEventListener(name, renew, true);
