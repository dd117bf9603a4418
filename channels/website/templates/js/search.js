// The search of the site. Words are seen as in folding.py, files are read as postings.py
// and search.py write them; tests hold the two together.
"use strict";

const MOST = 8; // words of a query that count
const SHOWN = 20; // results at a time
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

// --- Words ---

const normal = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[ðɖ]/g, "đ").replace(/ς/g, "σ");

const keysOf = (text) => (normal(text).match(/[\p{L}\p{N}]+/gu) || []).map(keyOf);

function keyOf(word) {
  const letters = Array.from(word).slice(0, 40).join("").normalize("NFD");
  return (letters.replace(TONES, "") + (letters.match(TONES) || []).join("")).normalize("NFC");
}

const fold = (word) => word.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/đ/g, "d");

function spread(word) {
  let number = 2166136261;
  for (const letter of word) number = Math.imul(number ^ letter.codePointAt(0), 16777619) >>> 0;
  return number;
}

// A file of a segment is found by the words of which it has the articles; their number is a
// power of two, so that what overflows does no harm.
const placeOf = (words, shards) =>
  words.reduce((number, word) => (Math.imul(number, 31) + spread(word)) >>> 0, 0) % shards;

// --- Files ---

const form = document.getElementById("tim");
const base = new URL("tim-kiem/", form.action);
const files = new Map();
let counted = 0; // numbers given when these files were read

function file(path, fresh = false) {
  if (fresh || !files.has(path)) {
    files.set(path, fetch(new URL(path, base), { cache: fresh ? "reload" : "no-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    }));
  }
  return files.get(path);
}

function segments(head) {
  const found = [];
  let start = 0;
  for (const size of [...head.sizes].reverse()) {
    for (; head.count - start >= size; start += size) found.push([size, start]);
  }
  if (start < head.count) found.push([head.sizes[0], start]);
  return found;
}

// --- Ranking: pairs above single words, marks as typed above any, title, summary, body ---

function asked(query) {
  return keysOf(query).slice(0, MOST).map((key) => {
    const folded = fold(key);
    return { key, folded, marked: key !== folded };
  });
}

const worth = (words, keys) => (words.some((word) => word.marked)
  && words.every((word, at) => !word.marked || word.key === keys[at]) ? 8 : 1);

function each(steps, note) {
  let number = 0;
  for (const step of steps.split(" ")) note((number += parseInt(step, 36)) >> 3, number & 7);
}

// Returns what a word or a pair is worth in each article of a segment.
async function inFile(head, words, [size, start]) {
  const folded = words.map((word) => word.folded);
  const shard = placeOf(folded, size / head.share), best = new Int32Array(size);
  for (const [key, steps] of Object.entries(await file(`${size}/${start / size}-${shard}.json`))) {
    if (fold(key) !== folded.join(" ")) continue;
    const factor = worth(words, key.split(" "));
    each(steps, (place, where) => { best[place] = Math.max(best[place], where * factor); });
  }
  return best;
}

async function inSegment(head, words, segment) {
  const pairs = words.slice(1).map((word, at) => [words[at], word]);
  const [singles, doubles] = await Promise.all([words.map((word) => [word]), pairs].map((terms) =>
    Promise.all(terms.map((term) => inFile(head, term, segment)))));
  const hits = [], [size, start] = segment;
  for (let place = 0; place < size; place++) {
    const which = singles.reduce((sum, best, at) => sum | (best[place] ? 1 << at : 0), 0);
    if (!which) continue;
    const sum = (rows) => rows.reduce((total, best) => total + best[place], 0);
    hits.push({ number: start + place, score: sum(singles) + 512 * sum(doubles), which });
  }
  return hits;
}

async function find(query, fresh = false) {
  const head = await file("dau.json", true), words = asked(query);
  if (fresh || head.count !== counted) files.clear();
  counted = head.count;
  if (!words.length || !head.count) return { head, words, hits: [], near: false };
  const rows = Math.ceil(head.count / head.columns);
  const columns = Promise.all(Array.from({ length: rows }, (_, nr) => file(`cot/${nr}.json`)));
  const parts = await Promise.all(segments(head).map((segment) => inSegment(head, words, segment)));
  const column = (await columns).join(" ").split(" ");
  const living = parts.flat().filter((hit) => column[hit.number] !== undefined && column[hit.number] !== "-");
  const all = (1 << words.length) - 1;
  let hits = living.filter((hit) => hit.which === all);
  const near = !hits.length;
  if (near) hits = living.filter((hit) => hit.score >= 512).sort((a, b) => b.score - a.score).slice(0, SHOWN);
  for (const hit of hits) {
    [hit.day, hit.theme, hit.unit] = column[hit.number].split(".").map((value) => parseInt(value, 36));
    hit.year = new Date(hit.day * 86400000).getUTCFullYear();
  }
  hits.sort((a, b) => b.score - a.score || b.day - a.day || b.number - a.number);
  return { head, words, hits, near };
}

// --- What readers see ---

const byId = (id) => document.getElementById(id);
const FILTERS = ["theme", "unit", "year"];
let result = null, shown = 0;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// Words that were asked for, side by side as there; one alone says nothing where more were asked.
function marked(node, text) {
  const wanted = new Set(result.words.map((word) => word.folded));
  const least = Math.min(2, wanted.size), runs = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!keysOf(match[0]).some((key) => wanted.has(fold(key)))) continue;
    const last = runs.at(-1), end = match.index + match[0].length;
    if (last && !text.slice(last.end, match.index).trim()) Object.assign(last, { end, size: last.size + 1 });
    else runs.push({ start: match.index, end, size: 1 });
  }
  let end = 0;
  for (const run of runs.filter((each) => each.size >= least)) {
    node.append(text.slice(end, run.start), element("mark", text.slice(run.start, run.end)));
    end = run.end;
  }
  node.append(text.slice(end));
  return node;
}

function item(card) {
  const made = element("li", "", card.lang === "vi" ? {} : { lang: card.lang });
  const heading = element("h2"), link = element("a", "", { href: new URL(`../${card.id}.html`, base).pathname });
  heading.append(marked(link, card.title));
  const facts = card.page ? [card.unit] : [card.day, card.unit, card.theme];
  made.append(heading, marked(element("p", "", { class: "summary" }), card.summary));
  const row = element("p", "", { class: "facts dots", lang: "vi" });
  row.append(...facts.flatMap((fact) => [element("span", fact), " "]));
  made.append(row);
  return made;
}

const chosen = () => result.hits.filter((hit) =>
  FILTERS.every((name) => !form[name].value || String(hit[name]) === form[name].value));

async function more() {
  const hits = chosen().slice(shown, shown + SHOWN), size = result.head.cards;
  const cards = await Promise.all(hits.map(async ({ number }) =>
    (await file(`bai/${Math.floor(number / size)}.json`))[number % size]));
  const items = cards.filter(Boolean).map(item);
  byId("tim-kq").append(...items);
  shown += hits.length;
  byId("tim-them").hidden = shown >= chosen().length;
  return items;
}

function offer() {
  for (const name of FILTERS) {
    const counts = new Map(), kept = form[name].value;
    for (const hit of result.hits) counts.set(hit[name], (counts.get(hit[name]) || 0) + 1);
    const title = (value) => (name === "year" ? String(value) : result.head[name][value]);
    const values = [...counts.keys()].sort((a, b) =>
      (name === "year" ? b - a : title(a).localeCompare(title(b), "vi")));
    form[name].length = 1;
    for (const value of values) {
      form[name].append(element("option", `${title(value)} (${counts.get(value)})`, { value }));
    }
    form[name].value = counts.has(Number(kept)) && kept !== "" ? kept : "";
  }
  const filters = byId("tim-loc");
  if (filters.hidden) filters.open = matchMedia("(min-width: 46rem)").matches;
  filters.hidden = result.near || result.hits.length < 2;
}

function say(query) {
  const count = chosen().length, words = `“${query}”`;
  if (!result.near) return `Tìm thấy ${count.toLocaleString("vi")} kết quả cho ${words}.`;
  if (!count) return `Không tìm thấy kết quả nào cho ${words}. Hãy thử ít từ hơn, hoặc từ khác.`;
  return `Không có nội dung nào chứa đủ các từ ${words}. Gần nhất là:`;
}

async function show(query) {
  byId("tim-kq").replaceChildren();
  shown = 0;
  await more();
  byId("tim-bao").textContent = say(query);
  document.body.dataset.search = "done";
}

let turn = 0;

async function search() {
  const query = form.q.value.trim(), mine = ++turn;
  byId("tim-xem").hidden = Boolean(query);
  if (!query) return;
  byId("tim-bao").textContent = "Đang tìm…";
  try {
    // A file that is gone was written anew meanwhile: begin again, once.
    const found = await find(query).catch(() => find(query, true));
    if (mine !== turn) return;
    result = found;
    offer();
    await show(query);
    if (result.near) {
      byId("tim-xem").hidden = false;
      fetch(new URL(`../khong-thay.txt?q=${encodeURIComponent(query.slice(0, 100))}`, base), { cache: "no-store" }).catch(() => {});
    }
  } catch {
    byId("tim-bao").textContent = "Không tải được dữ liệu tìm kiếm. Hãy thử lại sau ít phút.";
    byId("tim-xem").hidden = false;
  }
}

function fromAddress() {
  const said = new URLSearchParams(location.search);
  form.q.value = (said.get("q") || "").slice(0, 200);
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `?q=${encodeURIComponent(form.q.value.trim())}`);
  search();
});
for (const name of FILTERS) form[name].addEventListener("change", () => show(form.q.value.trim()));
byId("tim-them").addEventListener("click", async () => {
  const [first] = await more();
  if (first) first.querySelector("a").focus();
});
addEventListener("popstate", fromAddress);
fromAddress();
