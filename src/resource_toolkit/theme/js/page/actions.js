// Actions: buttons that need scripts are made by scripts. Without them, what shares a page is a link for a mail.

import { share } from "../shared/share.js";
import { root, wordsAt } from "../shared/store.js";

const button = (text, name, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `action action--${name}`;
  made.dataset.action = name;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};

/** Print with a class on the page, which says what of it is printed. */
const printWith = (name) => () => {
  const { classList } = document.documentElement;
  classList.add(name);
  addEventListener("afterprint", () => classList.remove(name), { once: true });
  print();
};

// In large print a table of more columns stands as its rows, one below the other.
const COLUMNS = 3;

/** Print in large letters; the cells of a wide table then say which column they are in. */
const printLarge = () => {
  for (const table of document.querySelectorAll(".sheet table")) {
    const heads = [...table.rows[0].cells].map((cell) => cell.textContent.trim());
    if (heads.length <= COLUMNS) continue;
    table.classList.add("large-stack");
    for (const row of [...table.rows].slice(1)) [...row.cells].forEach((cell, at) => (cell.dataset.column = heads[at]));
  }
  printWith("large-print")();
};

const pageTitle = () => document.querySelector("h1")?.textContent.trim() || document.title;

/** Make the button of a link that shares the page, or a part of it that has a title of its own. */
const shareButton = (link) => {
  const { share: path, shareTitle } = link.dataset;
  const made = button(link.textContent, "share", () =>
    share({
      address: path ? new URL(path, root).href : location.href.split("#")[0],
      title: shareTitle || pageTitle(),
      summary: shareTitle ? "" : (document.querySelector("meta[name=description]")?.content ?? ""),
    }),
  );
  made.setAttribute("aria-haspopup", "dialog");
  return made;
};

for (const link of document.querySelectorAll("a[data-share]")) link.replaceWith(shareButton(link));

for (const bar of document.querySelectorAll(".actions")) {
  const made = [];
  const words = wordsAt(bar);
  if ("packet" in bar.dataset) {
    for (const edition of ["sheets", "participants", "all"]) {
      made.push(button(words[`print_${edition}`], `print-${edition}`, printWith(`print-${edition}`)));
    }
  } else {
    const isLed = "led" in bar.dataset;
    if (isLed) made.push(button(words.print_guide, "print-guide", printWith("without-sheet")));
    made.push(button(isLed ? words.print_both : words.print, "print", () => print()));
    if (bar.closest("article.sheet")) made.push(button(words.print_large, "print-large", printLarge));
  }
  const shared = bar.querySelector(":scope > .action--share");
  if (shared) shared.after(...made);
  else bar.prepend(...made);
}
