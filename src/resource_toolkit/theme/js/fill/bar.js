// What stands above a sheet that is filled in: where the words are, and the ways to take them along.

import { counted, word } from "../shared/words.js";
import { opener } from "./file.js";

const button = (name, act, className = "action") => {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: word(`fill_${name}`) });
  made.dataset.fill = name;
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") !== "true") act();
  });
  return made;
};

const line = (tag, name, text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });

export class Bar {
  /** `ways` are what the buttons do: clear, undo, open, copy, save, and docx where there is a Word file. */
  constructor(sheet, ways) {
    this.filled = line("span", "fill-bar__count");
    this.clear = button("clear", ways.clear);
    this.undo = button("undo", () => {
      ways.undo();
      this.clear.focus();
    });
    this.undo.hidden = true;
    this.note = line("span", "fill-bar__note");
    this.note.setAttribute("role", "status");
    const device = line("p", "fill-bar__device", `${word("fill_device")} `);
    device.append(this.filled);
    const acts = line("div", "fill-bar__acts");
    acts.append(this.clear, this.undo);
    const bar = line("div", "fill-bar");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", word("fill_label"));
    bar.append(device, acts, this.note);
    this.alarm = line("p", "fill-full");
    this.alarm.setAttribute("role", "alert");
    const tools = line("div", "fill-tools");
    tools.append(button("copy_text", ways.copy));
    if (ways.docx) tools.append(button("docx", ways.docx));
    tools.append(button("save", ways.save), opener(word("fill_open"), ways.open));
    const head = sheet.querySelector(".resource__head");
    head.after(tools, bar, this.alarm);
  }

  /** Say how many fields are filled in. */
  count(filled, some) {
    this.filled.textContent = filled ? counted("fill_count", filled) : "";
    this.clear.setAttribute("aria-disabled", String(!some));
  }

  /** Say whether the device has no room. */
  full(isFull) {
    const told = isFull ? word("fill_full") : "";
    if (this.alarm.textContent !== told) this.alarm.textContent = told;
  }

  /** Say what was done, and whether it can be undone. */
  say(text, canUndo) {
    this.note.textContent = text;
    this.undo.hidden = !canUndo;
  }
}
