// The list of stories: filters show at once, a quick look without leaving, ticks counted. Without it every button works.
(() => {
  "use strict";
  const filter = document.querySelector("[data-nr-filter]");
  filter?.addEventListener("change", (event) => {
    if (event.target.matches("select")) filter.requestSubmit();
  });
  filter?.addEventListener("submit", () => {
    for (const field of filter.elements) if (field.name && !field.value) field.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    for (const field of filter?.elements ?? []) field.disabled = false;
  });

  const dialog = document.querySelector("[data-nr-peek]");
  const body = document.querySelector("[data-nr-peek-body]");
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-nr-look]");
    if (!button) {
      if (event.target === dialog) dialog.close();
      return;
    }
    body.textContent = "One moment…";
    dialog.showModal();
    try {
      const answer = await fetch(button.dataset.nrLook, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      body.innerHTML = await answer.text();
      body.focus();
    } catch {
      body.textContent = "The story could not be shown. Is it still there? Load the list again.";
    }
  });

  const many = document.querySelector("[data-nr-many]");
  const bar = document.querySelector("[data-nr-many-bar]");
  if (!many || !bar) return;
  const ticks = [...many.querySelectorAll('input[name="story"]')];
  const all = many.querySelector("[data-nr-tick-all]");
  const count = bar.querySelector("[data-nr-many-count]");
  const deed = bar.querySelector("[data-nr-deed]");
  const tell = () => {
    const number = ticks.filter((tick) => tick.checked).length;
    count.textContent = number ? `${number} ticked:` : "Tick stories, then:";
    all.checked = number === ticks.length;
    all.indeterminate = number > 0 && number < ticks.length;
  };
  const show = () => {
    for (const label of bar.querySelectorAll("[data-nr-for]")) {
      label.hidden = label.dataset.nrFor !== deed.value;
    }
  };
  let last = null;
  many.addEventListener("click", (event) => {
    const tick = event.target;
    if (!ticks.includes(tick)) return;
    if (event.shiftKey && last) {
      const [from, to] = [ticks.indexOf(last), ticks.indexOf(tick)].sort((a, b) => a - b);
      for (const other of ticks.slice(from, to + 1)) other.checked = tick.checked;
    }
    last = tick;
    tell();
  });
  all.addEventListener("change", () => {
    for (const tick of ticks) tick.checked = all.checked;
    tell();
  });
  deed.addEventListener("change", show);
  tell();
  show();
})();
