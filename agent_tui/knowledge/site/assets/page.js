// The search on the page: nothing typed leaves the browser.

const SHOWN = 20;
const LONGEST_QUERY = 200;
const QUIET_MS = 400; // before the number of hits is announced

const box = document.getElementById("q");
const form = box.form;
const page = document.getElementById("page");
const results = document.getElementById("results");
const heading = document.getElementById("results-title");
const list = document.getElementById("hits");
const status = document.getElementById("found");
const elsewhere = document.getElementById("elsewhere");
const home = new URL(script.dataset.home, location.href).href;

let newest = 0;
let answered = "";
let announcing = 0;

async function search() {
  const number = ++newest;
  const typed = box.value.slice(0, LONGEST_QUERY);
  const query = typed.trim();
  answered = query;
  keepInAddress(query);
  if (!query) {
    show(false);
    announce("");
    return;
  }
  try {
    const core = await load("core");
    const { hits, marks } = await rank(core, typed); // a space at its end ends a word
    if (number !== newest) return;
    const best = hits.slice(0, SHOWN);
    const items = best.map((hit) => item(core, hit, marks));
    list.replaceChildren(...items.map(({ element }) => element));
    heading.textContent = core.words.results;
    elsewhere.hidden = best.length > 0;
    for (const other of elsewhere.querySelectorAll("a")) other.hash = "q=" + encodeURIComponent(query);
    show(true);
    announce(said(core, hits.length, query));
    await Promise.all(items.map(async ({ hit, below }) => {
      const texts = await load(`texts-${Math.floor(hit.article / core.textsPerFile)}`);
      if (number === newest) below.replaceChildren(...snippet(core, texts[hit.article % core.textsPerFile], marks));
    }));
  } catch (error) {
    if (number !== newest) return;
    list.replaceChildren();
    show(true);
    announce(script.dataset.failed);
  }
  results.dataset.answered = query; // for whoever waits for the answer to what was typed last
}

function item(core, hit, marks) {
  const element = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(core.places[hit.article], home).href;
  link.append(...markedWhole(core, core.titles[hit.article], marks));
  link.dir = "auto";
  const below = document.createElement("p");
  below.dir = "auto";
  const language = core.languages[hit.article];
  if (language) element.lang = language;
  element.append(link, below);
  return { element, hit, below };
}

function said(core, count, query) {
  const words = core.words;
  if (!count) return (saysTooLittle(query) ? words.short : words.none).replace("{query}", () => query);
  if (count > SHOWN) return words.best.replace("{count}", String(SHOWN));
  return (count === 1 ? words.one : words.many).replace("{count}", String(count));
}

function show(answer) {
  results.hidden = !answer;
  page.hidden = answer;
}

function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => { status.textContent = text; }, text ? QUIET_MS : 0);
}

// Behind the #, which no server is told

function keepInAddress(query) {
  const kept = query ? "#q=" + encodeURIComponent(query) : "";
  if (kept || location.hash.startsWith("#q=")) {
    try {
      history.replaceState(null, "", location.pathname + location.search + kept);
    } catch (error) { // a browser that forbids it to files on a disk
      results.dataset.unkept = "true";
    }
  }
}

function takeFromAddress() {
  if (!location.hash.startsWith("#q=")) return;
  let asked = location.hash.slice(3);
  try {
    asked = decodeURIComponent(asked);
  } catch (error) { // somebody cut the address in the middle of a character
    asked = "";
  }
  if (asked !== answered) {
    box.value = asked;
    search();
  }
}

function clear() {
  box.value = "";
  search();
  box.focus();
}

let composing = false;
box.addEventListener("compositionstart", () => { composing = true; });
box.addEventListener("compositionend", () => { composing = false; search(); });
box.addEventListener("input", () => { if (!composing) search(); });
box.addEventListener("focus", () => { load("core").catch(() => {}); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
  if (!results.hidden) heading.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || results.hidden) return;
  const links = Array.from(list.querySelectorAll("a"));
  const at = links.indexOf(document.activeElement);
  const typing = document.activeElement === box;
  if (event.key === "Escape" && (typing || at >= 0)) {
    event.preventDefault();
    clear();
  } else if (event.key === "ArrowDown" && (typing || at >= 0) && links[at + 1]) {
    event.preventDefault();
    links[at + 1].focus();
  } else if (event.key === "ArrowUp" && at >= 0) {
    event.preventDefault();
    (links[at - 1] || box).focus();
  }
});
window.addEventListener("hashchange", takeFromAddress);

form.hidden = false;
takeFromAddress();
