// Chosen goals, with steps, people and days, as words on the sheet that takes them.

import { keep, keptOf } from "../shared/kept.js";
import { data, lineOf, say, spokenDay, words } from "./page.js";
import { chosen } from "./plan.js";
import { score } from "./score.js";

/** Return the line that a tool was chosen for: the lowest that leads to it. */
const lineFor = (slug, lowest) => [...lowest.map(lineOf), ...data.lines].find(({ low }) => low.includes(slug));

/** Write into a field of the sheet, below what stands there; return whether the device had room. */
const write = (before, field, text, name) => {
  const { resource } = data.goalSheet;
  const there = before.get(field)?.words ?? "";
  if (!text || there.includes(text)) return true;
  return keep(resource, field, there ? `${there}\n${text}` : text, name);
};

/** Return each field of the sheet with its words and its name, for the tools that were chosen. */
const textsFor = (code) => {
  const sheet = data.goalSheet;
  const { lowest } = score(data, code);
  const tools = chosen().map((tool) => ({ ...tool, line: lineFor(tool.slug, lowest), day: spokenDay(tool.date) }));
  const answerTo = ({ id }) => data.answers[Number(code[data.lines.findIndex((line) => line.id === id)])] ?? data.answers.at(-1);
  const areas = tools.map(({ line }) => `${data.titles[line.scale]}: ${data.asks[line.id]} (${answerTo(line)})`);
  const goals = tools.filter(({ goal }) => goal).map(({ goal, day }) => say("goal_by", { date: day, goal }));
  const rows = tools.flatMap(({ slug, step, who, day }, at) =>
    [
      [sheet.step, step || data.tools[slug].title, words.step],
      [sheet.who, who, words.who],
      [sheet.by, day, words.when],
    ].map(([field, text, name]) => [field.replace("{number}", at + 1), text, name]),
  );
  return [[sheet.area, areas.join("\n"), words.group_line], [sheet.goal, goals.join("\n"), words.goal], ...rows];
};

/** Write the plan for a code into the sheet; return whether the device had room for all of it. */
export const fillSheet = (code) => {
  const before = keptOf(data.goalSheet.resource);
  return textsFor(code)
    .map(([field, text, name]) => write(before, field, text, name))
    .every(Boolean);
};
