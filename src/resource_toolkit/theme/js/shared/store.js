// The visitor's own list: slugs in order, kept on this device only.

const toolkit = JSON.parse(document.getElementById("toolkit").textContent);

/** The root of the site. */
export const root = new URL(`${toolkit.base.replace(/\/$/, "")}/`, document.baseURI);

/** The address of the site on the network, or nothing. */
export const site = toolkit.site;

/** Whether the pages are a copy in a folder, where an address must name the file. */
export const isFolder = location.protocol === "file:";

/** Return the address of a page of the site, whose path ends in a slash. */
export const pageAt = (path, query = "") => new URL(`${path}${isFolder ? "index.html" : ""}${query}`, root).href;

/** Return an address of this site as people elsewhere open it. */
export const shareable = (address) =>
  isFolder && site ? address.replace(root.href, site).replace(/index\.html(?=$|[?#])/, "") : address;

/** The words that every page brings along. */
export const words = toolkit.words;

/** The same, with those that a part of a page in another language has of its own. */
export const wordsAt = (place) => ({ ...words, ...JSON.parse(place.dataset.words ?? "{}") });

const coming = new Map();

/** Load one of the site's own scripts by its name, once. */
export const script = (name) => {
  if (!coming.has(name)) {
    const found = new Promise((resolve, reject) => {
      const made = document.createElement("script");
      made.src = new URL(toolkit.scripts[name], root);
      made.onload = resolve;
      made.onerror = () => reject(new Error(`${name}: not loaded`));
      document.head.append(made);
    });
    // A weak signal may be better the next time.
    found.catch(() => coming.delete(name));
    coming.set(name, found);
  }
  return coming.get(name);
};

/** Say something to people who listen and to those who look; `page.js` does it. */
export const announce = (text) => {
  document.dispatchEvent(new CustomEvent("toolkit:announce", { detail: text }));
};

// Sites may share a host: each keeps its own list.
const KEY = `toolkit.list:${root.pathname}`;
const SLUG = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;
let here = [];

/** Return only what may be a slug, each once. */
export const slugsOf = (texts) => [...new Set(texts.map((text) => text.trim()).filter((text) => SLUG.test(text)))].slice(0, 200);

/** Return the list. */
export const read = () => {
  try {
    return slugsOf(JSON.parse(localStorage.getItem(KEY) ?? "[]").map(String));
  } catch {
    // Nothing is kept in private windows: the list then lives as long as the page.
    return here;
  }
};

/** Keep a list, and tell the page. */
export const write = (slugs) => {
  here = slugsOf(slugs);
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
  } catch {
    // See read().
  }
  document.dispatchEvent(new CustomEvent("toolkit:list"));
};

/** Tell when the list changes, here or in another window. */
export const whenChanged = (act) => {
  document.addEventListener("toolkit:list", act);
  addEventListener("storage", ({ key }) => {
    if (key === KEY) act();
  });
};

/** Return the address that carries a list, and what of it is compared. */
export const addressOf = (slugs, side = []) =>
  pageAt("list/", slugs.length ? `?r=${slugs.join(",")}${side.length ? `&compare=${side.join(",")}` : ""}` : "");
