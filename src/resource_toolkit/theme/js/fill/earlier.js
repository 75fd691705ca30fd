// Words whose place on the sheet is gone: they are shown, to be copied or taken out.

import { word } from "../shared/words.js";

const button = (name, label, act) => {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "action", textContent: word(`fill_${name}`) });
  made.setAttribute("aria-label", `${word(`fill_${name}`)}: ${label}`);
  made.addEventListener("click", act);
  return made;
};

/** Show `[field, {words, name}]` below a sheet; `ways` are what Copy and Take out do. */
export const showEarlier = (sheet, gone, ways) => {
  let place = sheet.querySelector(".fill-earlier");
  if (!gone.length) {
    place?.remove();
    return;
  }
  if (!place) {
    place = document.createElement("section");
    place.className = "fill-earlier";
    place.setAttribute("aria-labelledby", "fill-earlier");
    sheet.querySelector(".resource__body").after(place);
  }
  const heading = Object.assign(document.createElement("h2"), { id: "fill-earlier", textContent: word("fill_earlier") });
  const about = Object.assign(document.createElement("p"), { textContent: word("fill_earlier_about") });
  const list = document.createElement("dl");
  for (const each of gone) {
    const [id, { words, name }] = each;
    const said = document.createElement("dd");
    const text = Object.assign(document.createElement("span"), { className: "filled-in", textContent: words });
    said.append(text, " ", button("copy", name || id, () => ways.copy(words)), " ", button("drop", name || id, () => ways.drop(each)));
    list.append(Object.assign(document.createElement("dt"), { textContent: name || id }), said);
  }
  place.replaceChildren(heading, about, list);
};
