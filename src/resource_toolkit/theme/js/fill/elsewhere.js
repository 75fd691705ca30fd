// What was filled in on sheets, shown where their parts stand too: on the page of a resource and in packets.

import { keptOf, keep } from "../shared/kept.js";
import { word } from "../shared/words.js";
import { fileOf, opener, sheetsOf } from "./file.js";
import { save } from "../shared/save.js";
import { kindOf, takeLines } from "./fields.js";
import { growFor, growing } from "./rows.js";

const make = (tag, values = {}, ...inner) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inner);
  return made;
};

const put = (element, words) => {
  const kind = kindOf(element);
  if (element.matches("input")) element.checked = words === "on";
  else if (kind === "tick") element.textContent = words === "on" ? "☒" : "☐";
  else {
    if (kind === "line") element.textContent = "";
    else {
      element.querySelector(":scope > .filled-in")?.remove();
      takeLines(element);
    }
    element.append(make("span", { className: `filled-in filled-in--${kind}`, textContent: words }));
  }
};

/** Put what is kept into the sheets of a place; return slug to what is kept, of those that hold words. */
export const showKept = (place) => {
  const sheets = new Map();
  for (const part of place.querySelectorAll("[data-sheet]")) {
    const kept = sheets.get(part.dataset.sheet) ?? keptOf(part.dataset.sheet);
    if (!kept.size) continue;
    sheets.set(part.dataset.sheet, kept);
    growFor(growing(part), [...kept.keys()]);
    for (const element of part.querySelectorAll("[data-field]")) {
      const value = kept.get(element.dataset.field);
      if (value) put(element, value.words);
    }
  }
  return sheets;
};

/**
 * Return a box that says which sheets of `{slug, title, href}` hold words, saves them in one file and opens such a
 * file. `changed` is told when a file was opened.
 */
export const boxOf = (sheets, name, changed) => {
  const note = make("span", { className: "fill-bar__note" });
  note.setAttribute("role", "status");
  const filled = () => sheets.map((sheet) => ({ ...sheet, kept: keptOf(sheet.slug) })).filter(({ kept }) => kept.size);
  const told = make("p", { className: "fill-bar__device" });
  const saver = make("button", { type: "button", className: "action", textContent: word("fill_save_all") });
  saver.dataset.fill = "save";
  saver.addEventListener("click", () => {
    save(fileOf(filled()), `${name}.json`, "application/json");
    note.textContent = word("fill_saved", { name: `${name}.json` });
  });
  const tell = () => {
    const now = filled();
    told.replaceChildren(word(now.length ? "fill_sheets" : "fill_sheets_none"));
    now.forEach(({ title, href }, at) => told.append(at ? ", " : " ", make("a", { href, textContent: title })));
    saver.hidden = !now.length;
  };
  const open = (text) => {
    const come = sheetsOf(text);
    const own = come?.filter(({ slug }) => sheets.some((sheet) => sheet.slug === slug)) ?? [];
    if (!own.length) {
      note.textContent = come?.length ? word("fill_other_sheet", { titles: come.map(({ title }) => title).join(", ") }) : word("fill_wrong_file");
      return;
    }
    let hasRoom = true;
    for (const { slug, kept } of own) {
      const before = keptOf(slug);
      for (const [field, { words, name: label }] of kept) {
        // Words that another colleague's would replace stay, below the sheet.
        const old = before.get(field);
        if (old && old.words !== words) keep(slug, `${field}~`.slice(-64), old.words, old.name);
        hasRoom = keep(slug, field, words, label) && hasRoom;
      }
    }
    note.textContent = hasRoom ? word("fill_opened", { title: own.map(({ title }) => title).join(", ") }) : word("fill_full");
    tell();
    changed();
  };
  tell();
  const acts = make("div", { className: "fill-bar__acts" }, saver, opener(word("fill_open"), open));
  const box = make("div", { className: "fill-box" }, told, acts, note);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", word("fill_label"));
  return box;
};
