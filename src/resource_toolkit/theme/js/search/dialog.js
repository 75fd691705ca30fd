// The search dialog. Its engine comes when someone opens the dialog, never before.

import { script, words } from "../shared/store.js";

const dialog = document.getElementById("search");
const part = (name) => dialog.querySelector(`[data-search-${name}]`);
const input = dialog.querySelector("#search-words");
const count = dialog.querySelector("#search-count");
const list = part("results");
const more = part("more");
const filters = part("filters");
const finder = filters.href;
const PAGE = 10;
const WAIT = 120;

let engine;
let rows = [];
let shown = 0;
let asked = 0;
let opener = null;
// The questions to try that the page brought along.
let kept;

const load = () => {
  engine ??= script("search").then(() => self.toolkitSearch.warm().then(() => self.toolkitSearch));
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
};

const say = (text) => {
  if (count.textContent !== text) count.textContent = text;
};

const line = (name, text) => {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = text;
  return made;
};

const linked = ({ title, href, language }) => {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  if (language) link.lang = language;
  return link;
};

const inItem = ({ text, href }) => {
  const item = document.createElement("li");
  item.append(linked({ title: text, href }));
  return item;
};

const entry = (row) => {
  const item = document.createElement("li");
  const title = document.createElement("h3");
  title.append(linked(row));
  const excerpt = line("search__excerpt", "");
  if (row.language) excerpt.lang = row.language;
  item.append(title, line("search__facts", row.facts()), excerpt);
  row.summary().then(
    (summary) => {
      excerpt.textContent = summary;
    },
    () => excerpt.remove(),
  );
  return item;
};

const show = () => {
  const items = rows.slice(shown, shown + PAGE).map(entry);
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= rows.length;
  return items[0];
};

const clear = () => {
  list.replaceChildren();
  part("notes").replaceChildren();
  part("pages").hidden = part("nothing").hidden = more.hidden = true;
  rows = [];
  shown = 0;
};

const tellNothing = (query, { nothing, tries, trying }) => {
  const place = part("nothing");
  place.querySelector("[data-nothing-text]").textContent = nothing;
  const [ways] = place.getElementsByTagName("ul");
  if (ways && (tries.length || kept)) {
    kept ??= [ways.previousElementSibling.textContent, ...ways.children];
    const [text, ...own] = tries.length ? [trying, ...tries.map(inItem)] : kept;
    ways.previousElementSibling.textContent = text;
    ways.replaceChildren(...own);
  }
  const mail = place.querySelector("[data-nothing-mail]");
  if (mail) mail.href = `${mail.href.split("&body=")[0]}&body=${encodeURIComponent(query)}`;
  place.hidden = false;
};

const tell = (query, answer) => {
  clear();
  ({ rows } = answer);
  const { said } = answer;
  show();
  part("notes").replaceChildren(...answer.notes.map((text) => line("search__note", text)));
  const pages = part("pages");
  pages.hidden = !answer.pages.length;
  pages.firstElementChild.textContent = said.pages;
  pages.querySelector("ul").replaceChildren(...answer.pages.map(({ title, href }) => inItem({ text: title, href })));
  for (const place of [count, part("notes"), pages.firstElementChild, part("nothing")]) place.lang = said.language;
  if (!rows.length) tellNothing(query, said);
  say(said.count);
  dialog.dataset.answered = query;
};

const search = async () => {
  asked += 1;
  const turn = asked;
  const query = input.value.trim();
  filters.href = query ? `${finder}?${new URLSearchParams({ q: query })}` : finder;
  if (!query) {
    clear();
    say("");
    return;
  }
  const slow = setTimeout(() => {
    if (turn === asked) say(words.search_loading);
  }, 300);
  try {
    const { ask } = await load();
    const answer = await ask(query);
    if (turn === asked) tell(query, answer);
  } catch {
    if (turn === asked) {
      clear();
      say(words.search_failed);
    }
  } finally {
    clearTimeout(slow);
  }
};

const open = () => {
  if (dialog.open) return;
  opener = document.activeElement;
  dialog.showModal();
  input.focus();
  input.select();
  load().catch(() => {});
  if (input.value) search();
};

for (const button of document.querySelectorAll("[data-search-open]")) {
  button.addEventListener("click", open);
}
part("close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  // Only the backdrop's clicks have the dialog itself as target.
  if (event.target === dialog) dialog.close();
});
dialog.addEventListener("close", () => {
  if (opener && opener !== document.body) opener.focus();
  opener = null;
});
more.addEventListener("click", () => {
  const first = show();
  first?.querySelector("a").focus();
});

let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});

// Escape closes at once (a search field would only empty itself); arrow keys go from the field through
// the results and back.
dialog.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
});

// A shortcut of one character must be possible to switch off (WCAG 2.1.4): speech input types it too.
const KEY = "toolkit.slash";
const slashBox = part("slash");
try {
  slashBox.checked = localStorage.getItem(KEY) !== "off";
} catch {
  // Nothing is kept here: the shortcut stays on.
}
slashBox.addEventListener("change", () => {
  try {
    localStorage.setItem(KEY, slashBox.checked ? "on" : "off");
  } catch {
    // Then it holds for this page only.
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = slashBox.checked && event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!slash && !chord) return;
  event.preventDefault();
  open();
});
