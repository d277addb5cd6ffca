/* Search: reads in the browser the index that outlets/web/search.py writes. Only the search page loads it. */

const MARKS = "\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0640\\u064b-\\u065f\\u0670";
const WORD = new RegExp(`[\\p{L}\\p{N}${MARKS}]+`, "gu");
const UNVOICED = new RegExp(`[${MARKS}.,]+`, "gu");
const LETTERS = { æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ى: "ي", ة: "ه", ß: "ss", ς: "σ" };
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const WEIGHTS = [1, 4, 6, 12];
const AT_ONCE = 20;

const fold = (word) =>
  word.toLowerCase().normalize("NFKD").replace(UNVOICED, "").replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] || letter);

/** The terms of a text in order, as search.py makes them. */
export const termsOf = (text) =>
  (text.replace(/(\p{Nd})[.,](?=\p{Nd})/gu, "$1").match(WORD) || [])
    .map((word) => [...fold(word)].slice(0, 24)).filter((term) => term.length > 1).map((term) => term.join(""));

const hashOf = (term) => {
  let number = 2166136261;
  for (const letter of [...term].slice(0, 3)) number = Math.imul(number ^ letter.codePointAt(0), 16777619) >>> 0;
  return (number ^ (number >>> 15)) >>> 0;
};

/** Puts a line's places into scores by article; gives true for a term that is everywhere. */
const read = (places, scores, exact) => {
  const common = places[0] === "*";
  let [place, step, shift] = [0, 0, 0];
  for (const letter of common ? places.slice(1) : places) {
    const digit = DIGITS.indexOf(letter);
    step += (digit & 31) * 2 ** shift;
    if (digit > 31) { shift += 5; continue; }
    place += step;
    [step, shift] = [0, 0];
    const article = Math.floor(place / 4);
    scores.set(article, Math.max(scores.get(article) || 0, WEIGHTS[place % 4] * 2 + exact));
  }
  return common;
};

/** Looks a term, or all that begin with it, up in a shard. */
export const look = (sheet, term, open) => {
  const scores = new Map();
  let everywhere = false;
  let at = sheet.indexOf(open ? `\n${term}` : `\n${term} `);
  while (at >= 0 && sheet.startsWith(term, at + 1)) {
    const end = sheet.indexOf("\n", at + 1);
    const space = sheet.indexOf(" ", at);
    const exact = space - at - 1 === term.length;
    everywhere = read(sheet.slice(space + 1, end), scores, exact ? 1 : 0) || everywhere;
    at = open && end < sheet.length - 1 ? end : -1;
  }
  return { scores, everywhere };
};

const start = (form) => {
  const { dataset: words, elements } = form;
  const results = document.getElementById("results");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const sparing = (navigator.connection || {}).saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  const language = document.documentElement.lang;
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC", numberingSystem: "latn" });
  const given = new URLSearchParams(location.search);
  const kept = new Map();
  let current = null;

  const load = (name, kind) => {
    if (!kept.has(name)) {
      const asked = fetch(words.index + name).then((answer) => {
        if (!answer.ok) throw new Error(name);
        return answer[kind]();
      });
      asked.catch(() => kept.delete(name));
      kept.set(name, asked);
    }
    return kept.get(name);
  };

  const find = async ([year, shards], term, open) => {
    const sheet = await load(`${year}/t${hashOf(term) % shards}.txt`, "text");
    const found = look(sheet, term, open && term.length > 2);
    if (found.scores.size || found.everywhere || term[0] === "=") return found;
    return term.length > 2 ? look(sheet, term, true) : { ...found, everywhere: open };
  };

  const match = async (year, terms, section) => {
    const asked = terms.map((term, at) => find(year, term, at === terms.length - 1));
    const found = await Promise.all(section ? [...asked, find(year, `=${section}`, false)] : asked);
    const certain = found.filter((item) => !item.everywhere).sort((a, b) => a.scores.size - b.scores.size);
    const all = certain.length ? [...certain[0].scores.keys()] : [...Array(year[2].reduce((a, b) => a + b, 0)).keys()];
    const score = (article) => found.reduce((sum, item) => sum + (item.scores.get(article) || 0), 0);
    return all.filter((article) => certain.every((item) => item.scores.has(article)))
      .map((article) => [score(article), article]).sort((a, b) => b[0] - a[0] || b[1] - a[1]);
  };

  const card = async ([year, , months], article) => {
    let month = 0;
    while (article >= months[month]) article -= months[month++];
    return (await load(`${year}/${String(month + 1).padStart(2, "0")}.json`, "json"))[article];
  };

  const make = (name, parent, text = "", kind = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return parent.appendChild(element);
  };

  const marked = (element, text, terms) => {
    let from = 0;
    for (const found of text.matchAll(WORD)) {
      const word = fold(found[0]);
      if (!terms.some((term) => word.startsWith(term))) continue;
      element.append(text.slice(from, found.index));
      make("mark", element, found[0]);
      from = found.index + found[0].length;
    }
    element.append(text.slice(from));
    element.dir = "auto";
  };

  const told = (list, [address, headline, standfirst, names, , published, issue, page], terms) => {
    const item = make("li", list);
    const link = make("a", make("h3", item, "", "teaser-head"));
    link.href = words.base + address;
    marked(link, headline, terms);
    if (standfirst) marked(make("p", item, "", "teaser-text"), standfirst, terms);
    const printed = issue ? (page ? words.printed : words.issue).replace("{n}", issue).replace("{p}", page) : "";
    const facts = make("p", item, "", "teaser-facts");
    for (const fact of [names, day.format(new Date(published)), printed]) if (fact) make("span", facts, fact).dir = "auto";
  };

  const offer = async () => {
    const years = await load("index.json", "json");
    if (elements.year.options.length > 1) return years;
    for (const [year] of years) make("option", elements.year, String(year));
    if (given.has("year")) elements.year.value = given.get("year");
    return years;
  };

  async function* hits(search) {
    const years = (await offer()).filter(([year]) => !search.year || search.year === String(year));
    for (const [at, year] of years.entries()) {
      const found = await match(year, search.terms, search.section);
      search.total += found.length;
      search.open = at < years.length - 1;
      for (const [, article] of found) yield [year, article];
    }
  }

  const go = async (search) => {
    more.hidden = true;
    results.setAttribute("aria-busy", "true");
    try {
      for (let shown = 0; shown < AT_ONCE; shown++) {
        const { value, done } = await search.hits.next();
        if (search !== current) return;
        if (done) { search.done = true; break; }
        const [year, article] = value;
        const row = await card(year, article);
        if (search !== current) return;
        if (search.shown !== year[0]) {
          make("h2", results, String(year[0]));
          search.list = make("ol", results);
          search.shown = year[0];
        }
        told(search.list, row, search.terms);
        search.count++;
      }
      more.hidden = search.done || (!search.open && search.count >= search.total);
      const open = search.open && !search.done ? words.sofar : words.found;
      status.textContent = search.total ? open.replace("{n}", search.total) : words.none;
    } catch {
      if (search === current) status.textContent = words.failed;
    }
    if (search === current) results.removeAttribute("aria-busy");
  };

  const search = () => {
    const asked = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...asked]) if (!value.trim()) asked.delete(name);
    history.replaceState(null, "", `?${asked}`);
    const terms = termsOf(asked.get("q") || "");
    current = { terms, section: asked.get("section"), year: asked.get("year"), total: 0, count: 0, open: true };
    results.textContent = status.textContent = "";
    more.hidden = true;
    if (!terms.length) return;
    current.hits = hits(current);
    go(current);
  };

  const walk = (event) => {
    if (event.key === "/" && !/^(input|select|textarea)$/i.test(event.target.tagName)) {
      event.preventDefault();
      elements.q.focus();
    }
    if (!/^(Arrow(Up|Down)|Escape)$/.test(event.key) || event.target.tagName === "SELECT") return;
    const stops = [elements.q, ...results.querySelectorAll("a")];
    const at = stops.indexOf(event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
    if (at < 0 || !stops[next] || next === at) return;
    event.preventDefault();
    stops[next].focus();
  };

  for (const name of ["q", "section"]) if (elements[name] && given.has(name)) elements[name].value = given.get(name);
  let waiting = 0;
  form.addEventListener("focusin", () => offer().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("change", (event) => { if (event.target !== elements.q) search(); });
  if (!sparing) form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
  more.addEventListener("click", () => go(current));
  document.addEventListener("keydown", walk);
  if (given.get("q")) offer().catch(() => {}).then(search);
};

const form = typeof document === "undefined" ? null : document.getElementById("search");
if (form) start(form);
