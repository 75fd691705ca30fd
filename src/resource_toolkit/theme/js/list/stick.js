// The list as pages in a folder, packed here from what is on the site: what the build does for packets.

import { strToU8, zipSync } from "../fflate/fflate.js";
import { root, site } from "../shared/store.js";
import { language, word } from "../shared/words.js";

const OWN = /^assets\/(?!catalog\/|fetched\.|stick\.|word\.)/;

/** The folder that all of it stands in. */
const FOLDER = "my-list";

const asked = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/** Return the file that an address of this site stands for, relative to the site, or nothing. */
const fileOf = ({ origin, pathname }) => {
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  const path = decodeURIComponent(pathname.slice(root.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
};

const noteOf = (page) => {
  const note = page.createElement("p");
  note.className = "copy-note";
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  note.append(`${word("offline_note", { date })} `);
  if (site) note.append(`${word("offline_newer")} `, Object.assign(page.createElement("a"), { href: site, textContent: site }));
  return note;
};

/** Rewrite the links of a page for a folder that holds `files`; add what it loads to `wanted`. */
const settle = (page, path, files, wanted) => {
  const here = new URL(path, root);
  const up = "../".repeat(path.split("/").length - 1);
  for (const name of ["href", "src", "action"]) {
    for (const element of page.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name);
      if (value.startsWith("#") || /^[a-z][a-z0-9+.-]*:/i.test(value)) continue;
      const address = new URL(value, here);
      const file = fileOf(address);
      const isPart = file !== null && (files.has(file) || OWN.test(file) || element.matches("img"));
      if (isPart && !files.has(file)) wanted.add(file);
      const rest = address.search + address.hash;
      const online = file === null ? address.href : (site || root.href) + address.pathname.slice(root.pathname.length) + rest;
      element.setAttribute(name, isPart ? up + file + rest : online);
    }
  }
  page.documentElement.classList.add("copy-of-part");
  page.documentElement.classList.replace("js", "no-js");
  (page.querySelector("main") ?? page.body).append(noteOf(page));
  return strToU8(`<!doctype html>\n${page.documentElement.outerHTML}\n`);
};

/** Add what style sheets name, such as fonts. */
const looksOf = (file, text, wanted) => {
  for (const [, link] of text.matchAll(/url\(["']?([^"')]+)/g)) {
    const named = !link.startsWith("data:") && fileOf(new URL(link, new URL(file, root)));
    if (named) wanted.add(named);
  }
};

const startOf = (title, parts) => {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = language;
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const width = Object.assign(page.createElement("meta"), { name: "viewport", content: "width=device-width" });
  page.head.prepend(charset, width);
  const list = page.createElement("ol");
  for (const { title: name, slug } of parts) {
    const item = page.createElement("li");
    item.append(Object.assign(page.createElement("a"), { href: `resources/${slug}/index.html`, textContent: name }));
    list.append(item);
  }
  const main = page.createElement("main");
  main.append(Object.assign(page.createElement("h1"), { textContent: title }), list, noteOf(page));
  page.body.append(main);
  return strToU8(`<!doctype html>\n${page.documentElement.outerHTML}\n`);
};

const bytesAsScript = (name, bytes) => {
  let signs = "";
  for (const byte of bytes) signs += String.fromCharCode(byte);
  return strToU8(`(self.toolkitData??={})[${JSON.stringify(name)}]={"bytes":"${btoa(signs)}"};\n`);
};

/** Return a zip file of the pages of `{slug, title}` and their sheets, with all that they load. */
self.toolkitStick = async (title, parts) => {
  const pages = new Map();
  const read = async (path) => {
    const text = new TextDecoder().decode(await asked(new URL(path.replace(/index\.html$/, ""), root)));
    pages.set(path, new DOMParser().parseFromString(text, "text/html"));
  };
  await Promise.all(parts.map(({ slug }) => read(`resources/${slug}/index.html`)));
  const sheets = parts.filter(({ slug }) => pages.get(`resources/${slug}/index.html`).querySelector("[data-sheet]"));
  await Promise.all(sheets.map(({ slug }) => read(`resources/${slug}/sheet/index.html`)));
  const files = new Set(pages.keys());
  const packed = { "index.html": startOf(title, parts) };
  const wanted = new Set();
  for (const [path, page] of pages) {
    const { scripts } = JSON.parse(page.getElementById("toolkit").textContent);
    for (const address of Object.values(scripts)) if (OWN.test(address)) wanted.add(address);
    packed[path] = settle(page, path, files, wanted);
    const { docx, sheet } = page.querySelector("article.sheet")?.dataset ?? {};
    if (docx) {
      const paper = await asked(new URL(docx, new URL(path, root)));
      packed[`assets/catalog/papers/${sheet}.js`] = bytesAsScript(`papers/${sheet}`, paper);
    }
  }
  // A set goes on to what is added to it: the fonts of a style sheet follow it.
  for (const file of wanted) {
    packed[file] = await asked(new URL(file, root));
    if (file.endsWith(".css")) looksOf(file, new TextDecoder().decode(packed[file]), wanted);
  }
  return zipSync({ [FOLDER]: packed });
};
