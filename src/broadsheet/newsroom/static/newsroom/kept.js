// No word is left out by autosave. The framework tells a change by comparing the form with how it stood two seconds after
// it was opened, and again when the answer to a save arrived: what was typed before the one or the other it takes for
// kept, and after a refused save it looks no more. So we compare with what the newsroom really has, and ask for a save.
(() => {
  "use strict";
  const PAUSE = 1500;
  const WRITING = 350;
  const NOT_COPY = /^(csrfmiddlewaretoken|next|loaded_revision_.*|overwrite_revision_id|comments-.*)$/;
  const ACTS = ["beforeinput", "input", "change", "paste", "cut", "drop"];
  const AFTER = ["input", "change"];
  const form = document.querySelector("form[data-controller~='w-autosave']");
  if (!form) return;

  const refused = form.dataset.wUnsavedForceValue === "true";
  const sent = new WeakMap();
  let ready = refused;
  let touched = refused;
  let kept = null;
  let tried = null;
  let waiting = 0;
  let leaving = false;
  let written = -Infinity;
  let held = 0;
  let letting = false;

  // A form as pairs of name and value; a file by what can be compared of it.
  function copied(data) {
    const told = (value) => (value instanceof File ? `${value.name} ${value.size} ${value.type}` : value);
    return [...data].filter(([name]) => !NOT_COPY.test(name)).map(([name, value]) => [name, told(value)]);
  }
  const now = () => JSON.stringify(copied(new FormData(form)));
  const unkept = () => touched && kept !== null && now() !== kept;

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  }

  function look() {
    if (ready && unkept() && now() !== tried) ask();
  }

  // Through the framework, so that it warns whoever leaves and takes its warning back when all is kept.
  function ask() {
    if (form.dataset.wUnsavedHasEditsValue === "true") {
      form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
    } else {
      form.dataset.wUnsavedForceValue = "true";
      form.dataset.wUnsavedHasEditsValue = "true";
    }
  }

  // The form as it stands before the first change is what the newsroom has. Until then every act looks again, since fields
  // come to stand one after the other while somebody may walk through them already.
  function began() {
    kept = refused ? "" : now();
  }

  function acted(event) {
    if (!event.isTrusted) return;
    if (!touched && (kept === null || !AFTER.includes(event.type))) began();
    if (alters(event)) touched = true;
    if (touched && event.target.isContentEditable) written = performance.now();
    soon();
  }

  // A text field hands its words to the form a quarter of a second after the last key: whoever saves sooner waits so long.
  function hold(event) {
    const button = event.target.closest?.("button");
    if (letting || !button || button.form !== form || button.type !== "submit" || performance.now() - written > WRITING) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    clearTimeout(held);
    held = setTimeout(() => { letting = true; button.click(); letting = false; }, WRITING);
  }

  function alters({ type, target, key }) {
    if (ACTS.includes(type)) return true;
    if (type === "keydown") return target.isContentEditable && key !== "Tab";
    return type === "click" && Boolean(target.closest?.("button, [draggable=true]"));
  }

  for (const type of [...ACTS, "keydown", "pointerdown", "click"]) document.addEventListener(type, acted, { capture: true, passive: true });
  window.addEventListener("click", hold, { capture: true });
  form.addEventListener("w-unsaved:watch-edits", () => { ready = true; soon(); });
  form.addEventListener("w-autosave:save", ({ detail }) => {
    const pairs = copied(detail.formData);
    sent.set(detail.trigger, pairs);
    tried = JSON.stringify(pairs);
  });
  form.addEventListener("w-autosave:success", ({ detail }) => {
    const given = detail.response.field_updates || {};
    const pairs = sent.get(detail.trigger);
    if (pairs) kept = JSON.stringify(pairs.map(([name, value]) => [name, given[name] ?? value]));
    soon();
  });
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => { if (!leaving && unkept()) event.preventDefault(); });
  if (refused) { began(); soon(); }
})();
