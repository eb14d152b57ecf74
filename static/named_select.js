// Lists to choose from while typing are named like the fields that they stand for: by itself the
// list says only what is chosen, and nothing where nothing is.

function nameLists(within) {
  for (const select of within.querySelectorAll("select.admin-autocomplete[id]")) {
    const label = within.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const list = select.parentElement.querySelector("[role=combobox]");
    const chosen = list?.querySelector("[role=textbox][id]");
    if (!label || !chosen) continue;
    label.id ||= `${select.id}-label`;
    list.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
    chosen.setAttribute("aria-labelledby", label.id);
  }
}

// Django makes the lists once the page is there, and those of a new row when the row is added; what
// is asked for here comes after that.
django.jQuery(() => nameLists(document));
document.addEventListener("formset:added", () => setTimeout(() => nameLists(document)));
