// Keys for the review queue, and giving back what was claimed when the page is left.
const keysDialog = document.getElementById("keys-dialog");
const keysOn = document.getElementById("keys-on");
const KEYS_OFF = "newsdesk-review-keys-off";

keysOn.checked = localStorage.getItem(KEYS_OFF) === null;
keysOn.addEventListener("change", () => {
  if (keysOn.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
});
document.getElementById("show-keys").addEventListener("click", () => keysDialog.showModal());

function isWriting(element) {
  return element instanceof HTMLElement
    && element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWriting(event.target)) return;
  if (keysDialog.open || (!keysOn.checked && event.key !== "?")) return;
  const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!control) return;
  event.preventDefault();
  control.click();
});

// After a verdict the keyboard, and a screen reader, go on at the next question.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "review") return;
  const isLost = !document.activeElement || document.activeElement === document.body;
  if (isLost) document.getElementById("review-heading")?.focus({ preventScroll: true });
});

addEventListener("pagehide", () => {
  const review = document.getElementById("review");
  const token = document.querySelector("#review [name=csrfmiddlewaretoken]")?.value;
  if (!review?.dataset.until || !token) return;
  const form = new FormData();
  form.set("verb", "release");
  form.set("until", review.dataset.until);
  form.set("csrfmiddlewaretoken", token);
  navigator.sendBeacon(review.dataset.leave, form);
});
