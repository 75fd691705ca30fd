// The text that goes with an address: at most 300 signs, in each language that has words for it.

/** Signs of a text that fits two text messages. */
export const MOST = 300;

/** Return a text of at most `most` signs, cut behind a word. */
export const shortened = (text, most) => {
  if (text.length <= most) return text;
  const cut = text.slice(0, Math.max(0, most - 1));
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)).replace(/[\s.,;:]+$/, "")}…`;
};

const nameOf = (language, inLanguage) => new Intl.DisplayNames(inLanguage, { type: "language" }).of(language);

/** Return what a language calls itself. */
export const ownName = (language) => {
  const name = nameOf(language, language);
  return name[0].toLocaleUpperCase(language) + name.slice(1);
};

/**
 * Return a text in a language for a page in `pageLanguage`. Its title and summary are as they are;
 * in another language a sentence says so.
 */
export const textOf = ({ title, summary, address }, words, language, pageLanguage) => {
  const lines = [title, summary];
  if (language !== pageLanguage) {
    const told = { language: nameOf(pageLanguage, language), title };
    lines.splice(0, 2, words.share_text_in.replace(/\{(\w+)\}/g, (_, key) => told[key]));
  }
  let room = MOST - address.length;
  const kept = [];
  for (const line of lines.filter(Boolean)) {
    const fits = shortened(line, room - 1);
    if (fits.length < 2) break;
    kept.push(fits);
    room -= fits.length + 1;
  }
  return [...kept, address].join("\n");
};
