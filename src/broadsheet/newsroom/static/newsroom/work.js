// Keeps the list of jobs fresh while somebody looks at it, and leaves it alone while a button of it has the focus.
(() => {
  "use strict";
  const list = document.getElementById("jobs");
  const told = document.getElementById("jobs-told");
  const EVERY = 2000;
  let shown = "";
  const fresh = async () => {
    if (document.hidden || list.contains(document.activeElement)) return;
    const answer = await fetch(list.dataset.fresh, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.text();
    const bare = text.replace(/value="[^"]{20,}"/g, "");
    if (bare === shown) return;
    if (shown) {
      list.innerHTML = text;
      const failed = list.querySelectorAll(".nr-jobs__aside").length;
      told.textContent = failed ? `${failed} could not be done` : "";
    }
    shown = bare;
  };
  fresh().catch(() => {});
  setInterval(() => fresh().catch(() => {}), EVERY);
})();
