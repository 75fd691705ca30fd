// Full-text search. The index is asked for when someone opens the dialog, never before, and never with
// filters: with them this version of Pagefind loads every part of the index.
(() => {
  const { base, words } = JSON.parse(document.getElementById("toolkit").textContent);
  const dialog = document.getElementById("search");
  const input = dialog.querySelector("#search-words");
  const count = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("[data-search-results]");
  const more = dialog.querySelector("[data-search-more]");
  const filters = dialog.querySelector("[data-search-filters]");
  const finder = filters.href;
  const PAGE = 10;
  const WAIT = 200;

  let engine;
  let found = [];
  let shown = 0;
  let asked = 0;
  let opener = null;

  const load = () => {
    engine ??= import(new URL(`${base.replace(/\/$/, "")}/pagefind/pagefind.js`, document.baseURI)).then(
      async (loaded) => {
        await loaded.options({ excerptLength: 24 });
        await loaded.init();
        return loaded;
      },
    );
    return engine;
  };

  const say = (text) => {
    if (count.textContent !== text) count.textContent = text;
  };
  const told = (number) =>
    number === 1 ? words.search_one : words.search_many.replace("{count}", String(number));

  const line = (name, text) => {
    const made = document.createElement("p");
    made.className = name;
    made.textContent = text;
    return made;
  };

  // Pagefind's excerpt is escaped text with <mark>: only marks are taken over, as elements.
  const marked = (name, excerpt) => {
    const made = document.createElement("p");
    made.className = name;
    const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
    for (const node of parsed.childNodes) {
      if (node.nodeName === "MARK") {
        const mark = document.createElement("mark");
        mark.textContent = node.textContent;
        made.append(mark);
      } else made.append(node.textContent);
    }
    return made;
  };

  const entry = (data) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = data.meta.title;
    const title = document.createElement("h3");
    title.append(link);
    item.append(title);
    if (data.meta.facts) item.append(line("search__facts", data.meta.facts));
    if (data.meta.stage) item.append(line("search__stage", data.meta.stage));
    item.append(marked("search__excerpt", data.excerpt));
    return item;
  };

  const show = async (turn) => {
    const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
    if (turn !== asked) return;
    const items = next.map(entry);
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= found.length;
    return items[0];
  };

  const clear = () => {
    list.replaceChildren();
    more.hidden = true;
    found = [];
    shown = 0;
  };

  const search = async () => {
    const turn = ++asked;
    const query = input.value.trim();
    filters.href = query ? `${finder}?${new URLSearchParams({ q: query })}` : finder;
    if (!query) {
      clear();
      say("");
      return;
    }
    let pagefind;
    const slow = setTimeout(() => {
      if (turn === asked) say(words.search_loading);
    }, 300);
    try {
      pagefind = await load();
    } catch {
      clearTimeout(slow);
      engine = undefined;
      if (turn === asked) {
        clear();
        say(words.search_missing);
      }
      return;
    }
    try {
      const answer = await pagefind.search(query);
      if (turn !== asked) return;
      clear();
      found = answer.results;
      await show(turn);
      if (turn !== asked) return;
      say(found.length ? told(found.length) : words.search_empty.replace("{query}", query));
    } catch {
      if (turn === asked) say(words.search_failed);
    } finally {
      clearTimeout(slow);
    }
  };

  const open = (query) => {
    if (dialog.open) return;
    opener = document.activeElement;
    if (query !== undefined) input.value = query;
    dialog.showModal();
    input.focus();
    input.select();
    load().catch(() => {
      engine = undefined;
    });
    if (input.value) search();
  };

  for (const button of document.querySelectorAll("[data-search-open]")) {
    button.addEventListener("click", () => open());
  }
  for (const form of document.querySelectorAll("[data-search-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(form.querySelector("input").value);
    });
  }
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // Only the backdrop's clicks have the dialog itself as target.
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    if (opener && opener !== document.body) opener.focus();
    opener = null;
  });
  dialog.querySelector("[data-search-words]").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener("click", async () => {
    const first = await show(asked);
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
  const slashBox = dialog.querySelector("[data-search-slash]");
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
})();
