// Hand a list on: copy its address, or show it as a QR code drawn here.

import { announce, script } from "./store.js";
import { word } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** Copy a text and say so; where the browser refuses, show it to be copied by hand. */
export const copy = async (text, told) => {
  try {
    await navigator.clipboard.writeText(text);
    announce(told);
  } catch {
    announce(word("copy_failed", { address: text }));
  }
};

/** Draw the QR code of an address into a place, with a quiet border of four modules. */
export const drawCode = async (place, address) => {
  await script("qr");
  const code = self.toolkitCode(address);
  const border = 4;
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + border} ${y + border}h1v1h-1z`;
  }
  const whole = code.size + 2 * border;
  const image = document.createElementNS(SVG, "svg");
  image.setAttribute("viewBox", `0 0 ${whole} ${whole}`);
  image.setAttribute("class", "qr__code");
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", word("find_qr_label", { address }));
  image.setAttribute("shape-rendering", "crispEdges");
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", whole);
  ground.setAttribute("height", whole);
  ground.setAttribute("fill", "#fff");
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("d", path);
  image.append(ground, dark);
  const text = document.createElement("p");
  text.className = "qr__address";
  text.textContent = address;
  place.replaceChildren(image, text);
};

/** Make a button that shows and hides the QR code of what `address` returns. */
export const codeButton = (button, place, address) => {
  const show = () => drawCode(place, address()).catch(() => announce(address()));
  button.addEventListener("click", () => {
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
    if (!place.hidden) show();
  });
  return () => {
    if (!place.hidden) show();
  };
};
