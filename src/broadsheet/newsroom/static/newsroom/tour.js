// The tour of the newsroom: a few steps in a dialog, by mouse or keyboard; closing it in any way ends it.
(() => {
  "use strict";
  const dialog = document.querySelector("[data-nr-tour]");
  if (!dialog) return;
  const steps = [...dialog.querySelectorAll("[data-nr-step]")];
  const [back, on, skip, where] = ["back", "on", "skip", "where"].map((name) => dialog.querySelector(`[data-nr-${name}]`));
  const form = dialog.querySelector("form");
  let at = 0;
  const show = (step) => {
    at = Math.max(0, Math.min(step, steps.length - 1));
    steps.forEach((section, number) => { section.hidden = number !== at; });
    dialog.querySelector("#nr-tour-title")?.removeAttribute("id");
    steps[at].querySelector("h2").id = "nr-tour-title";
    back.hidden = at === 0;
    skip.hidden = at === steps.length - 1;
    on.textContent = at === steps.length - 1 ? "Begin" : "Next";
    where.textContent = `${at + 1} of ${steps.length}`;
  };
  const done = () => {
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } }).catch(() => {});
  };
  on.addEventListener("click", () => (at === steps.length - 1 ? dialog.close() : show(at + 1)));
  back.addEventListener("click", () => show(at - 1));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(at + 1);
    if (event.key === "ArrowLeft") show(at - 1);
  });
  dialog.addEventListener("close", done);
  show(0);
  if (dialog.hasAttribute("data-nr-tour-now")) dialog.showModal();
})();
