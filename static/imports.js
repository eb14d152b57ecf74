// The pages of the admin on which articles are imported.

// While an import is at work its page is asked again and again; only a new state is said aloud.
const said = document.getElementById("run-said");
let state = document.getElementById("run")?.dataset.state;

document.addEventListener("htmx:afterSwap", () => {
  const now = document.getElementById("run")?.dataset.state;
  if (!said || !now || now === state) return;
  state = now;
  said.textContent = now;
});

// What would be refused after it was sent is said before.
const files = document.querySelector("input[type=file][data-largest]");

files?.addEventListener("change", () => {
  const chosen = [...files.files];
  const size = chosen.reduce((sum, file) => sum + file.size, 0);
  let problem = "";
  if (chosen.length > Number(files.dataset.most)) {
    problem = `These are more than ${files.dataset.most} files: put them into a zip archive.`;
  } else if (size > Number(files.dataset.largest)) {
    problem = "These are too large to be sent at once: send them in parts.";
  } else if (chosen.length > 0 && size === 0) {
    problem = "There is nothing in what was chosen: every file is empty.";
  }
  files.setCustomValidity(problem);
  files.reportValidity();
});
