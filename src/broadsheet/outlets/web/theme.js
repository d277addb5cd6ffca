/* Light or dark as the reader chose last; as the system says until then. The page is whole without this. */
(function (root, store) {
  "use strict";
  var key = "theme", system = matchMedia("(prefers-color-scheme: dark)");
  function kept() { try { return store().getItem(key); } catch (error) { return null; } }
  function keep(value) { try { store().setItem(key, value); } catch (error) { /* for this page only */ } }
  function dark() { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches; }
  var chosen = kept();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  root.dataset.script = "";
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    function show() { button.setAttribute("aria-pressed", String(dark())); }
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      keep(root.dataset.theme);
      show();
    });
    system.addEventListener && system.addEventListener("change", show);
    show();
  });
})(document.documentElement, function () { return localStorage; });
