// Keeps press day fresh while somebody looks at it; leaves it alone while they fill something in.
(() => {
  "use strict";
  const day = document.getElementById("press-day");
  const told = document.getElementById("press-told");
  const EVERY = 2500;
  const bare = (text) => text.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
  let shown = "";
  const busy = () => {
    const at = document.activeElement;
    const writes = at && day.contains(at) && at.matches("input:not([type=hidden]), textarea, button, a, summary");
    return document.hidden || writes || day.querySelector(".pr-link, details[open]");
  };
  const fresh = async () => {
    if (busy()) return;
    const answer = await fetch(day.dataset.fresh, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.text();
    if (bare(text) === shown || busy()) return;
    if (shown) {
      const filled = [...day.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);
      if (filled) return;
      day.innerHTML = text;
      told.textContent = "Press day has changed.";
    }
    shown = bare(text);
  };
  fresh().catch(() => {});
  setInterval(() => fresh().catch(() => {}), EVERY);
})();
