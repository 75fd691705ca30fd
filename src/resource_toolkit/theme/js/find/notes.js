// What the finder says about an answer, and what it offers when nothing here has the words.

import { word } from "../shared/words.js";

const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/** Fill a place with sentences, and links to other pages that answer. */
export const showNotes = (place, notes, pages) => {
  const lines = notes.map((text) => made("p", text));
  if (pages.length) {
    const line = made("p", `${word("search_pages")} `);
    pages.forEach(({ title, href }, at) => {
      if (at) line.append(" · ");
      line.append(Object.assign(made("a", title), { href }));
    });
    lines.push(line);
  }
  place.replaceChildren(...lines);
};

/** Show questions to try, doors and a mail for words that nobody has; hide them without words. */
export const showNothing = (place, query) => {
  place.hidden = !query;
  place.querySelector("[data-nothing-text]").textContent = word("search_nothing", { query });
  const mail = place.querySelector("[data-nothing-mail]");
  if (mail) mail.href = `${mail.href.split("&body=")[0]}&body=${encodeURIComponent(query)}`;
};
