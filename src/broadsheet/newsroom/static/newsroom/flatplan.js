// The flatplan by hand, by key and with others. Without this script every move is a form, every card a page.
"use strict";
(() => {
  const root = document.getElementById("flatplan");
  if (!root) return;
  const dialog = document.getElementById("fp-dialog"), voice = document.getElementById("fp-said");
  const mayPlan = root.dataset.mayPlan === "yes";
  const RANKS = ["leads the page", "second", "third", "small", "a brief"];
  const PINS = [["top-left", "top", "top-right"], ["left", "free", "right"], ["bottom-left", "bottom", "bottom-right"]];
  const ARROWS = {"top-left": "↖", "top": "↑", "top-right": "↗", "left": "←", "free": "any", "right": "→", "bottom-left": "↙", "bottom": "↓", "bottom-right": "↘"};
  const pinWords = pin => pin === "free" ? "anywhere on it" : `pinned at the ${pin.replace("-", " ")}`;
  const POLL = 1000, QUIET = 6000, THRESHOLD = 6, LONG = 380;
  const find = (where, all = root) => all.querySelector(where);
  const every = (where, all = root) => [...all.querySelectorAll(where)];
  const facts = () => document.getElementById("fp-facts");
  const version = () => Number(facts().dataset.version);
  const token = () => find("#fp-csrf input").value;

  // ---- what is said ----
  let hush;
  function say(words, bad = false) {
    voice.textContent = words;
    voice.classList.toggle("is-bad", bad);
    voice.classList.add("is-on");
    clearTimeout(hush);
    hush = setTimeout(() => voice.classList.remove("is-on"), bad ? 2 * QUIET : QUIET);
  }

  // ---- what changed is exchanged, the rest stays ----
  let drawn = new Map(), drawing = Promise.resolve();
  const parts = within => new Map(every("[data-part]", within).map(part => [part.id, part]));
  const remember = () => { drawn = new Map([...parts(root)].map(([id, part]) => [id, part.outerHTML])); };
  const order = within => [...parts(within).keys()].join(" ");

  function refresh() {
    drawing = drawing.then(redraw, redraw);
    return drawing;
  }
  async function redraw() {
    const answer = await fetch(`${root.dataset.here}?part=plan`, {headers: {"X-Requested-With": "fetch"}});
    if (!answer.ok || answer.redirected) return;
    const fresh = document.createElement("template");
    fresh.innerHTML = await answer.text();
    const kept = holdFocus();
    if (order(fresh.content) === order(root)) exchangeParts(fresh.content);
    else for (const id of ["fp-facts", "fp-board", "fp-tray"]) document.getElementById(id).replaceWith(fresh.content.getElementById(id));
    remember();
    giveFocus(kept);
  }
  function exchangeParts(content) {
    for (const [id, part] of parts(content)) {
      if (part.outerHTML === drawn.get(id)) continue;
      const old = document.getElementById(id), seen = find(".fp-picture", old)?.getAttribute("src");
      const picture = find(".fp-picture", part);
      const renewed = picture && picture.getAttribute("src") !== seen;
      old.replaceWith(part);
      drawn.set(id, part.outerHTML);
      if (renewed) { part.classList.add("is-fresh"); setTimeout(() => part.classList.remove("is-fresh"), 900); }
    }
  }
  let wanted = null;
  function holdFocus() {
    const now = document.activeElement;
    if (!root.contains(now) || now === document.body || dialog.open) return wanted;
    return {id: now.id, story: now.dataset.story};
  }
  function giveFocus(kept) {
    if (!kept || dialog.open || (document.activeElement !== document.body && document.activeElement?.isConnected)) return;
    const story = kept.story && every(`[data-story="${CSS.escape(kept.story)}"]`);
    const target = (story && (story.find(one => one.matches(".fp-coming *")) || story.find(one => !one.matches(".is-leaving")) || story[0])) || (kept.id && document.getElementById(kept.id)) || null;
    target?.focus({preventScroll: false});
  }

  // ---- moves ----
  async function send(address, body, headers = {}) {
    try {
      const answer = await fetch(address, {method: "POST", body, headers: {"X-CSRFToken": token(), Accept: "application/json", ...headers}});
      const told = (answer.headers.get("Content-Type") || "").startsWith("application/json") ? await answer.json() : null;
      if (!told) return {done: false, words: answer.status === 403 ? "You may not do that. Ask an editor." : "That did not arrive. Load the page again, then make the move once more."};
      return told;
    } catch {
      return {done: false, words: "The newsroom cannot be reached. The move was not made; try again in a moment."};
    }
  }
  async function settle(told) {
    if (told.done) say(told.words === "All stands so already." ? told.words : `You ${told.words}.`);
    else say(told.words, true);
    if (told.done && told.version > version()) working("Waiting to be composed");
    await refresh();
    return told;
  }
  const json = body => send(root.dataset.moves, JSON.stringify(body), {"Content-Type": "application/json"});
  const move = async what => settle(await json({move: what, version: version()}));
  const undo = async () => settle(await json({undo: true}));

  // ---- cards ----
  let opener = null;
  async function openCard(button) {
    const address = new URL(button.getAttribute("formaction") || button.href, location.href);
    address.searchParams.set("part", "card");
    const answer = await fetch(address);
    if (!answer.ok) return say("That is no longer there. The plan is loaded again.", true), refresh();
    if (!dialog.open) opener = {id: button.id, story: button.dataset.story};
    dialog.innerHTML = await answer.text();
    if (!dialog.open) dialog.showModal();
    find("#card-title", dialog)?.focus();
  }
  dialog.addEventListener("close", () => { dialog.innerHTML = ""; giveBack(); });
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  function giveBack() {
    const story = opener?.story && find(`[data-story="${CSS.escape(opener.story)}"]`);
    (document.getElementById(opener?.id) || story)?.focus();
  }
  async function sendForm(form, button) {
    const told = await send(form.action, new FormData(form, button));
    if (!told.done && dialog.open) {
      const wrong = find("[data-wrong]", dialog);
      wrong.textContent = told.words;
      wrong.hidden = false;
      wrong.scrollIntoView({block: "nearest"});
      return refresh();
    }
    if (dialog.open) dialog.close();
    return settle(told);
  }
  root.addEventListener("submit", event => {
    const form = event.target;
    if (form.matches("[data-move-form]")) { event.preventDefault(); sendForm(form, event.submitter); }
    else if (event.submitter?.matches("[data-card]")) { event.preventDefault(); openCard(event.submitter); }
  });
  root.addEventListener("click", event => {
    const button = event.target.closest("[data-card]");
    if (!button) return;
    event.preventDefault();
    if (!dropped) openCard(button);
  });

  // ---- by key ----
  const pages = () => Number(document.getElementById("fp-spreads").dataset.count);
  function keyMove(button, key, shift) {
    const story = button.dataset.story, page = Number(button.dataset.page), rank = Number(button.dataset.rank);
    const placed = button.closest(".fp-board") !== null || page > 0;
    if (shift) return placed ? pinMove(story, button.dataset.pin, key) : null;
    switch (key) {
      case "ArrowLeft": return page > 1 ? {act: "place", story, page: page - 1} : null;
      case "ArrowRight": return page < pages() ? {act: "place", story, page: page + 1} : null;
      case "ArrowUp": return placed && rank > 1 ? {act: "place", story, rank: rank - 1} : null;
      case "ArrowDown": return placed && rank < 5 ? {act: "place", story, rank: rank + 1} : null;
      case "Delete": return placed ? {act: "take-out", story} : null;
    }
    return null;
  }
  function pinMove(story, pin, key) {
    const row = Math.max(0, PINS.findIndex(names => names.includes(pin))), column = Math.max(0, PINS[row].indexOf(pin));
    const [down, right] = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]}[key] || [0, 0];
    const position = PINS[row + down]?.[column + right];
    return position && position !== pin ? {act: "place", story, position} : null;
  }
  const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Delete"]);
  let busy = false;
  document.addEventListener("keydown", async event => {
    if (!mayPlan || dialog.open) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      return undo();
    }
    if (event.key === "Escape" && drag) return drop(true);
    const button = event.target.closest?.("[data-story][data-card]");
    if (!button || !KEYS.has(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (busy) return;
    const what = keyMove(button, event.key, event.shiftKey);
    if (!what) return say("It cannot go further that way.");
    busy = true;
    wanted = {id: button.id, story: button.dataset.story};
    await move(what);
    busy = false;
  });

  // ---- by hand ----
  let drag = null, dropped = false, timer = 0, rolling = 0;
  const start = (button, event) => ({button, story: button.dataset.story, rank: Number(button.dataset.rank), x: event.clientX, y: event.clientY, live: false, touch: event.pointerType === "touch"});
  root.addEventListener("pointerdown", event => {
    const button = event.target.closest("[data-story][data-card]");
    if (!mayPlan || !button || event.button || dialog.open) return;
    drag = start(button, event);
    dropped = false;
    clearTimeout(timer);
    if (drag.touch) timer = setTimeout(() => drag && lift(event.clientX, event.clientY), LONG);
  });
  document.addEventListener("pointermove", event => {
    if (!drag) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > THRESHOLD;
    if (!drag.live && far && drag.touch) { clearTimeout(timer); drag = null; return; }
    if (!drag.live && far) lift(event.clientX, event.clientY);
    if (drag.live) { event.preventDefault(); aim(event.clientX, event.clientY); }
  });
  document.addEventListener("pointerup", () => drop(false));
  document.addEventListener("pointercancel", () => drop(true));
  document.addEventListener("touchmove", event => { if (drag?.live) event.preventDefault(); }, {passive: false});
  document.addEventListener("dragstart", event => { if (root.contains(event.target)) event.preventDefault(); });

  function lift(x, y) {
    drag.live = dropped = true;
    document.body.classList.add("is-dragging");
    drag.button.classList.add("is-held");
    drag.ghost = ghost(drag.button);
    document.body.append(drag.ghost);
    for (const page of every(".fp-page:not([data-locked])")) find(".fp-sheet", page).append(ranks(drag.rank, drag.button.dataset.pin));
    aim(x, y);
  }
  function ghost(button) {
    const made = document.createElement("div"), name = document.createElement("b");
    made.className = "fp-ghost";
    name.textContent = button.dataset.title;
    made.append(name, document.createElement("em"));
    const sheet = button.closest(".fp-sheet"), picture = sheet && find(".fp-picture", sheet);
    if (picture && button.matches(".fp-piece")) {
      const shape = button.getBoundingClientRect(), whole = sheet.getBoundingClientRect(), scale = 176 / shape.width, crop = document.createElement("i");
      crop.style.backgroundImage = `url("${picture.src}")`;
      crop.style.backgroundSize = `${whole.width * scale}px ${whole.height * scale}px`;
      crop.style.backgroundPosition = `${(whole.left - shape.left) * scale}px ${(whole.top - shape.top) * scale}px`;
      crop.style.blockSize = `${Math.min(shape.height * scale, 150)}px`;
      made.append(crop);
    }
    return made;
  }
  function ranks(now, pin) {
    const made = document.createElement("div");
    made.className = "fp-ranks";
    RANKS.forEach((words, at) => {
      const band = document.createElement("div");
      band.className = `fp-rank${at + 1 === now ? " is-same" : ""}`;
      band.dataset.rank = at + 1;
      band.textContent = `${at + 1}  ${words}`;
      made.append(band);
    });
    const pins = document.createElement("div");
    pins.className = "fp-pins";
    for (const name of PINS.flat()) {
      const cell = document.createElement("div");
      cell.className = `fp-pin${name === pin ? " is-same" : ""}`;
      cell.dataset.pin = name;
      cell.textContent = ARROWS[name];
      pins.append(cell);
    }
    made.append(pins);
    return made;
  }
  function aim(x, y) {
    drag.at = [x, y];
    drag.ghost.style.transform = `translate(${x + 14}px, ${y + 10}px) rotate(-1.5deg)`;
    const under = document.elementsFromPoint(x, y);
    const page = under.map(one => one.closest(".fp-page:not([data-locked])")).find(Boolean);
    const tray = under.map(one => one.closest("[data-tray]")).find(Boolean);
    every(".is-over").forEach(one => { if (one !== page && one !== tray) one.classList.remove("is-over"); });
    every(".is-aim").forEach(one => one.classList.remove("is-aim"));
    (page || tray)?.classList.add("is-over");
    drag.aim = page ? {page: Number(page.dataset.page), ...target(page, x, y)} : tray ? {out: true} : null;
    find("em", drag.ghost).textContent = aimed(drag.aim);
    edge(y);
  }
  function target(page, x, y) {
    const inside = one => { const box = one.getBoundingClientRect(); return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom; };
    const hit = every(".fp-rank, .fp-pin", page).find(inside);
    hit?.classList.add("is-aim");
    return hit?.dataset.pin ? {position: hit.dataset.pin} : {rank: hit ? Number(hit.dataset.rank) : drag.rank};
  }
  function aimed(aim) {
    if (!aim) return "";
    if (aim.out) return "out of the issue";
    return `page ${aim.page}, ${aim.position ? pinWords(aim.position) : RANKS[aim.rank - 1]}`;
  }
  const scroller = () => {
    let found = root.parentElement;
    while (found && found !== document.body && !(/auto|scroll/.test(getComputedStyle(found).overflowY) && found.scrollHeight > found.clientHeight)) found = found.parentElement;
    return !found || found === document.body ? document.scrollingElement : found;
  };
  // While it is held at an edge the plan moves along, and what lies under it is another from frame to frame.
  function edge(y) {
    const near = 70;
    drag.step = y < near + 60 ? -10 : y > innerHeight - near ? 10 : 0;
    if (drag.step && !rolling) rolling = requestAnimationFrame(roll);
  }
  function roll() {
    rolling = 0;
    if (!drag?.step) return;
    scroller().scrollBy(0, drag.step);
    aim(...drag.at);
  }
  function drop(given) {
    clearTimeout(timer);
    const was = drag;
    drag = null;
    if (!was?.live) return;
    setTimeout(() => { dropped = false; }, 0);
    document.body.classList.remove("is-dragging");
    was.button.classList.remove("is-held");
    was.ghost.remove();
    every(".fp-ranks").forEach(one => one.remove());
    every(".is-over").forEach(one => one.classList.remove("is-over"));
    if (given || !was.aim) return;
    if (was.aim.out) { if (was.button.closest(".fp-board") || Number(was.button.dataset.page)) move({act: "take-out", story: was.story}); }
    else move({act: "place", story: was.story, ...was.aim});
  }

  // ---- with others ----
  const here = document.getElementById("fp-here"), progress = document.getElementById("fp-progress");
  let asked = 0;
  async function watch() {
    clearTimeout(asked);
    if (!document.hidden && !drag) {
      try {
        const address = `${root.dataset.state}?since=${encodeURIComponent(facts().dataset.stamp)}&version=${version()}`;
        const answer = await fetch(address, {method: "POST", headers: {"X-CSRFToken": token(), Accept: "application/json"}});
        if (answer.ok) await heard(await answer.json());
      } catch { /* asked again in a second */ }
    }
    asked = setTimeout(watch, POLL);
  }
  function askPages() {
    const form = find("[data-ask-pages]");
    if (!form) return;
    form.remove();
    send(form.action, new FormData(form));
  }
  function working(words) {
    const line = find("b", progress);
    if (progress.hidden !== !words) progress.hidden = !words;
    if (line.textContent !== words) line.textContent = words;
  }
  async function heard(told) {
    const names = told.here.join("\n");
    if (here.dataset.names !== names) {
      here.dataset.names = names;
      here.replaceChildren(...told.here.map(name => Object.assign(document.createElement("b"), {textContent: `${name} is here`})));
    }
    working(told.composing);
    if (!told.changed) return;
    const mine = told.version === version();
    await refresh();
    if (!mine && told.moves.length) say(told.moves.join(". ") + ".");
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) watch(); });

  // ---- how large, and with names ----
  const KEPT = "broadsheet.flatplan";
  const wish = JSON.parse(localStorage.getItem(KEPT) || "{}");
  function show() {
    if (wish.across) root.style.setProperty("--wish", wish.across);
    root.classList.toggle("show-names", Boolean(wish.names));
    document.getElementById("fp-names").setAttribute("aria-pressed", Boolean(wish.names));
    localStorage.setItem(KEPT, JSON.stringify(wish));
  }
  const across = () => getComputedStyle(document.getElementById("fp-spreads")).gridTemplateColumns.split(" ").length;
  find(".fp-zoom").hidden = document.getElementById("fp-names").hidden = false;
  document.getElementById("fp-names").addEventListener("click", () => { wish.names = !wish.names; show(); });
  every("[data-zoom]").forEach(button => button.addEventListener("click", () => {
    wish.across = Math.min(4, Math.max(1, across() + Number(button.dataset.zoom)));
    show();
  }));
  const head = find(".fp-head");
  new ResizeObserver(() => root.style.setProperty("--head", `${head.offsetHeight}px`)).observe(head);
  show();
  remember();
  askPages();
  watch();
})();
