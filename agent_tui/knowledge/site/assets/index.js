// Reading the index that agent_tui/knowledge/site/search_index.py makes, and ranking what is in it. The three scripts of
// the search go out as one file; the two others are snippets.js and page.js.

const MOST_TERMS = 16;
const MOST_EXPANSIONS = 15;
const COVERAGE_REWARD = 0.5;
const TITLE_REWARD = 0.25;
const LEAST_SHARE = 0.3; // of what the best hit holds of the query
const RANKED_BY_TITLE = 100;
const EXACT = 1.0;
const BEGINS = 0.85;
const MISTYPED = 0.7;
const SYNONYM = 0.6;
const MOST_SYNONYMS = 12;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

const CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const LETTER = `(?:(?![${CJK}])[\\p{L}\\p{N}])`;
const TOKEN = new RegExp(`[${CJK}]+|${LETTER}+(?:['’][a-z]+)?`, "gu");
const CHINESE = new RegExp(`^[${CJK}]`, "u");

const script = document.currentScript;
const folder = new URL(script.dataset.index, location.href).href;

// Loading: each file calls back with its name and its data

const arrived = new Map();
const loading = new Map();

function load(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = folder + name + ".js";
      element.onload = () => {
        element.remove();
        arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name));
      };
      element.onerror = () => {
        element.remove();
        loading.delete(name);
        reject(new Error(name));
      };
      document.head.append(element);
    }));
  }
  return loading.get(name);
}

window.siteSearch = {
  core(data) {
    arrived.set("core", Object.assign(data, {
      small: new Set(data.smallWords),
      simple: new Set(data.folding[1]),
      fold: pairs(Array.from(data.folding[0]), Array.from(data.folding[1])),
    }));
  },
  terms(number, postings, stems) {
    arrived.set(`terms-${number}`, { postings: byTurns(postings), stems: byTurns(stems), decoded: new Map() });
  },
  texts(number, texts) {
    arrived.set(`texts-${number}`, texts);
  },
};

function pairs(keys, values) {
  return new Map(keys.map((key, index) => [key, values[index]]));
}

function byTurns(flat) {
  const found = new Map();
  for (let at = 0; at < flat.length; at += 2) found.set(flat[at], flat[at + 1]);
  return found;
}

// From text to terms, as the index was made

function normal(core, text) {
  let folded = "";
  for (const character of text.normalize("NFKC").toLowerCase()) folded += core.fold.get(character) || character;
  return folded;
}

function tokens(core, text) {
  return Array.from(normal(core, text).matchAll(TOKEN), (found) => ({ word: found[0], end: found.index + found[0].length }));
}

function partOf(term, parts) {
  const characters = Array.from(term).slice(0, CHINESE.test(term) ? 1 : 2);
  let number = 0;
  for (const character of characters) number = (number * 31 + character.codePointAt(0)) % 1000003;
  return number % parts;
}

// What of a query is looked for: {text, kind: "pair" | "character" | "word" | "typing"}

function wanted(core, query) {
  const length = normal(core, query).length;
  const found = new Map();
  const small = [];
  for (const { word: raw, end } of tokens(core, query)) {
    const word = raw.replace("’", "'").slice(0, 64);
    if (CHINESE.test(word)) {
      const characters = Array.from(word);
      if (characters.length === 1) found.set(word, "character");
      for (let at = 0; at + 1 < characters.length; at++) found.set(characters[at] + characters[at + 1], "pair");
    } else if (core.small.has(word)) {
      if (end === length) small.push(word);
    } else {
      found.set(word, end === length ? "typing" : "word");
    }
  }
  if (!found.size) for (const word of small) if (word.length > 1) found.set(word, "typing");
  return Array.from(found, ([text, kind]) => ({ text, kind }));
}

async function looked(core, one) {
  const part = await load(`terms-${partOf(one.text, core.parts)}`);
  const members = new Map(); // term -> weight
  if (one.kind === "character") {
    for (const term of part.postings.keys()) if (term.startsWith(one.text)) members.set(term, EXACT);
  } else {
    const exact = exactOf(part, one);
    if (one.kind === "typing") for (const term of beginning(part, one.text)) members.set(term, BEGINS);
    if (part.postings.has(exact)) members.set(exact, EXACT);
    if (!members.size && one.kind !== "pair") for (const term of nearly(part, one.text)) members.set(term, MISTYPED);
  }
  const impacts = new Map();
  for (const [term, weight] of members) {
    for (const [article, impact] of decoded(part, term)) {
      impacts.set(article, Math.max(impacts.get(article) || 0, impact * weight));
    }
  }
  return { typed: exactOf(part, one), impacts, mark: { text: one.text, holds: (word) => isMeant(part, one, members, word) }, also: [] };
}

function exactOf(part, one) {
  return part.postings.has(one.text) ? one.text : part.stems.get(one.text) || one.text;
}

// Other words for the same: what they add counts for the word that was typed

async function addSynonyms(core, groups) {
  const typed = new Map(groups.map((group) => [group.typed, group]));
  const also = [];
  for (const alike of core.synonyms) {
    for (const word of alike.filter((terms) => terms.every((term) => typed.has(term)))) {
      for (const other of alike.filter((terms) => terms !== word)) {
        for (const term of other) if (!typed.has(term)) also.push({ group: typed.get(word[0]), term, weight: SYNONYM / other.length });
      }
    }
  }
  await Promise.all(also.slice(0, MOST_SYNONYMS).map(async ({ group, term, weight }) => {
    const part = await load(`terms-${partOf(term, core.parts)}`);
    for (const [article, impact] of decoded(part, term)) {
      group.impacts.set(article, Math.max(group.impacts.get(article) || 0, impact * weight));
    }
    group.also.push({ text: term, holds: (word) => (part.stems.get(word) || word) === term });
  }));
}

function beginning(part, prefix) {
  const terms = new Set();
  for (const term of part.postings.keys()) if (term.startsWith(prefix)) terms.add(term);
  for (const [word, term] of part.stems) if (word.startsWith(prefix) && part.postings.has(term)) terms.add(term);
  const counted = Array.from(terms, (term) => [term, part.postings.get(term).length]);
  counted.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return counted.slice(0, MOST_EXPANSIONS).map(([term]) => term);
}

// A word that stands nowhere: another form of one that does, or one that differs by a slip of the fingers

function nearly(part, word) {
  for (const ending of ["'s", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "ment", "ments", "ion", "ions"]) {
    const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : "";
    if (stem.length >= 3) {
      for (const form of [stem, stem + "e"]) {
        const term = part.postings.has(form) ? form : part.stems.get(form);
        if (term) return [term];
      }
    }
  }
  const allowed = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
  if (!allowed || CHINESE.test(word)) return [];
  let least = allowed;
  let best = new Set();
  const look = (form, term) => {
    const far = distance(word, form, least);
    if (far < least) best = new Set();
    if (far <= least) {
      least = far;
      best.add(term);
    }
  };
  for (const term of part.postings.keys()) look(term, term);
  for (const [form, term] of part.stems) look(form, term);
  return best;
}

function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most || CHINESE.test(b)) return most + 1;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2] + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length];
}

function decoded(part, term) {
  let found = part.decoded.get(term);
  if (!found) {
    found = [];
    const text = part.postings.get(term) || "";
    let article = -1;
    for (let at = 0; at < text.length; at++) {
      let step = 0;
      let unit = 1;
      let digit = VALUES.get(text[at]);
      while (digit >= 32) {
        step += (digit - 32) * unit;
        unit *= 32;
        digit = VALUES.get(text[++at]);
      }
      article += step + digit * unit;
      found.push([article, VALUES.get(text[++at])]);
    }
    part.decoded.set(term, found);
  }
  return found;
}

// Ranking: as at the desk, and what is called as the query says before what only speaks of it

async function rank(core, query) {
  const found = await Promise.all(wanted(core, query).map((one) => looked(core, one)));
  await addSynonyms(core, found);
  const groups = found
    .filter((group) => group.impacts.size)
    .sort((a, b) => a.impacts.size - b.impacts.size)
    .slice(0, MOST_TERMS);
  const scores = new Map();
  const shares = new Map();
  let total = 0;
  for (const group of groups) {
    const { impacts } = group;
    const rarity = Math.log(1 + (core.count - impacts.size + 0.5) / (impacts.size + 0.5));
    group.rarity = rarity;
    total += rarity;
    for (const [article, impact] of impacts) {
      scores.set(article, (scores.get(article) || 0) + rarity * impact);
      shares.set(article, (shares.get(article) || 0) + rarity);
    }
  }
  if (!groups.length) return { hits: written(core, query), marks: [] };
  const asked = bare(core, query);
  const traditional = isWrittenTraditionally(core, query);
  let hits = Array.from(scores, ([article, score]) => ({
    article: article,
    share: shares.get(article) / total,
    score: score * (1 + COVERAGE_REWARD * shares.get(article) / total),
  }));
  hits.sort((a, b) => b.score - a.score || a.article - b.article);
  hits = hits.slice(0, RANKED_BY_TITLE);
  for (const hit of hits) {
    const title = bare(core, core.titles[hit.article]);
    hit.readers = isTraditional(core.languages[hit.article]) === traditional;
    hit.score *= calledSo(title, asked) * (1 + TITLE_REWARD * shareOf(title, groups) / total);
  }
  hits.sort((a, b) => b.score - a.score || a.article - b.article);
  const most = hits.reduce((found, hit) => Math.max(found, hit.share), 0);
  return {
    hits: onePerArticle(core, hits.filter((hit) => hit.share >= LEAST_SHARE * most)),
    marks: groups.flatMap((group) => [group.mark, ...group.also]),
  };
}

// What has no term that is known, an emoji or "C++", may still stand in a title; a letter alone stands in most of them

function written(core, query) {
  const asked = saysTooLittle(query) ? "" : normal(core, query).trim();
  const hits = core.titles.map((title, article) => ({ article, title: normal(core, title) }));
  return onePerArticle(core, hits.filter(({ title }) => asked && title.includes(asked)));
}

function saysTooLittle(query) {
  return /^[\p{L}\p{N}]$/u.test(query.trim());
}

// Of an article that is there in both scripts, the one of whoever asks, in the place of the best

function onePerArticle(core, hits) {
  const kept = new Map();
  for (const hit of hits) {
    const before = kept.get(core.mains[hit.article]);
    if (!before || (hit.readers && !before.readers)) kept.set(core.mains[hit.article], hit);
  }
  return Array.from(kept.values());
}

function isTraditional(language) {
  return /^zh-(hant|tw|hk|mo)\b/i.test(language);
}

function isWrittenTraditionally(core, query) {
  const characters = Array.from(query.normalize("NFKC"));
  if (characters.some((character) => core.fold.has(character))) return true;
  return !characters.some((character) => core.simple.has(character)) && navigator.languages.some(isTraditional);
}

// How much of the query stands in a title, by rarity

function shareOf(title, groups) {
  const words = title.split(" ");
  return groups.reduce((sum, { mark, rarity }) => sum + (inTitle(title, words, mark) ? rarity : 0), 0);
}

function inTitle(title, words, mark) {
  return CHINESE.test(mark.text) ? title.includes(mark.text) : words.some((word) => mark.holds(word));
}

function bare(core, text) {
  return tokens(core, text).map((token) => token.word).join(" ");
}

function calledSo(title, asked) {
  if (asked.length < 2) return 1;
  return title === asked ? 4 : title.startsWith(asked) ? 1.5 : title.includes(asked) ? 1.25 : 1;
}
