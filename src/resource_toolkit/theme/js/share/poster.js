// A poster of an address for a wall: its title, a large code, and the address to type.

const line = (name, text) => Object.assign(document.createElement("p"), { className: `poster__${name}`, textContent: text });

/** Print a poster alone; it is gone afterwards. */
export const printPoster = ({ title, summary, address }, code, { site, language, hint }) => {
  const poster = document.createElement("section");
  poster.className = "poster";
  poster.lang = language;
  const head = Object.assign(document.createElement("p"), { className: "poster__title", textContent: title });
  poster.append(line("site", site), head);
  if (summary) poster.append(line("summary", summary));
  code.classList.add("poster__code");
  poster.append(code, line("hint", hint), line("address", address.replace(/^https?:\/\//, "").replace(/\/$/, "")));
  document.body.append(poster);
  const { classList } = document.documentElement;
  classList.add("with-poster");
  addEventListener(
    "afterprint",
    () => {
      classList.remove("with-poster");
      poster.remove();
    },
    { once: true },
  );
  print();
};
