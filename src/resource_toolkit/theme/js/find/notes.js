// What the finder says about an answer, and what it offers when nothing here has the words.

import { pageAt } from "../shared/store.js";
import { word } from "../shared/words.js";

const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/** Fill a place with sentences, and links to other pages that answer. */
export const showNotes = (place, notes, pages, own = {}) => {
  const lines = notes.map((text) => made("p", text));
  if (pages.length) {
    const line = made("p", `${word("search_pages", {}, own)} `);
    pages.forEach(({ title, href }, at) => {
      if (at) line.append(" · ");
      line.append(Object.assign(made("a", title), { href }));
    });
    lines.push(line);
  }
  place.replaceChildren(...lines);
};

/** The questions to try that the page brought along. */
let kept;

/** Show questions to try, doors and a mail for words that nobody has; hide them without words. `spoken` is what the language of the words has. */
export const showNothing = (place, query, { words, tries }) => {
  place.hidden = !query;
  place.querySelector("[data-nothing-text]").textContent = word("search_nothing", { query }, words);
  const [ways] = place.getElementsByTagName("ul");
  if (ways) {
    kept ??= { text: ways.previousElementSibling.textContent, items: [...ways.children] };
    const items = tries.map(([text, asked]) => {
      const item = made("li", "");
      item.append(Object.assign(made("a", text), { href: pageAt("find/", `?${asked}`) }));
      return item;
    });
    ways.previousElementSibling.textContent = items.length ? words.search_try : kept.text;
    ways.replaceChildren(...(items.length ? items : kept.items));
  }
  const mail = place.querySelector("[data-nothing-mail]");
  if (mail) mail.href = `${mail.href.split("&body=")[0]}&body=${encodeURIComponent(query)}`;
};
