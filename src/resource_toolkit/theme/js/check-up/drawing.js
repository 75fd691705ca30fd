// Dots on the drawings of the scales.

import { data } from "./page.js";
import { score } from "./score.js";

const SVG = "http://www.w3.org/2000/svg";
/** Units of a drawing in a hundredth of a scale, its side, and the radius of a dot. */
const UNIT = 4;
const SIDE = 400;
const RADIUS = 11;

const draw = (name, attributes, text = "") => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};

/** Put a dot for each code on the drawings in a box; `mark` says what stands in a dot of some codes. */
export const dots = (box, codes, mark = (at) => (at.length > 1 ? at.length : "")) => {
  for (const drawing of box.querySelectorAll("svg[data-across]")) {
    for (const old of drawing.querySelectorAll(".check-plot__dot, .check-plot__count")) old.remove();
    const { across, up } = drawing.dataset;
    const places = new Map();
    codes.forEach((code, n) => {
      const { shares } = score(data, code);
      if (shares[across] === null || (up && shares[up] === null)) return;
      const key = `${shares[across]} ${up ? shares[up] : ""}`;
      places.set(key, [...(places.get(key) ?? []), n]);
    });
    for (const [key, at] of places) {
      const [x, y] = key.split(" ").map(Number);
      const place = { x: UNIT * x, y: up ? SIDE - UNIT * y : drawing.viewBox.baseVal.height - 18 };
      drawing.append(
        draw("circle", { class: "check-plot__dot", cx: place.x, cy: place.y, r: RADIUS }),
        draw("text", { class: "check-plot__count", x: place.x, y: place.y + 5 }, mark(at)),
      );
    }
  }
};
