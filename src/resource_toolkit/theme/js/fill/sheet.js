// A sheet that is filled in on its page. Every word is kept at once, under a key of its own.

import { isUnsaved, keep, keptOf, whenKept } from "../shared/kept.js";
import { copy } from "../shared/share.js";
import { announce } from "../shared/store.js";
import { word } from "../shared/words.js";
import { Bar } from "./bar.js";
import { showEarlier } from "./earlier.js";
import { makeFields, namesOf } from "./fields.js";
import { asText } from "./text.js";
import { MOST, addRow, growFor, growing, lastAdded } from "./rows.js";
import { fileOf, sheetsOf } from "./file.js";
import { save } from "../shared/save.js";
import { filledPaper } from "./paper.js";

const sheet = document.querySelector("article.sheet[data-sheet]");
const { sheet: slug, title, docx } = sheet.dataset;
const tables = growing(sheet);
const fields = new Map();
let cleared = null;

const kept = () => keptOf(slug);

const changed = (id) => {
  const field = fields.get(id);
  tell(keep(slug, id, field.words, field.name));
};

const addFields = (elements) => {
  for (const [id, field] of makeFields(elements, namesOf(sheet), changed)) fields.set(id, field);
};

const grow = (ids) => {
  for (const row of growFor(tables, ids)) addFields(row.querySelectorAll("[data-field]"));
};

/** Say how much is filled in, and whether the device keeps it. */
const tell = (hasRoom = true) => {
  const filled = [...fields.values()].filter(({ words }) => words).length;
  bar.count(filled, kept().size > 0);
  bar.full(!hasRoom || isUnsaved());
};

/** Show what is kept in all fields. */
const show = () => {
  const now = kept();
  grow([...now.keys()]);
  for (const field of fields.values()) field.words = now.get(field.id)?.words ?? "";
  earlier();
  tell();
};

const earlier = () => {
  const gone = [...kept()].filter(([id]) => !fields.has(id));
  showEarlier(sheet, gone, {
    copy: (words) => copy(words, word("fill_copied")),
    drop: ([id, { words, name }]) => {
      keep(slug, id, "", "");
      offer([[id, { words, name }]], word("fill_dropped"));
      earlier();
      tell();
    },
  });
};

/** Offer words that were taken out once more: `[field, {words, name}]`. */
const offer = (words, told) => {
  cleared = words.length ? words : null;
  bar.say(told, Boolean(cleared));
};

const undo = () => {
  // What was written since then stays.
  const now = kept();
  for (const [id, { words, name }] of cleared ?? []) if (!now.has(id)) keep(slug, id, words, name);
  cleared = null;
  show();
  bar.say(word("fill_undone"), false);
};

const clear = () => {
  const now = [...kept()];
  for (const [id] of now) keep(slug, id, "", "");
  for (const grown of tables) while (dropRow(grown));
  show();
  offer(now, word("fill_cleared"));
};

const dropRow = (grown) => {
  const row = lastAdded(grown);
  if (!row) return null;
  const ids = [...row.querySelectorAll("[data-field]")].map(({ dataset }) => dataset.field);
  for (const id of ids) fields.delete(id);
  row.remove();
  return ids;
};

const open = (text) => {
  const sheets = sheetsOf(text);
  const own = sheets?.find((each) => each.slug === slug);
  if (!own) {
    const titles = sheets?.map((each) => each.title).join(", ");
    bar.say(titles ? word("fill_other_sheet", { titles }) : word("fill_wrong_file"), false);
    return;
  }
  const before = kept();
  const replaced = [...own.kept].filter(([id, { words }]) => before.has(id) && before.get(id).words !== words);
  let hasRoom = true;
  for (const [id, { words, name }] of own.kept) hasRoom = keep(slug, id, words, name) && hasRoom;
  show();
  tell(hasRoom);
  const old = replaced.map(([id]) => [`${id}~`.slice(-64), before.get(id)]);
  for (const [id, value] of old) keep(slug, id, value.words, value.name);
  earlier();
  bar.say(word(replaced.length ? "fill_opened_replaced" : "fill_opened", { title: own.title }), false);
};

const toDocx = async () => {
  bar.say(word("fill_docx_wait"), false);
  try {
    const rows = tables.map(({ table, lead, number }) => ({ lead, from: number, to: Number(table.tBodies[0].lastElementChild.dataset.row) }));
    const filled = [...fields.values()].filter(({ words }) => words).map(({ id, kind, words }) => ({ id, kind, words }));
    save(await filledPaper(slug, docx, rows, filled), `${slug}.docx`, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    bar.say(word("fill_docx_done"), false);
  } catch {
    bar.say(word("fill_docx_failed"), false);
  }
};

const bar = new Bar(sheet, {
  clear,
  undo,
  open,
  copy: () => copy(asText(sheet, title, fields), word("fill_copied")),
  save: () => {
    save(fileOf([{ slug, title, kept: kept() }]), `${slug}.json`, "application/json");
    bar.say(word("fill_saved", { name: `${slug}.json` }), false);
  },
  docx: docx ? toDocx : null,
});

const rowButtons = (grown) => {
  const place = document.createElement("p");
  place.className = "fill-rows";
  const button = (name, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "action", textContent: word(name) });
    made.dataset.fill = name;
    made.addEventListener("click", act);
    place.append(made);
    return made;
  };
  const [first] = grown.row.querySelectorAll("[data-field]");
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", fields.get(first.dataset.field).heading || title);
  button("fill_row_add", () => {
    if (Number(grown.table.tBodies[0].lastElementChild.dataset.row) >= grown.number + MOST) return;
    const row = addRow(grown);
    addFields(row.querySelectorAll("[data-field]"));
    row.querySelector("textarea").focus();
    announce(word("fill_row_added", { number: row.dataset.row }));
  });
  button("fill_row_remove", () => {
    const row = lastAdded(grown);
    if (!row) {
      announce(word("fill_row_none"));
      return;
    }
    const number = row.dataset.row;
    const now = kept();
    const ids = dropRow(grown);
    const lost = ids.filter((id) => now.has(id)).map((id) => [id, now.get(id)]);
    for (const [id] of lost) keep(slug, id, "", "");
    tell();
    offer(lost, word("fill_row_removed", { number }));
  });
  grown.table.closest(".table-scroll").after(place);
};

addFields(sheet.querySelectorAll("[data-field]"));
tables.forEach(rowButtons);
// Where every cell but the first is filled in, each says its own column, so that a phone can show rows as blocks.
for (const table of sheet.querySelectorAll("table")) {
  const cells = [...table.querySelectorAll("tbody td:not(:first-child)")];
  const isForm = cells.length > 0 && cells.every((cell) => cell.matches("[data-field]"));
  table.classList.toggle("fill-stack", isForm && table.rows[0].cells.length > 2);
  // Empty lines below a label make its row high on paper; a block has no use for them.
  for (const { lastChild } of table.querySelectorAll("tbody td:first-child")) {
    for (let end = lastChild; end?.nodeName === "BR"; end = end.previousSibling) end.className = "makes-high";
  }
}
show();

whenKept((other, id, value) => {
  if (other !== slug) return;
  grow([id]);
  const field = fields.get(id);
  // The one who types here goes on; everything else follows the other window.
  if (field && !(document.hasFocus() && document.activeElement === field.control)) field.words = value?.words ?? "";
  if (!field) earlier();
  tell();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) show();
});
addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
let focused = null;
addEventListener("beforeprint", () => {
  focused = document.activeElement;
  for (const field of fields.values()) field.toPaper();
});
addEventListener("afterprint", () => {
  for (const field of fields.values()) field.toScreen();
  focused?.focus?.();
});
sheet.dataset.ready = "1";
