// Ticks for changing many articles belong to a form of their own: the search must not hear of them.
let isBulkOpen = false;

function ticks() {
  return [...document.querySelectorAll('.choose input[form="bulk"]')];
}

function choose(which) {
  const radio = document.querySelector(`.bulk input[name="which"][value="${which}"]`);
  if (radio) radio.checked = true;
}

function sayTicked() {
  const words = document.getElementById("bulk-ticked");
  if (words) words.textContent = ` (${ticks().filter((tick) => tick.checked).length})`;
}

document.addEventListener("change", (event) => {
  const control = event.target;
  if (control.getAttribute?.("form") !== "bulk") return;
  event.stopPropagation();
  if (control.name === "which" && control.value !== "ticked") {
    for (const tick of ticks()) tick.checked = true;
  }
  if (control.name === "article") choose("ticked");
  sayTicked();
}, true);

// The bar stays as it was when the results are swapped.
document.addEventListener("toggle", (event) => {
  if (event.target.classList?.contains("bulk")) isBulkOpen = event.target.open;
}, true);
document.addEventListener("htmx:afterSwap", () => {
  const bar = document.querySelector(".bulk");
  if (bar && isBulkOpen) bar.open = true;
  sayTicked();
});
sayTicked();
