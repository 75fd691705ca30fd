// Filled-in sheets as a file, so that somebody goes on elsewhere; and the way back.

import { site } from "../shared/store.js";

const FORMAT = "toolkit-sheets";
const LONGEST = 5_000_000;
const SLUG = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;
const FIELD = /^[a-z0-9~.-]{1,64}$/;

/** Return a file of sheets `{slug, title, kept: Map(field, {words, name})}`. */
export const fileOf = (sheets) =>
  JSON.stringify(
    {
      format: FORMAT,
      version: 1,
      site,
      saved: new Date().toISOString().slice(0, 10),
      sheets: sheets.map(({ slug, title, kept }) => ({
        slug,
        title,
        fields: [...kept].map(([field, { words, name }]) => ({ field, name, words })),
      })),
    },
    null,
    1,
  );

const isText = (value) => typeof value === "string";

/** Return the sheets of a file as `fileOf` takes them, or nothing when it is another kind of file. */
export const sheetsOf = (text) => {
  if (text.length > LONGEST) return null;
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data?.format !== FORMAT || data.version !== 1 || !Array.isArray(data.sheets)) return null;
  const sheets = [];
  for (const sheet of data.sheets) {
    if (!SLUG.test(sheet?.slug) || !isText(sheet.title) || !Array.isArray(sheet.fields)) return null;
    const kept = new Map();
    for (const each of sheet.fields) {
      if (!isText(each?.field) || !FIELD.test(each.field) || !isText(each.words) || !isText(each.name)) return null;
      if (each.words) kept.set(each.field, { words: each.words, name: each.name });
    }
    sheets.push({ slug: sheet.slug, title: sheet.title, kept });
  }
  return sheets;
};

/** Return a button that asks for a file and tells its text. */
export const opener = (label, tell) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "action", textContent: label });
  const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json", hidden: true });
  input.dataset.fill = "file";
  button.dataset.fill = "open";
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (file) tell(file.size > LONGEST ? "" : await file.text());
  });
  const both = document.createElement("span");
  both.append(button, input);
  return both;
};
