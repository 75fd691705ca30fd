// A filled-in sheet as plain text, for mail.

import { site } from "../shared/store.js";

/** Return title, address, and each heading with what was written below it. */
export const asText = (sheet, title, fields) => {
  const lines = [title, site ? `${site}resources/${sheet.dataset.sheet}/` : "", ""].filter((line, at) => line || at === 2);
  let heading = null;
  for (const field of fields.values()) {
    const { own, kind, words } = field;
    if (!words) continue;
    if (field.heading && field.heading !== heading) lines.push("", field.heading);
    ({ heading } = field);
    lines.push(kind === "tick" ? `[${words === "on" ? "x" : " "}] ${own}` : `- ${own}: ${words}`);
  }
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
};
