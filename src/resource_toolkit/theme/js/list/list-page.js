// The page of the list: its order, its printing as one packet, and the ways to hand it on.

import { Cards } from "../shared/cards.js";
import { Catalog } from "../shared/catalog.js";
import { load } from "../shared/data.js";
import { boxOf } from "../fill/elsewhere.js";
import { save } from "../shared/save.js";
import { Choice } from "./choice.js";
import { MOST } from "./compare.js";
import { joinBodies } from "./packet.js";
import { EDITIONS, wordFile } from "./papers.js";
import { copy, share } from "../shared/share.js";
import { addressOf, announce, isFolder, pageAt, read, script, shareable, slugsOf, whenChanged, write } from "../shared/store.js";
import { counted, duration, word } from "../shared/words.js";

const page = document.getElementById("list");
const part = (name) => page.querySelector(`[data-list="${name}"]`);

const begin = async () => {
  const catalog = new Catalog(await load("facets"), word("collections"));
  const cards = new Cards(catalog);
  let rows = [];
  let unknown = [];
  // The list of this device is changed here only if it is the one on show.
  let own = false;

  const slugs = () => rows.map((row) => catalog.slugs[row]);
  const partsOf = (some) =>
    some.map((row) => ({ slug: catalog.slugs[row], title: catalog.titles[row], address: cards.address(row) }));
  const choice = new Choice(part, partsOf, () => history.pushState(null, "", address()));
  const address = () => addressOf(slugs(), choice.shown.map((row) => catalog.slugs[row]));
  const shared = () => shareable(address());
  const same = (one, other) => one.join() === other.join();

  const button = (name, title, text, act, off) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `action list__${name}`;
    made.textContent = text;
    made.setAttribute("aria-label", word(`list_${name}`, { title }));
    // A disabled button would lose the focus to the page.
    if (off) made.setAttribute("aria-disabled", "true");
    made.addEventListener("click", () => {
      if (!off) act();
    });
    return made;
  };

  const move = (from, to, name) => {
    const [row] = rows.splice(from, 1);
    rows.splice(to, 0, row);
    changed();
    part("items").children[to].querySelector(`.list__${name}`).focus();
    announce(word("list_moved", { title: catalog.titles[row], number: to + 1, count: rows.length }));
  };

  const remove = (at) => {
    const [row] = rows.splice(at, 1);
    changed();
    const next = part("items").children[Math.min(at, rows.length - 1)];
    (next?.querySelector(".list__remove") ?? part("empty").querySelector("a")).focus();
    announce(word("list_removed", { title: catalog.titles[row] }));
  };

  const item = (row, at) => {
    const made = document.createElement("li");
    made.className = "list__item";
    const title = catalog.titles[row];
    const link = document.createElement("a");
    link.href = cards.address(row);
    link.textContent = title;
    const spoken = cards.language(row);
    if (spoken) link.lang = spoken;
    const facts = document.createElement("span");
    facts.className = "card__facts";
    facts.textContent = cards.facts(row);
    const tools = document.createElement("span");
    tools.className = "list__tools";
    tools.append(
      button("up", title, "↑", () => move(at, at - 1, "up"), at === 0),
      button("down", title, "↓", () => move(at, at + 1, "down"), at === rows.length - 1),
      button("remove", title, "×", () => remove(at)),
    );
    const text = document.createElement("span");
    text.className = "list__text";
    text.append(link, " ", facts);
    if (rows.length > 1) tools.append(choice.box(row, title));
    made.append(text, tools);
    return made;
  };

  const asText = async () => {
    const lines = await Promise.all(
      rows.map(async (row, at) => {
        const summary = await cards.summary(row).catch(() => "");
        return [`${at + 1}. ${catalog.titles[row]}`, cards.facts(row), summary, shareable(cards.address(row))].filter(Boolean).join("\n");
      }),
    );
    return [word("list_text_intro", { site: page.dataset.site }), ...lines, shared()].join("\n\n");
  };

  /** Say which sheets of the list hold words, here where a colleague's file can be opened too. */
  const showFilled = () => {
    const sheets = rows.map((row) => ({
      slug: catalog.slugs[row],
      title: catalog.titles[row],
      href: pageAt(`resources/${catalog.slugs[row]}/sheet/`),
    }));
    part("filled").replaceChildren(...(rows.length ? [boxOf(sheets, "sheets", () => part("packet").replaceChildren())] : []));
  };

  const show = () => {
    const minutes = rows.reduce((sum, row) => sum + catalog.minutes[row], 0);
    const pages = rows.reduce((sum, row) => sum + catalog.pagesOf(row), 0);
    const told = [
      rows.length ? counted("list", rows.length) : "",
      minutes ? word("list_time", { time: duration(minutes) }) : "",
      pages ? counted("list_pages", pages) : "",
    ];
    part("count").textContent = told.filter(Boolean).join(" · ");
    choice.offer(rows);
    part("items").replaceChildren(...rows.map(item));
    part("items").hidden = part("tools").hidden = !rows.length;
    part("word").hidden = !rows.length || !catalog.hasPapers;
    part("empty").hidden = rows.length > 0;
    part("foreign").hidden = own || !rows.length;
    const note = unknown.length ? [document.createElement("p")] : [];
    if (note.length) note[0].textContent = word("list_unknown", { parts: unknown.join(", ") });
    part("notes").replaceChildren(...note);
    part("packet").replaceChildren();
    part("packet").hidden = true;
    document.body.classList.remove("with-packet");
    showFilled();
  };

  const changed = () => {
    choice.offer(rows);
    history.replaceState(history.state, "", address());
    if (own) write(slugs());
    show();
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    const asked = query.get("r");
    const kept = read();
    const wanted = asked === null ? kept : asked.split(",").filter((text) => text.trim());
    rows = [];
    unknown = [];
    for (const slug of wanted) {
      const row = catalog.rowOf(slug.trim());
      if (row === undefined) unknown.push(slug.trim());
      else if (!rows.includes(row)) rows.push(row);
    }
    own = asked === null || same(slugsOf(wanted), kept);
    const side = (query.get("compare") ?? "").split(",").map((slug) => catalog.rowOf(slug.trim()));
    choice.restore(side.filter((row) => rows.includes(row)).slice(0, MOST));
    if (asked === null && rows.length) history.replaceState(history.state, "", address());
    show();
  };

  part("keep").addEventListener("click", () => {
    own = true;
    write(slugs());
    show();
    part("count").focus();
    announce(word("list_kept"));
  });
  part("share").addEventListener("click", async () => {
    const title = `${word("list_title")}: ${page.dataset.site}`;
    share({ address: address(), title, summary: part("count").textContent, mail: await asText() });
  });
  // A copy in a folder is on a stick already.
  part("stick").hidden = isFolder;
  part("stick").addEventListener("click", async () => {
    announce(word("list_stick_wait"));
    try {
      await script("stick");
      const parts = rows.map((row) => ({ slug: catalog.slugs[row], title: catalog.titles[row] }));
      save(await self.toolkitStick(word("list_title"), parts), "my-list.zip", "application/zip");
      announce(word("list_stick_done"));
    } catch {
      announce(word("list_stick_failed"));
    }
  });
  part("text").addEventListener("click", async () => copy(await asText(), word("list_copied")));
  const printEdition = async (edition) => {
    announce(word("list_print_wait"));
    const failed = await joinBodies(part("packet"), partsOf(rows));
    if (failed) announce(word("list_print_failed"));
    document.body.classList.add("with-packet");
    const { classList } = document.documentElement;
    classList.add(edition);
    addEventListener("afterprint", () => classList.remove(edition), { once: true });
    print();
  };
  const saveWord = async (edition) => {
    announce(word("list_docx_wait"));
    try {
      const about = { title: word("list_title"), site: page.dataset.site, address: shared(), told: part("count").textContent };
      const { bytes, missing } = await wordFile(partsOf(rows), edition, about);
      if (bytes) save(bytes, `my-list-${edition}.docx`, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
      if (missing.length) announce(word("list_docx_without", { titles: missing.join(", ") }));
      else announce(word(bytes ? "list_docx_done" : "list_docx_none"));
    } catch {
      announce(word("list_docx_failed"));
    }
  };
  for (const edition of EDITIONS) {
    part(`print-${edition}`).addEventListener("click", () => printEdition(`print-${edition}`));
    part(`word-${edition}`).addEventListener("click", () => saveWord(edition));
  }
  addEventListener("popstate", restore);
  whenChanged(() => {
    if (own && !same(read(), slugs())) {
      rows = read().map((slug) => catalog.rowOf(slug)).filter((row) => row !== undefined);
      history.replaceState(history.state, "", address());
      show();
    }
  });

  restore();
  page.hidden = false;
  page.dataset.ready = "1";
};

begin().catch((error) => {
  page.dataset.failed = error.message;
});
