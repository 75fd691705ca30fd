// A group in a room: the codes that its members call out, and what they have in common.

import { part, askOf, data, link, make, say, words } from "./page.js";
import { group, isCode, score } from "./score.js";
import { dots } from "./drawing.js";

const { answers, terms } = data;
const MOST_CODES = 40;
const FEW_CODES = 5;

/** Return the codes that stand in lines, typed or as addresses of results, and the other lines. */
export const readCodes = (text) => {
  const codes = [];
  const refused = [];
  for (const line of text.split("\n").map((each) => each.trim()).filter(Boolean)) {
    const [, slug, fingerprint, code] = /#([A-Za-z0-9-]+)\.([0-9a-f]{8})\.(\w+)$/.exec(line) ?? [];
    const own = slug === data.slug && fingerprint === data.fingerprint;
    const typed = (code ?? line).replace(/[\s-]/g, "").toLowerCase();
    if ((code === undefined || own) && isCode(data, typed)) codes.push(typed);
    else refused.push(line);
  }
  return { codes, refused };
};

/** Return a table that scrolls by itself where it is wide. */
export const tableOf = (heads, rows) => {
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", { class: "table-scroll", tabindex: 0, role: "group", "aria-label": words.group_line }, table);
};

/** Return a row of a table; the first cell heads it. */
export const rowOf = (name, values) =>
  make("tr", {}, make("th", { scope: "row" }, name), ...values.map((value) => make("td", {}, String(value))));

/** Return the drawings of the scales anew. */
export const plotsWith = (codes, mark) => {
  const plots = make("div", { class: "check-plots" }, ...[...part("plots").children].map((plot) => plot.cloneNode(true)));
  dots(plots, codes, mark);
  return plots;
};

const groupTable = (lines) => {
  const heads = [words.group_line, ...answers, words.group_median, words.group_spread];
  const rows = lines.map(({ id, counts, median, spread }) => rowOf(askOf(id), [...counts, median === null ? "" : answers[median], spread]));
  return tableOf(heads, rows);
};

const leanings = (codes) => {
  const counts = new Map();
  for (const code of codes) {
    const { region } = score(data, code);
    const name = region ? terms[region].title : words.group_undecided;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return say("group_leans", { counts: [...counts].map(([name, count]) => `${name}: ${count}`).join("; ") });
};

/** Show the group whose codes stand in a text. */
export const showGroup = (text) => {
  const { codes: typed, refused } = readCodes(text);
  const codes = typed.slice(0, MOST_CODES);
  const notes = [];
  if (!codes.length) notes.push(words.group_none);
  else if (codes.length < FEW_CODES) notes.push(words.group_few);
  if (typed.length > MOST_CODES) notes.push(say("group_most", { most: MOST_CODES }));
  if (refused.length) notes.push(say("group_refused", { lines: refused.join(" · ") }));
  part("group-note").replaceChildren(...notes.map((note) => make("p", {}, note)));
  if (!codes.length) {
    part("group-result").replaceChildren();
    return;
  }
  const lines = group(data, codes);
  const disputed = lines.filter(({ spread }) => spread).slice(0, 2);
  part("group-result").replaceChildren(
    make("h3", {}, say("group_title", { count: codes.length })),
    make("p", {}, leanings(codes)),
    plotsWith(codes),
    make("h3", {}, disputed.length ? words.group_talk : words.group_same),
    make("ol", {}, ...disputed.map(({ id }) => make("li", {}, askOf(id)))),
    ...(disputed.length && data.disagreement ? [make("p", {}, `${words.group_tool} `, link(data.tools[data.disagreement]))] : []),
    groupTable(lines),
  );
};
