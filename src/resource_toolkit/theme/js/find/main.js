// The finder: the address says what is asked for, the columns answer, the page shows it.

import { NOTHING, answerOf, withRead } from "../search/answer.js";
import { FIRST, Search } from "../search/search.js";
import { readWishes, told } from "../search/told.js";
import { nothing, read, write } from "../shared/address.js";
import { Cards } from "../shared/cards.js";
import { Catalog } from "../shared/catalog.js";
import { load } from "../shared/data.js";
import { share } from "../shared/share.js";
import { announce, pageAt } from "../shared/store.js";
import { counted, language, number, word } from "../shared/words.js";
import { Facets, chosen, showChips, showEmpty } from "./facets.js";
import { showNothing, showNotes } from "./notes.js";

const STEP = 24;
const WAIT = 250;
const SLOW = 400;
const finder = document.getElementById("finder");
const SITE = { words: {}, tries: [] };
const ownFilters = document.body.dataset.filters?.split(",") ?? [];
const parts = Object.fromEntries([...finder.querySelectorAll("[data-finder]")].map((one) => [one.dataset.finder, one]));
const part = (name) => parts[name];

const begin = async () => {
  // Words in the address need more than the columns: all of it is on its way at once.
  if (new URLSearchParams(location.search).get("q")) for (const name of FIRST) load(name).catch(() => {});
  const data = await load("facets");
  const catalog = new Catalog(data, word("collections"));
  const cards = new Cards(catalog, document.getElementById("card"));
  const search = new Search(catalog);
  // What answers words of the address is asked for before the filters are drawn, as far as it can be.
  const first = read(location.search, catalog);
  let ahead = first.q ? search.find(first.q, first.plain) : null;
  ahead?.catch(() => {});
  if (ahead) await new Promise((resolve) => setTimeout(resolve));
  let selection = nothing();
  let found = NOTHING;
  let answered = selection;
  let rows = [];
  let shown = 0;
  let turn = 0;
  let typing = false;

  const address = () => {
    const query = write(selection, catalog);
    return location.href.split(/[?#]/)[0] + (query ? `?${query}` : "");
  };

  /** Put the selection into the address: a step of its own, or the same step while someone types. */
  const record = (step) => {
    history[step ? "pushState" : "replaceState"]({ shown: STEP }, "", address());
  };

  /** Make the filters that were read in the words the visitor's own, but take this one from the words. */
  const own = (name) => {
    selection = { ...selection, ...effective(), plain: new Set([...selection.plain, name]) };
  };

  /** Return the terms and the time that the answer on show has. */
  const effective = () => {
    const { terms, minutes } = withRead(selection, found);
    return { terms: new Map(terms), minutes };
  };

  const facets = new Facets(part("facets"), catalog, (name, value, on) => {
    if (found.terms.has(name) || (name === "minutes" && found.minutes)) own(name);
    if (name === "minutes") selection.minutes = value;
    else if (catalog.measures.has(name)) {
      if (value.some(Boolean)) selection.ranges.set(name, value);
      else selection.ranges.delete(name);
    } else {
      const places = new Set(selection.terms.get(name));
      if (on) places.add(value);
      else places.delete(value);
      selection.terms.set(name, places);
    }
    changed();
  });

  const input = part("words");
  const status = part("count");
  const list = part("cards");
  const more = part("more");
  const dialog = part("drawer");

  /** Return the term for which the cards say why they are there: the only one of a facet with reasons. */
  const explained = () => {
    const { terms } = answered;
    const facet = catalog.facets.find(({ name, reasons }) => reasons && terms.get(name)?.size === 1);
    return facet ? { facet, place: [...terms.get(facet.name)][0] } : null;
  };

  const showMore = (upTo) => {
    const at = explained();
    const next = rows.slice(shown, upTo).map((row) => cards.card(row, found.ways, at));
    list.append(...next);
    shown += next.length;
    more.hidden = shown >= rows.length;
    part("shown").textContent =
      rows.length > STEP ? word("find_shown", { shown: number(shown), count: number(rows.length) }) : "";
    document.dispatchEvent(new CustomEvent("toolkit:cards", { detail: next }));
    return next[0];
  };

  const nearLists = () => {
    const lists = [];
    for (const facet of catalog.facets.filter((each) => each.pages)) {
      for (const place of answered.terms.get(facet.name) ?? []) {
        const term = facet.terms[place];
        lists.push({ href: pageAt(`${facet.name}/${term.slug}/`), text: term.label });
      }
    }
    return lists;
  };

  const without = (name, value) => {
    if (found.terms.has(name) || (name === "minutes" && found.minutes)) own(name);
    if (name === "q") {
      selection.q = "";
      input.value = "";
    } else if (name === "minutes") selection.minutes = 0;
    else if (selection.ranges.has(name)) selection.ranges.delete(name);
    else if (value === undefined) selection.terms.delete(name);
    else selection.terms.get(name).delete(value);
  };

  const clear = () => {
    const { sort, filters } = selection;
    selection = { ...nothing(), sort, filters };
    input.value = "";
    changed();
    status.focus();
  };

  /** Show the answer, `upTo` cards of it. */
  const show = (upTo = STEP) => {
    const spoken = search.answeredIn(found.language) ?? SITE;
    facets.offer(withRead(selection, found).minutes);
    const answer = answerOf(catalog, selection, found, facets.times);
    ({ rows, selection: answered } = answer);
    facets.show(answered, answer.counts);
    const filters = chosen(answered, catalog, facets);
    const wishes = rows.length ? readWishes(catalog, found, answered, spoken.words) : [];
    const remove = (filter) => {
      if (wishes.includes(filter)) own(filter.name);
      else without(filter.name, filter.value);
      changed();
      const next = part("chips").querySelector("button");
      (next ?? status).focus();
    };
    showChips(part("chips"), [...filters, ...wishes], remove, clear);
    const counted_ = rows.length ? counted("find_count", rows.length, spoken.words) : word("find_count_none", {}, spoken.words);
    status.textContent = counted_;
    part("drawer-count").textContent = status.textContent;
    part("apply").textContent = word("find_apply", { count: counted("resources", rows.length) });
    const chosenFacets = filters.filter(({ name }) => name !== "q").length;
    part("number").textContent = chosenFacets ? `(${chosenFacets})` : "";
    part("drawer-clear").hidden = !chosenFacets;
    const unknown = selection.unknown.length ? [word("find_unknown", { parts: selection.unknown.join(", ") })] : [];
    showNotes(part("notes"), [...unknown, ...told(catalog, found, answer, spoken.words)], cards.pages(found), spoken.words);
    const isNonsense = Boolean(selection.q) && found.scores?.size === 0;
    showNothing(part("nothing"), isNonsense ? selection.q : "", spoken);
    for (const name of ["count", "notes", "nothing"]) part(name).lang = spoken === SITE ? language : found.language;
    part("empty").hidden = rows.length > 0 || isNonsense;
    if (!part("empty").hidden) {
      const loosen = (name) => {
        without(name);
        changed();
        status.focus();
      };
      showEmpty(part("empty"), filters, answer.open, { remove: loosen, clear, lists: nearLists() });
    }
    list.replaceChildren();
    shown = 0;
    showMore(upTo);
  };

  /** Ask the words of the selection, then show; a later question wins. */
  const answer = async (upTo) => {
    turn += 1;
    const mine = turn;
    list.ariaBusy = "true";
    if (!selection.q) found = NOTHING;
    else if (found.question !== selection.q || found.plain !== selection.plain) {
      const { q, plain } = selection;
      const slow = setTimeout(() => {
        if (mine === turn) status.textContent = word("find_loading");
      }, SLOW);
      const next = await (ahead ?? search.find(q, plain)).catch(() => null);
      ahead = null;
      clearTimeout(slow);
      if (mine !== turn) return;
      found = { ...(next ?? NOTHING), question: next ? q : "", plain };
      if (!next) announce(word("search_failed"));
    }
    show(upTo);
    list.ariaBusy = "false";
    finder.dataset.ready = String(mine);
  };

  const changed = (step = true) => {
    selection.unknown = [];
    record(step);
    return answer();
  };

  // Facts that an agency declares come after the orders that every toolkit has.
  for (const { name, title, type, sort } of catalog.measures.values()) {
    for (const sign of sort ? ["", "-"] : []) {
      part("sort").append(new Option(word(`find_sort_${sign ? "back" : "by"}_${type}`, { title }), `${sign}${name}`));
    }
  }

  const restore = () => {
    selection = read(location.search, catalog);
    input.value = selection.q;
    part("sort").value = selection.sort;
    facets.offer(selection.minutes);
    facets.order(selection.filters.length ? selection.filters : ownFilters);
    facets.open(selection);
    typing = false;
    return answer(history.state?.shown);
  };

  let timer;
  const ask = () => {
    clearTimeout(timer);
    const q = input.value.trim();
    if (q === selection.q) return undefined;
    selection.q = q;
    selection.plain = new Set();
    const step = !typing;
    typing = true;
    return changed(step);
  };
  // What answers words is on its way while they are typed.
  const expect = () => search.expect(input.value).catch(() => {});
  input.addEventListener("focus", expect, { once: true });
  input.addEventListener("input", () => {
    expect();
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  part("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await ask();
    typing = false;
    // On a phone the keyboard goes with the focus, and the first result must then be in sight.
    if (matchMedia("(max-width: 59.99em)").matches) status.focus({ preventScroll: true });
    const first = list.firstElementChild?.getBoundingClientRect();
    if (first && first.top > innerHeight - 160) part("results").scrollIntoView();
  });
  part("sort").addEventListener("change", ({ target }) => {
    selection.sort = target.value;
    changed();
  });
  more.addEventListener("click", () => {
    const first = showMore(shown + STEP);
    history.replaceState({ ...history.state, shown }, "");
    first.querySelector("a").focus();
  });
  part("share").addEventListener("click", () => {
    const filters = chosen(answered, catalog, facets).map(({ label, short }) => short ?? label);
    share({ address: address(), title: filters.join(" · ") || document.querySelector("h1").textContent.trim(), summary: status.textContent });
  });
  part("print").addEventListener("click", () => print());
  addEventListener("popstate", restore);

  // Filters stand beside the results, or on a narrow screen in a drawer.
  const wide = matchMedia("(min-width: 60em)");
  const settle = () => {
    if (dialog.open) dialog.close();
    part(wide.matches ? "side" : "drawer-body").append(part("facets"));
  };
  wide.addEventListener("change", settle);
  settle();
  part("open").addEventListener("click", () => dialog.showModal());
  for (const name of ["close", "apply"]) part(name).addEventListener("click", () => dialog.close());
  part("drawer-clear").addEventListener("click", () => {
    const { q, sort, filters } = selection;
    selection = { ...nothing(), q, sort, filters };
    changed();
    part("close").focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    part("open").focus();
    part("results").scrollIntoView({ block: "nearest" });
  });

  await restore();
};

finder.dataset.begun = "";
begin().catch((error) => {
  finder.dataset.failed = error.message;
});
