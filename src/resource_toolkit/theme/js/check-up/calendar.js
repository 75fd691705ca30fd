// The days of the plan as a calendar file.

import { pageAt, shareable } from "../shared/store.js";
import { data } from "./page.js";
import { chosen } from "./plan.js";

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** Return a line of a calendar in pieces of at most 75 bytes, as RFC 5545 asks. */
const folded = (line) => {
  const pieces = [""];
  let size = 0;
  for (const sign of line) {
    const bytes = new TextEncoder().encode(sign).length;
    if (size + bytes > 74) {
      pieces.push("");
      size = 0;
    }
    pieces[pieces.length - 1] += sign;
    size += bytes;
  }
  return pieces.join("\r\n ");
};

const dashed = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("");

/** Return the tools of the plan as events, each on its day. */
export const calendar = () => {
  const { tools } = data;
  const stamp = `${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const events = chosen().flatMap(({ slug, who, goal, step, date }) => [
    "BEGIN:VEVENT",
    `UID:${data.slug}-${slug}-${dashed(date)}@check-up`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dashed(date)}`,
    `SUMMARY:${escaped(who ? `${tools[slug].title} (${who})` : tools[slug].title)}`,
    `DESCRIPTION:${escaped([goal, step, shareable(pageAt(tools[slug].address))].filter(Boolean).join("\n"))}`,
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//check-up//EN", ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
};
