// Joins the pages of resources into one document for printing, each from a new sheet.

import { showKept } from "../fill/elsewhere.js";
import { articleOf } from "../shared/files.js";
import { shareable } from "../shared/store.js";
import { word } from "../shared/words.js";

const GONE = ".crumbs, .actions, .on-this-page, .related, .upkeep, .print-foot, .trust, .papers, .to-sheet, script, .tick";

/** Make an id and the links to it unique to their part. */
const prefix = (body, slug, address) => {
  for (const element of body.querySelectorAll("[id]")) element.id = `${slug}-${element.id}`;
  for (const name of ["href", "src", "for", "aria-labelledby", "aria-describedby"]) {
    for (const element of body.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name);
      if (name === "href" && value.startsWith("#")) element.setAttribute(name, `#${slug}-${value.slice(1)}`);
      else if (name === "href" || name === "src") element.setAttribute(name, new URL(value, address).href);
      else element.setAttribute(name, value.split(" ").map((id) => `${slug}-${id}`).join(" "));
    }
  }
};

const lowerOf = (heading) => {
  const lower = document.createElement(`h${Number(heading.localName[1]) + 1}`);
  for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
  lower.append(...heading.childNodes);
  heading.replaceWith(lower);
};

const partOf = async ({ slug, title: named, address }, paper) => {
  const section = document.createElement("section");
  section.className = "packet__part";
  section.id = slug;
  try {
    const text = await articleOf(slug, address);
    const article = new DOMParser().parseFromString(text, "text/html").querySelector("[data-resource-page]");
    for (const element of article.querySelectorAll(GONE)) element.remove();
    // The print job says itself what is left out; nothing else is folded.
    for (const example of article.querySelectorAll(".filled-example")) {
      example.open = true;
      example.classList.remove("filled-example");
    }
    if (article.lang) section.lang = article.lang;
    // The list has the first heading of the page: each heading stands one level lower.
    for (const heading of article.querySelectorAll("h1, h2, h3, h4, h5")) lowerOf(heading);
    const title = article.querySelector("h2");
    prefix(article, slug, address);
    const line = document.createElement("p");
    line.className = "packet__address";
    line.textContent = paper;
    title.after(line);
    section.append(...article.childNodes);
    return { section, failed: false };
  } catch {
    const heading = document.createElement("h2");
    heading.textContent = named;
    const line = document.createElement("p");
    line.textContent = word("list_part_failed", { address: paper });
    section.append(heading, line);
    return { section, failed: true };
  }
};

/** Fill a place with the bodies of resources in order; return how many could not be loaded. */
export const joinBodies = async (place, parts) => {
  const joined = await Promise.all(parts.map((part) => partOf(part, shareable(part.address))));
  place.replaceChildren(...joined.map(({ section }) => section));
  showKept(place);
  place.hidden = false;
  // Pictures must be there before the print is made, also those far below what is on show.
  const pictures = [...place.querySelectorAll("img")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  return joined.filter(({ failed }) => failed).length;
};
