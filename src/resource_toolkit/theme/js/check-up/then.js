// Then and now: two results side by side, from this device or from their addresses.

import { part, askOf, data, hashOf, make, say, spokenDay, words } from "./page.js";
import { score } from "./score.js";
import { kept, keep } from "./kept.js";
import { plotsWith, readCodes, rowOf, tableOf } from "./room.js";

const { answers, terms } = data;
const MOST_KEPT = 24;
const MOST_MOVED = 3;

const results = () => kept().results ?? [];
const dateOf = (day) => new Date(`${day}T12:00`);
const leaningOf = (code) => terms[score(data, code).region]?.title ?? words.group_undecided;

/** List the results that are kept, the newest first, and offer the oldest and the newest. */
export const tellKept = () => {
  const told = results().map(({ day, code }) => [code, say("then_entry", { date: spokenDay(dateOf(day)), term: leaningOf(code) })]);
  part("then-kept").replaceChildren(...told.map(([code, text]) => make("li", {}, make("a", { href: hashOf(code) }, text))));
  part("then-choices").replaceChildren(...told.map(([code, text]) => make("option", { value: code }, text)));
  const { before, after } = part("then-form").elements;
  before.value = told.at(-1)?.[0] ?? "";
  after.value = told.length > 1 ? told[0][0] : "";
  part("then-note").replaceChildren();
  part("then-result").replaceChildren();
};

/** Keep a result under today's date. */
export const keepResult = (code) => {
  const day = new Date().toLocaleDateString("sv");
  const others = results().filter((each) => each.day !== day);
  keep({ results: [{ day, code }, ...others].slice(0, MOST_KEPT) });
  tellKept();
};

const moved = (before, after) => {
  const steps = data.lines.map(({ id }, at) => ({ id, at, step: Number(after[at]) - Number(before[at]) }));
  return steps.filter(({ step }) => step).sort((one, two) => Math.abs(two.step) - Math.abs(one.step) || one.at - two.at);
};
const answerOf = (sign) => answers[Number(sign)] ?? answers.at(-1);
const signed = (step) => (Number.isNaN(step) ? "" : step > 0 ? `+${step}` : String(step).replace("-", "−"));

const shareRow = (scale, one, two) => {
  const shares = [one.shares[scale], two.shares[scale]];
  const step = shares.includes(null) ? NaN : shares[1] - shares[0];
  return rowOf(data.titles[scale], [...shares.map((share) => share ?? ""), signed(step)]);
};

/** Show two results side by side; the texts are codes or addresses. */
export const showBoth = (texts) => {
  const codes = texts.map((text) => readCodes(text).codes[0]);
  const wrong = codes.includes(undefined);
  part("then-note").replaceChildren(...(wrong ? [make("p", {}, words.then_none)] : []));
  if (wrong) {
    part("then-result").replaceChildren();
    return;
  }
  const [before, after] = codes;
  const [one, two] = codes.map((code) => score(data, code));
  const most = moved(before, after).filter(({ step }) => step).slice(0, MOST_MOVED);
  const heads = [words.group_line, words.then_before, words.then_after, words.then_change];
  part("then-result").replaceChildren(
    make("h3", {}, words.then_title),
    make("p", {}, say("then_entry", { date: words.then_before, term: leaningOf(before) })),
    make("p", {}, say("then_entry", { date: words.then_after, term: leaningOf(after) })),
    plotsWith(codes, (at) => at.map((n) => n + 1).join("·")),
    make("h3", {}, most.length ? words.then_moved : words.then_same),
    make("ol", {}, ...most.map(({ id, step }) => make("li", {}, `${askOf(id)} (${signed(step)})`))),
    tableOf(heads, [
      ...data.scales.map((scale) => shareRow(scale, one, two)),
      ...data.lines.map(({ id }, at) => rowOf(askOf(id), [answerOf(before[at]), answerOf(after[at]), signed(Number(after[at]) - Number(before[at]))])),
    ]),
  );
};
