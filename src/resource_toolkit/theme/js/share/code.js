// The QR code of an address: to show, to save as a picture, and on a poster.

import { script } from "../shared/store.js";

const SVG = "http://www.w3.org/2000/svg";
/** Modules of quiet ground around a code. */
const BORDER = 4;
/** Dots of a saved picture for each module: sharp up to the width of a sheet. */
const DOTS = 16;

const at = (code) => {
  const places = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) places.push([x + BORDER, y + BORDER]);
  }
  return places;
};

/** Return the code of an address. */
export const codeOf = async (address) => {
  await script("qr");
  return self.toolkitCode(address);
};

/** Return a drawing of a code; `name` says what it is. */
export const drawn = (code, name) => {
  const whole = code.size + 2 * BORDER;
  const image = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({
    viewBox: `0 0 ${whole} ${whole}`,
    class: "qr__code",
    role: "img",
    "aria-label": name,
    "shape-rendering": "crispEdges",
  })) image.setAttribute(key, value);
  const ground = document.createElementNS(SVG, "rect");
  for (const side of ["width", "height"]) ground.setAttribute(side, whole);
  ground.setAttribute("fill", "#fff");
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("fill", "#000");
  dark.setAttribute("d", at(code).map(([x, y]) => `M${x} ${y}h1v1h-1z`).join(""));
  image.append(ground, dark);
  return image;
};

/** Return a picture of a code as a PNG file. */
export const picture = (code) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = (code.size + 2 * BORDER) * DOTS;
  const ink = canvas.getContext("2d");
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = "#000";
  for (const [x, y] of at(code)) ink.fillRect(x * DOTS, y * DOTS, DOTS, DOTS);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
};
