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
