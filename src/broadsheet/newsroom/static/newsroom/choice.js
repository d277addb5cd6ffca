// A story chosen by its headline. What is typed is looked for; the id of the one chosen is what the form keeps.
(() => {
  "use strict";
  const PAUSE = 150;
  let made = 0;

  const asked = async (place, words, signal) => {
    const answer = await fetch(`${place.dataset.nrChoice}?${new URLSearchParams(words)}`, { signal, credentials: "same-origin", headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    return (await answer.json()).stories;
  };
  const beside = () => location.pathname.match(/\/pages\/(\d+)\//)?.[1] || "";

  function begin(place) {
    const part = (name) => place.querySelector(`[data-nr-choice-${name}]`);
    const [kept, said, list, told] = ["id", "said", "list", "told"].map(part);
    let shown = "";
    let waiting = 0;
    let running = null;
    let at = -1;

    list.id = `nr-choice-${(made += 1)}`;
    said.setAttribute("aria-controls", list.id);

    async function named() {
      if (!kept.value) return;
      said.value = shown = kept.value;
      try {
        const [story] = await asked(place, { id: kept.value });
        told.textContent = story ? story.told : "This paper has no story of this id.";
        if (story) said.value = shown = story.headline;
      } catch { /* the id stands, and the form keeps it */ }
    }

    async function look() {
      running?.abort();
      running = new AbortController();
      try {
        offer(await asked(place, { q: said.value.trim(), beside: beside() }, running.signal));
      } catch (error) {
        if (error.name !== "AbortError") told.textContent = "The stories cannot be looked through just now.";
      }
    }

    function offer(stories) {
      at = -1;
      list.replaceChildren(...stories.map(option));
      open(stories.length > 0);
      told.textContent = stories.length ? `${stories.length} to choose from` : "No story has these words.";
    }

    function option(story, number) {
      const item = document.createElement("li");
      item.id = `${list.id}-${number}`;
      item.role = "option";
      item.ariaSelected = "false";
      item.dataset.id = story.id;
      const [headline, more] = ["b", "small"].map((kind) => document.createElement(kind));
      headline.textContent = story.headline;
      more.textContent = story.told;
      item.append(headline, more);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(item); });
      return item;
    }

    function open(yes) {
      list.hidden = !yes;
      said.setAttribute("aria-expanded", String(yes));
      if (!yes) said.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
      if (!list.children.length) return;
      at = (next + list.children.length) % list.children.length;
      [...list.children].forEach((item, number) => { item.ariaSelected = String(number === at); });
      said.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function take(item) {
      said.value = shown = item.querySelector("b").textContent;
      told.textContent = item.querySelector("small").textContent;
      keep(item.dataset.id);
      open(false);
    }

    function keep(id) {
      if (kept.value === id) return;
      kept.value = id;
      kept.dispatchEvent(new Event("input", { bubbles: true }));
      kept.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function leave() {
      clearTimeout(waiting);
      running?.abort();
      open(false);
      if (!said.value.trim()) { if (shown) told.textContent = ""; shown = ""; keep(""); }
      else if (said.value !== shown) { said.value = shown; told.textContent = shown ? "" : "Choose a story from the list."; }
    }

    const KEYS = {
      ArrowDown: () => (list.hidden ? look() : mark(at + 1)),
      ArrowUp: () => mark(at < 0 ? -1 : at - 1),
      Enter: () => { if (!list.hidden && at >= 0) take(list.children[at]); },
      Escape: () => { said.value = shown; open(false); },
    };
    said.addEventListener("keydown", (event) => {
      if (!KEYS[event.key] || event.isComposing) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    said.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, PAUSE); });
    said.addEventListener("blur", leave);
    kept.addEventListener("focus", () => said.focus());
    named();
  }

  function all(root) {
    const places = [...(root.querySelectorAll?.("[data-nr-choice]") || []), ...(root.matches?.("[data-nr-choice]") ? [root] : [])];
    for (const place of places) {
      if (place.dataset.nrBegun) continue;
      place.dataset.nrBegun = "";
      begin(place);
    }
  }
  const watch = () => {
    all(document);
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(all))).observe(document.body, { childList: true, subtree: true });
  };
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
