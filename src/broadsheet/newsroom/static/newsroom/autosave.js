// Autosave that met a full disk or a database that is away: says so, and goes on trying until all is kept.
(() => {
  "use strict";
  const PAUSE = 5000;
  const OURS = ["server_error", "network_error"];
  const told = document.querySelector("[data-unkept]");
  const form = told && told.closest("form");
  if (!form) return;

  const WORDS = "What you write is not being kept: the newsroom does not answer.";
  const GOES_ON = " Leave this page open: it goes on trying by itself.";
  let again = 0;
  let minute = "";

  function say(sentence) {
    if (told.textContent !== sentence) told.textContent = sentence;
    told.hidden = !sentence;
  }

  document.addEventListener("w-autosave:error", ({ detail }) => {
    clearTimeout(again);
    if (!OURS.includes(detail.type)) return say("");
    say((detail.response?.error_message || WORDS) + GOES_ON);
    again = setTimeout(() => {
      form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
    }, PAUSE);
  });
  document.addEventListener("w-autosave:success", ({ detail }) => {
    clearTimeout(again);
    minute = detail.response?.told || minute;
    say(minute);
  });
})();
