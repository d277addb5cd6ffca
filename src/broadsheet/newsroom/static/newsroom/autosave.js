// Autosave that met a full disk or a database that is away: says so, and goes on trying until all is kept.
(() => {
  "use strict";
  const PAUSE = 5000;
  const READ = 15000;
  const OURS = ["server_error", "network_error"];
  const told = document.querySelector("[data-unkept]");
  const form = told && told.closest("form");
  if (!form) return;

  const WORDS = "What you write is not being kept: the newsroom does not answer.";
  const GOES_ON = " Leave this page open: it goes on trying by itself.";
  let again = 0;
  let minute = "";
  let since = 0;

  function say(sentence) {
    if (told.textContent !== sentence) told.textContent = sentence;
    told.hidden = !sentence;
  }

  // Why the minute stays as it was: until there was time to read it, as the next save follows in a moment.
  function remark(words) {
    if (words) [minute, since] = [words, performance.now()];
    else if (performance.now() - since > READ) minute = "";
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
    remark(detail.response?.told);
    say(minute);
  });
})();
