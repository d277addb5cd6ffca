// The gauge of the editor: sends the form to be measured while one writes, shows the length and the remarks, and leads
// from a remark to the part of the form it speaks of.
(() => {
  "use strict";
  const PAUSE = 700;
  const gauge = document.querySelector("[data-gauge]");
  const form = gauge && gauge.closest("form");
  if (!form) return;

  const SEVERITY = { stop: "Holds the story back", warn: "To mend", note: "To consider" };
  const address = gauge.dataset.measure;
  let waiting = 0;
  let running = null;
  let took = 0;
  let last = "";

  const all = (name) => document.querySelectorAll(`[${name}]`);
  const say = (name, text) => all(name).forEach((part) => { part.textContent = text; });

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(measure, Math.max(PAUSE, took * 2));
  }

  async function measure() {
    if (document.hidden) return;
    if (running) running.abort();
    const asked = new AbortController();
    running = asked;
    const began = performance.now();
    try {
      const answer = await fetch(address, { method: "POST", body: new FormData(form), signal: asked.signal, credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
      trouble("");
    } catch (error) {
      if (error.name !== "AbortError") trouble("The length cannot be told just now. What you write is kept; it will be measured again when you go on.");
    } finally {
      took = performance.now() - began;
      if (running === asked) running = null;
    }
  }

  function trouble(sentence) {
    all("data-gauge-trouble").forEach((part) => { part.textContent = sentence; part.hidden = !sentence; });
  }

  function show(found) {
    say("data-gauge-count", counted(found.words, "word"));
    say("data-gauge-set", found.lines ? `${counted(found.lines, "line")} · ${found.centimetres.toLocaleString("en-GB")} cm` : "");
    say("data-gauge-words", found.words.toLocaleString("en-GB"));
    say("data-gauge-lines", found.lines ? found.lines.toLocaleString("en-GB") : "–");
    say("data-gauge-depth", found.lines ? found.centimetres.toLocaleString("en-GB") : "–");
    if (found.told !== last) say("data-gauge-told", found.told);
    last = found.told;
    all("data-gauge-bar").forEach((bar) => { bar.style.width = `${found.asked ? Math.min(100, (100 * found.words) / found.asked) : 0}%`; });
    document.querySelectorAll("[data-gauge], [data-length]").forEach((part) => { part.dataset.fill = found.fill; });
    remarks(found.remarks);
  }

  function counted(number, thing) {
    return `${number.toLocaleString("en-GB")} ${thing}${number === 1 ? "" : "s"}`;
  }

  function remarks(list) {
    const stops = list.filter((remark) => remark.severity === "stop").length;
    const button = gauge.querySelector("[data-gauge-open]");
    button.hidden = list.length === 0;
    button.textContent = counted(list.length, "remark");
    button.toggleAttribute("data-stops", stops > 0);
    const counter = document.querySelector('[data-side-panel-toggle="length"] [data-side-panel-toggle-counter]');
    if (counter) {
      counter.textContent = list.length;
      counter.hidden = list.length === 0;
      counter.closest("button").setAttribute("aria-label", `Length and remarks: ${list.length}`);
    }
    all("data-remarks-none").forEach((part) => { part.hidden = list.length > 0; });
    all("data-remarks").forEach((place) => {
      const rows = list.slice(0, 200).map(row);
      const kept = place.contains(document.activeElement) ? [...place.querySelectorAll("button")].indexOf(document.activeElement) : -1;
      place.replaceChildren(...rows);
      if (kept >= 0) place.querySelectorAll("button")[kept]?.focus();
    });
  }

  function row(remark) {
    const item = document.createElement("li");
    item.dataset.severity = remark.severity;
    item.append(part("b", SEVERITY[remark.severity]), part("p", remark.message));
    if (remark.advice) item.append(part("p", remark.advice));
    if (remark.place) {
      const go = part("button", "Show me");
      go.type = "button";
      go.setAttribute("aria-label", `Show me: ${remark.message}`);
      go.addEventListener("click", () => lead(remark));
      item.append(go);
    }
    return item;
  }

  function part(kind, text) {
    const made = document.createElement(kind);
    made.textContent = text;
    return made;
  }

  // A block that is not kept yet has no id of its own: it is found by where it stands among the others.
  function standing(at) {
    const order = [...form.querySelectorAll("input[type=hidden]")].find((field) => /^body-\d+-order$/.test(field.name) && Number(field.value) === at && form.elements[field.name.replace("order", "deleted")]?.value !== "1");
    return order ? order.closest("[data-contentpath]:not([data-contentpath=body])") || order.parentElement : null;
  }

  function lead({ place, at }) {
    const named = CSS.escape(place);
    const found = form.querySelector(`[data-contentpath="${named}"]`) || (at >= 0 && standing(at)) || form.querySelector(`[name="${named}"]`);
    if (!found) return;
    const tab = found.closest("[role=tabpanel]");
    if (tab && tab.hidden) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
    found.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    const field = found.matches("input, textarea, select") ? found : found.querySelector('[contenteditable="true"]') || found.querySelector("textarea:not([hidden]), input:not([type=hidden]), select") || found.querySelector("button");
    if (field) field.focus({ preventScroll: true });
    found.classList.add("nr-found");
    setTimeout(() => found.classList.remove("nr-found"), 2500);
  }

  gauge.querySelector("[data-gauge-open]").addEventListener("click", () => {
    const toggle = document.querySelector('[data-side-panel-toggle="length"]');
    if (toggle && toggle.getAttribute("aria-expanded") !== "true") toggle.click();
    const panel = document.querySelector('[data-side-panel="length"] [data-length]');
    if (panel) { panel.tabIndex = -1; panel.focus(); }
  });
  // Some of the framework's fields have no name of their own: each is given that of the label over it.
  const NAMELESS = '[contenteditable="true"]:not([aria-label]), input[type="text"]:not([aria-label])';
  const PLACES = "[data-contentpath], .w-field__wrapper, .w-panel";
  function labelled(field) {
    for (let at = field.closest(PLACES); at; at = at.parentElement.closest(PLACES)) {
      const label = at.querySelector("label, .c-sf-block__title, h2, h3");
      const words = (label?.textContent || "").replace("*", "").trim();
      if (words) return words;
    }
    return "Text";
  }
  function named(root) {
    for (const field of root.querySelectorAll(NAMELESS)) {
      if (!field.labels || !field.labels.length) field.setAttribute("aria-label", labelled(field));
    }
  }
  named(form);
  // A part that was just added holds the focus; the framework loses it where the part begins with a button.
  const SETTLING = 100;
  const CHOICE = "[data-chooser-action-choose]";
  const FIELD = '[contenteditable="true"], textarea, input:not([type=hidden]), select';
  let chosen = -Infinity;
  for (const type of ["click", "keydown"]) {
    document.addEventListener(type, ({ target, key }) => {
      if ((!key || key === "Enter") && target.closest?.("[role=option], [role=combobox]")) chosen = performance.now();
    }, { capture: true });
  }
  function added(node) {
    if (node.matches("[data-streamfield-child]") && performance.now() - chosen < 1000) setTimeout(held, SETTLING, node, 20);
  }
  for (const type of ["pointerdown", "beforeinput"]) {
    document.addEventListener(type, ({ isTrusted, target }) => {
      if (isTrusted && !target.closest?.("[role=combobox]")) chosen = -Infinity;
    }, { capture: true });
  }
  // The part unrolls, and the list it was chosen from takes the focus with it when it goes: until then it is tried again.
  function held(node, tries) {
    const shown = (which) => [...node.querySelectorAll(which)].find((field) => field.offsetParent);
    if (chosen < 0) return;  // somebody went on elsewhere
    if (!node.contains(document.activeElement)) (shown(CHOICE) || shown(FIELD))?.focus();
    if (tries && !node.contains(document.activeElement)) setTimeout(held, SETTLING, node, tries - 1);
  }

  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) { named(node.parentElement || node); added(node); }
  }).observe(form, { childList: true, subtree: true });

  for (const event of ["input", "change"]) form.addEventListener(event, soon);
  document.addEventListener("w-unsaved:add", soon);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
  if (document.readyState === "complete") measure();
  else window.addEventListener("load", () => setTimeout(measure, 100));
})();
