// What neither the server nor htmx can know: that scripts run here, and how wide the screen is.
document.documentElement.classList.add("scripted");

// On a phone the filters start folded, and stay as the reader left them when results are swapped.
const narrow = matchMedia("(max-width: 52rem)");
let isOpen = !narrow.matches;

function foldFilters() {
  const filters = document.getElementById("filters");
  if (!filters) return;
  if (narrow.matches) filters.open = isOpen;
  filters.addEventListener("toggle", () => { isOpen = filters.open; });
}

foldFilters();
document.addEventListener("htmx:afterSwap", foldFilters);
document.addEventListener("htmx:historyRestore", foldFilters);

// All values of a filter come as a dialog, which closes when they are applied.
document.addEventListener("htmx:afterSwap", (event) => {
  const dialog = document.getElementById("values-dialog");
  const target = event.detail.target?.id;
  if (!dialog) return;
  if (target === "values" && !dialog.open) dialog.showModal();
  if (target === "found" && dialog.open) dialog.close();
});

// When the control just used is gone, the keyboard goes on at the heading of what changed.
const headings = { found: "results-heading", values: "values-heading", "article-tags": "tags-heading" };

document.addEventListener("htmx:afterSettle", (event) => {
  const lost = !document.activeElement || document.activeElement === document.body;
  const heading = document.getElementById(headings[event.detail.target?.id]);
  if (lost && heading) heading.focus({ preventScroll: true });
});

// What could not be fetched is said aloud, and the tick that asked for it is taken back.
function sayTrouble(event, words) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = words;
  trouble.hidden = false;
  if (event.detail.elt instanceof HTMLFormElement) event.detail.elt.reset();
}

document.addEventListener("htmx:sendError", (event) => {
  sayTrouble(event, "The archive cannot be reached. Check the connection and try again.");
});
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  const words = {
    403: "You may not do this, or were signed out. Reload the page and try again.",
    414: "This search is too long to be sent. Shorten its text or take filters back.",
    429: "Too many searches in a short time. Wait a minute and try again.",
    503: "Nothing can be searched just now. Try again in a minute.",
  };
  sayTrouble(event, words[status] || "Something went wrong. Reload the page and try again.");
});
document.addEventListener("htmx:afterSwap", () => {
  document.getElementById("trouble").hidden = true;
});
