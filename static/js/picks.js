// A box that is ticked chooses the radio that it is about; boxes about other radios are cleared.
document.addEventListener("change", (event) => {
  const boxes = event.target.form?.querySelectorAll("[data-picks]") ?? [];
  const about = (box) => document.getElementById(box.dataset.picks);
  if (event.target.dataset.picks && event.target.checked) about(event.target).checked = true;
  for (const box of boxes) box.checked &&= about(box).checked;
}, true);
