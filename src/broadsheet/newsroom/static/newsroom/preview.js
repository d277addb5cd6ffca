// The preview shows the form that was chosen: web, galley, print or mail. The framework forgets a choice that is made while
// it still draws another, and when a new story that has kept itself for the first time gets another preview.
(() => {
  "use strict";
  const panel = document.querySelector("[data-side-panel=preview]");
  if (!panel) return;
  let chosen = "";

  panel.addEventListener("change", ({ target }) => {
    if (target.id === "id_preview_mode") chosen = target.value;
  });

  function settle() {
    const modes = panel.querySelector("#id_preview_mode");
    const shown = panel.querySelector("#w-preview-iframe")?.src;
    if (!modes || !chosen) return;
    if (modes.value === chosen && (!shown || new URL(shown).searchParams.get("mode") === chosen)) return;
    modes.value = chosen;
    modes.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // After the framework is done with what it was about.
  const soon = () => setTimeout(settle);
  panel.addEventListener("w-preview:loaded", soon);
  new MutationObserver(soon).observe(panel, { childList: true });
})();
