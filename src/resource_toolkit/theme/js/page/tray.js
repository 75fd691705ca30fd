// A button on every card and resource page puts it on the visitor's list; the tray leads there.

import { addressOf, announce, read, whenChanged, words, wordsAt, write } from "../shared/store.js";

const buttons = new Set();

const show = (button, slugs) => {
  const on = slugs.includes(button.dataset.listed);
  button.classList.toggle("tick--on", on);
  const said = wordsAt(button.parentElement);
  button.firstChild.textContent = on ? said.tray_remove : said.tray_add;
};

const toggle = ({ currentTarget }) => {
  const slug = currentTarget.dataset.listed;
  const before = read();
  const after = before.includes(slug) ? before.filter((other) => other !== slug) : [...before, slug];
  write(after);
  const told = after.length > before.length ? words.tray_added : words.tray_removed;
  announce(told.replace("{count}", String(after.length)));
};

const add = (place, slugs) => {
  if (place.querySelector(":scope > .tick")) return;
  const isPage = place.classList.contains("actions");
  const title = isPage ? "" : (place.querySelector(".card__title, a")?.textContent ?? "").trim();
  const button = document.createElement("button");
  button.type = "button";
  button.className = isPage ? "action tick" : "tick";
  button.dataset.listed = place.dataset.resource;
  const name = document.createElement("span");
  button.append(name);
  if (title) {
    const which = document.createElement("span");
    which.className = "hide";
    which.textContent = `: ${title}`;
    button.append(which);
  }
  button.addEventListener("click", toggle);
  place.append(button);
  show(button, slugs);
  buttons.add(button);
};

const addAll = (places) => {
  for (const button of buttons) if (!button.isConnected) buttons.delete(button);
  const slugs = read();
  for (const place of places) if (place.dataset.resource) add(place, slugs);
};

const tray = document.createElement("div");
tray.className = "tray";
const link = document.createElement("a");
const side = document.createElement("a");
side.textContent = words.tray_compare;
tray.append(link, side);
// So many resources stand side by side.
const SIDE = [2, 4];

const showTray = () => {
  const slugs = read();
  link.href = addressOf(slugs);
  link.textContent = words.tray_open.replace("{count}", String(slugs.length));
  const onList = Boolean(document.getElementById("list"));
  side.href = addressOf(slugs, slugs);
  side.hidden = slugs.length < SIDE[0] || slugs.length > SIDE[1];
  tray.hidden = !slugs.length || onList;
  document.body.classList.toggle("with-tray", !tray.hidden);
  for (const count of document.querySelectorAll("[data-list-count]")) {
    count.textContent = String(slugs.length);
    count.hidden = !slugs.length;
    if (slugs.length) count.closest("a").href = addressOf(slugs);
  }
  for (const button of buttons) show(button, slugs);
};

addAll(document.querySelectorAll("[data-resource]"));
document.addEventListener("toolkit:cards", ({ detail }) => addAll(detail));
whenChanged(showTray);
addEventListener("pageshow", showTray);
const nav = document.createElement("nav");
nav.setAttribute("aria-label", words.tray_title);
nav.append(tray);
document.body.append(nav);
showTray();
