// The plan: up to three tools, each with a person, a day and a first step, and one short win.

import { part, data, lineOf, make, plan, say, spokenDay, words } from "./page.js";
import { kept } from "./kept.js";

const { tools } = data;
const DAYS = [14, 42, 90];

const day = (days) => {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
};

const field = (text, control, more = "") => make("label", { class: `check-field ${more}` }, `${text} `, control);

const options = (pairs, chosen) =>
  pairs.map(([value, text]) => {
    const option = make("option", { value }, text);
    option.selected = value === chosen;
    return option;
  });

/** Return what stands in the plan. */
export const planNow = () => (plan.elements.tool0 ? Object.fromEntries(new FormData(plan)) : kept().plan);

/** Return the goal of the first line that leads to a tool; the lowest lines come first. */
const goalOf = (slug, lowest) => {
  const line = [...lowest.map(lineOf), ...data.lines].find(({ low }) => low.includes(slug));
  return line ? (data.goals[line.id] ?? "") : "";
};

/** Let a goal follow its tool, as long as nobody wrote another. */
const goalField = (n, before, tool, select, lowest) => {
  if (!Object.keys(data.goals).length) return [];
  const goal = make("textarea", { name: `goal${n}`, maxlength: 200, rows: 2 }, before[`goal${n}`] ?? goalOf(tool, lowest));
  let own = tool;
  select.addEventListener("change", () => {
    if (!goal.value || goal.value === goalOf(own, lowest)) goal.value = goalOf(select.value, lowest);
    own = select.value;
  });
  return [field(words.goal, goal, "check-field--wide")];
};

const step = (n, before, suggested, offered, lowest) => {
  const tool = before[`tool${n}`] ?? suggested[n] ?? "";
  const whens = DAYS.map((days) => [String(days), say(`when_${days}`, { date: spokenDay(day(days)) })]);
  const choice = options([["", words.tool_none], ...offered.map((slug) => [slug, tools[slug].title])], tool);
  const select = make("select", { name: `tool${n}` }, ...choice);
  return make(
    "fieldset",
    { class: "check-step" },
    make("legend", {}, say("tool", { number: n + 1 })),
    field(words.which, select),
    ...goalField(n, before, tool, select, lowest),
    field(words.who, make("input", { name: `who${n}`, maxlength: 80, value: before[`who${n}`] ?? "" })),
    field(words.when, make("select", { name: `when${n}` }, ...options(whens, before[`when${n}`] ?? String(DAYS[n])))),
    field(words.step, make("input", { name: `step${n}`, maxlength: 160, value: before[`step${n}`] ?? "" }), "check-field--wide"),
  );
};

/** Write the form of the plan for a result. */
export const tellPlan = (found) => {
  const before = kept().plan ?? {};
  const suggested = [...new Set(found.lowest.map((id) => lineOf(id).low[0]))];
  const offered = [...new Set([...found.lowest, ...data.lines.map(({ id }) => id)].flatMap((id) => lineOf(id).low))];
  part("steps").replaceChildren(...[0, 1, 2].map((n) => step(n, before, suggested, offered, found.lowest)));
  plan.elements.win.value = before.win ?? "";
};

/** Return the tools of the plan, each with who, goal, first step and day. */
export const chosen = () => {
  const values = planNow();
  return [0, 1, 2]
    .filter((n) => values[`tool${n}`])
    .map((n) => ({
      slug: values[`tool${n}`],
      who: values[`who${n}`],
      goal: values[`goal${n}`] ?? "",
      step: values[`step${n}`],
      date: day(Number(values[`when${n}`])),
    }));
};
