// What is shown of a hit: the stretch of its text with most of the query, the words of it marked.

function isMeant(part, one, members, word) {
  return members.has(part.stems.get(word) || word) || (one.kind === "typing" && word.startsWith(one.text));
}

function placesOf(core, text, marks) {
  let plain = "";
  const origin = [];
  let at = 0;
  for (const character of text) {
    const form = normal(core, character);
    for (let unit = 0; unit < form.length; unit++) origin.push(at);
    plain += form;
    at += character.length;
  }
  origin.push(text.length);
  const found = [];
  const words = Array.from(plain.matchAll(TOKEN)).filter((word) => !CHINESE.test(word[0]));
  for (const mark of marks) {
    const stretches = CHINESE.test(mark.text)
      ? Array.from(plain.matchAll(new RegExp(`(?=(${mark.text}))`, "gu")), (found) => [found.index, mark.text.length])
      : words.filter((word) => !core.small.has(word[0]) && mark.holds(word[0].replace("’", "'"))).map((word) => [word.index, word[0].length]);
    for (const [at, length] of stretches) found.push({ start: origin[at], end: origin[at + length], mark });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function snippet(core, text, marks) {
  const wide = new RegExp(`[${CJK}]`, "u").test(text.slice(0, 100));
  const length = wide ? 80 : 160;
  const places = placesOf(core, text, marks);
  let start = 0;
  let most = 0;
  for (let first = 0; first < Math.min(places.length, 200); first++) {
    const seen = new Set();
    for (let next = first; next < places.length && places[next].end <= places[first].start + length; next++) seen.add(places[next].mark);
    if (seen.size > most) {
      most = seen.size;
      start = places[first].start;
    }
  }
  start = start < length / 2 ? 0 : sentenceBefore(text, start);
  let end = Math.min(text.length, start + length);
  if (!wide && end < text.length) end = Math.max(start + 1, text.lastIndexOf(" ", end));
  const pieces = [start > 0 ? "… " : ""];
  pieces.push(...marked(text, start, end, places), end < text.length ? " …" : "");
  return pieces;
}

function sentenceBefore(text, hit) {
  const near = Math.max(0, hit - 30);
  for (let at = hit; at > near; at--) if ("。！？.!?；;".includes(text[at - 1])) return at;
  for (let at = near; at < hit; at++) if (" ，,、：:".includes(text[at - 1]) || CHINESE.test(text.slice(at))) return at;
  return hit;
}

function marked(text, start, end, places) {
  const pieces = [];
  let at = start;
  for (const place of places) {
    if (place.start < at || place.end > end) {
      if (place.start < start || place.end <= at || place.end > end) continue;
    }
    const from = Math.max(place.start, at);
    if (from > at) pieces.push(text.slice(at, from));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, place.end);
    pieces.push(mark);
    at = place.end;
  }
  pieces.push(text.slice(at, end));
  return pieces;
}

function markedWhole(core, text, marks) {
  return marked(text, 0, text.length, placesOf(core, text, marks));
}
