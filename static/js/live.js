// Looks for news of a live question every two to three seconds: less often while it fails, not at all
// while the page is hidden. The link "Look again" is what asks; without this file it loads the page.
const SOON = 2000, SPREAD = 1000, LONGEST = 30000;
const link = document.querySelector("[data-look]");
const region = document.querySelector(link?.getAttribute("hx-target") ?? ":not(*)");
let timer, faults = 0, over = false, held = false;

function wait() {
  clearTimeout(timer);
  if (document.hidden || over) return;
  const pause = (SOON + Math.random() * SPREAD) * 2 ** faults;
  timer = setTimeout(look, Math.min(pause, LONGEST));
}

function look() {
  link.dispatchEvent(new Event("look"));
}

function say(text) {
  document.querySelector("[data-looked]").textContent = text;
}

// What the answer to one look means for the next.
function looked({ xhr, successful, requestConfig }) {
  over = [403, 404].includes(xhr.status);
  faults = successful ? 0 : Math.min(faults + 1, 4);
  if (over) say("This page has ended. Load it again.");
  else if (!successful) say("No connection. Trying again.");
  else if (xhr.status === 204 && requestConfig.triggeringEvent?.type === "click") {
    say("");
    setTimeout(say, 100, "Nothing new yet.");
  } else say("");
}

// Who is signed out by now is led to sign in; the page as a whole goes there, not a part of it.
const elsewhere = ({ xhr, pathInfo }) =>
  new URL(xhr.responseURL).pathname !== new URL(pathInfo.requestPath, location).pathname;

if (link && region) {
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt === link) looked(detail);
    wait();
  });
  // Focus stays where it is, unless what had it is gone: then it goes to what is there now.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    held = region.contains(document.activeElement);
    if (!elsewhere(detail)) return;
    over = true;
    detail.shouldSwap = false;
    location.reload();
  });
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target !== region || !held || document.activeElement !== document.body) return;
    region.querySelector("h1")?.focus();
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden && !over) look();
  });
  wait();
}
