// Beside a marked name: the evidence for it, and an editor's verbs. Without this script the name
// leads to the same in the panel.
const beside = document.createElement("div");
beside.className = "beside";
beside.id = "beside";
beside.hidden = true;
beside.setAttribute("role", "dialog");
beside.setAttribute("aria-label", "Why this name is marked");
let shownFor = null;
let isKept = false;
let timer = 0;

document.getElementById("main").append(beside);

function markOf(event) {
  return event.target instanceof Element ? event.target.closest("a.mention") : null;
}

function placeAt(element, box) {
  const left = Math.min(box.left + scrollX, scrollX + document.documentElement.clientWidth - element.offsetWidth - 8);
  const under = box.bottom + scrollY + 6;
  const fits = box.bottom + element.offsetHeight + 12 < innerHeight || box.top < element.offsetHeight + 12;
  element.style.left = `${Math.max(scrollX + 8, left)}px`;
  element.style.top = `${fits ? under : box.top + scrollY - element.offsetHeight - 6}px`;
}

// A copy of the panel's entry. What it has ids for stays the panel's own.
function copyOf(entry) {
  const copy = entry.cloneNode(true);
  for (const label of copy.querySelectorAll("label[for]")) label.htmlFor = `beside-${label.htmlFor}`;
  for (const element of copy.querySelectorAll("[id]")) element.id = `beside-${element.id}`;
  const list = document.createElement("ul");
  list.className = "named";
  copy.removeAttribute("id");
  copy.removeAttribute("tabindex");
  list.append(copy);
  return list;
}

function show(mark, keep) {
  const entry = document.querySelector(mark.hash);
  if (!entry) return;
  hide();
  const rule = document.createElement("p");
  rule.className = "rule";
  rule.textContent = `“${mark.textContent}” here: ${mark.dataset.rule}`;
  beside.replaceChildren(rule, copyOf(entry));
  const written = mark.textContent.replace(/\s+/g, " ");
  for (const option of beside.querySelectorAll("option")) option.selected = option.value === written;
  beside.hidden = false;
  if (window.htmx) htmx.process(beside);
  shownFor = mark;
  isKept = keep;
  mark.classList.add("open");
  mark.setAttribute("aria-describedby", "beside");
  placeAt(beside, mark.getBoundingClientRect());
}

function hide() {
  clearTimeout(timer);
  if (!shownFor) return;
  shownFor.classList.remove("open");
  shownFor.removeAttribute("aria-describedby");
  shownFor = null;
  isKept = false;
  beside.hidden = true;
  beside.replaceChildren();
}

function hideSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => { if (!isKept && !beside.matches(":hover, :focus-within")) hide(); }, 250);
}

document.addEventListener("mouseover", (event) => {
  const mark = markOf(event);
  if (mark && mark !== shownFor && !isKept) {
    clearTimeout(timer);
    timer = setTimeout(() => show(mark, false), 200);
  } else if (beside.contains(event.target)) clearTimeout(timer);
});
document.addEventListener("mouseout", (event) => {
  if (markOf(event) || beside.contains(event.target)) hideSoon();
});
document.addEventListener("focusin", (event) => {
  const mark = markOf(event);
  if (mark && mark !== shownFor && mark.matches(":focus-visible")) show(mark, false);
  else if (shownFor && !beside.contains(event.target) && event.target !== shownFor) hide();
});

// A click or Enter keeps it open and goes into it; a click elsewhere, or Escape, closes it.
document.addEventListener("click", (event) => {
  const mark = markOf(event);
  if (mark && document.querySelector(mark.hash)) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(mark, true);
    beside.querySelector("button, a")?.focus();
  } else if (shownFor && !beside.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!tagThis.hidden) tagThis.hidden = true;
  if (!shownFor) return;
  const mark = shownFor;
  const wasInside = beside.contains(document.activeElement);
  hide();
  if (wasInside) mark.focus({ preventScroll: true, focusVisible: false });
});

// Select words, and a button beside them opens the form that says whom they name.
const tagThis = document.createElement("button");
tagThis.type = "button";
tagThis.className = "tag-this";
tagThis.hidden = true;
document.getElementById("main").append(tagThis);

// Where a place in the page is in the article's own text, in characters as the server counts them.
function textBefore(block, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEnd(node, offset);
  const content = range.cloneContents();
  for (const way of content.querySelectorAll(".hit-ways")) way.remove();
  return [...content.textContent].length;
}

function chosenPlace() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const block = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-field]");
  const field = block(range.startContainer);
  // A double click at the end of a line may reach into the next.
  if (!field || (block(range.endContainer) !== field && range.endOffset !== 0)) return null;
  const from = Number(field.dataset.start);
  const start = textBefore(field, range.startContainer, range.startOffset);
  const whole = [...field.textContent].length;
  const end = block(range.endContainer) === field ? textBefore(field, range.endContainer, range.endOffset) : whole;
  const content = range.cloneContents();
  for (const way of content.querySelectorAll(".hit-ways")) way.remove();
  const letters = [...content.textContent].slice(0, end - start).join("");
  const words = letters.trim();
  if (!words || words.length > 200) return null;
  const first = start + [...letters].length - [...letters.trimStart()].length;
  return {
    words,
    place: `${field.dataset.field}:${from + first}:${from + first + [...words].length}`,
    box: range.getBoundingClientRect(),
  };
}

let chosen = null;

document.addEventListener("selectionchange", () => {
  const form = document.getElementById("mark-form");
  const found = form && !form.contains(document.activeElement) ? chosenPlace() : null;
  if (!found) {
    if (document.activeElement !== tagThis) tagThis.hidden = true;
    return;
  }
  chosen = found;
  tagThis.textContent = `Mark “${found.words.length > 30 ? `${found.words.slice(0, 30)}…` : found.words}”`;
  tagThis.hidden = false;
  placeAt(tagThis, found.box);
});
tagThis.addEventListener("mousedown", (event) => event.preventDefault());
tagThis.addEventListener("click", () => {
  const form = document.getElementById("mark-form");
  tagThis.hidden = true;
  hide();
  form.closest("details").open = true;
  form.elements.words.value = chosen.words;
  form.elements.place.value = chosen.place;
  form.elements.name.focus();
});
// Words that are typed stand wherever the server finds them.
document.addEventListener("input", (event) => {
  if (event.target.id === "mark-words") event.target.form.elements.place.value = "";
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "suggested-names") hide();
});

// What is typed elsewhere, and what stands open, survives the swap of a correction.
let left = { typed: new Map(), open: new Set() };

function ownParts(selector) {
  return document.querySelectorAll(`#article-text ${selector}, #article-tags ${selector}`);
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "article-tags") return;
  const sent = event.detail.requestConfig?.elt?.closest?.("form");
  left = { typed: new Map(), open: new Set() };
  for (const input of ownParts("input[id]")) {
    if (input.value !== input.defaultValue && input.form !== sent) left.typed.set(input.id, input.value);
  }
  for (const details of ownParts("details[open][id]")) left.open.add(details.id);
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "article-tags") return;
  for (const [id, value] of left.typed) {
    const input = document.getElementById(id);
    if (input) input.value = value;
  }
  for (const id of left.open) {
    const details = document.getElementById(id);
    if (details) details.open = true;
  }
  left = { typed: new Map(), open: new Set() };
  // Who was too late reads why, and stands before the choice.
  document.getElementById("conflict-heading")?.focus();
});
