// The dialog that shares an address: to copy, as a code, as a poster, and in a text for a message.

import { save } from "../shared/save.js";
import { isFolder, root, site } from "../shared/store.js";
import { codeOf, drawn, picture } from "./code.js";
import { printPoster } from "./poster.js";
import { MOST, ownName, textOf } from "./text.js";

const { scripts, look } = JSON.parse(document.getElementById("toolkit").textContent);

/** Load what the dialog needs by a tag of the head, once. */
const load = (tag, values) =>
  new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(tag), values);
    made.onload = resolve;
    made.onerror = () => reject(new Error("not loaded"));
    document.head.append(made);
  });

const make = (tag, values = {}, ...inner) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inner);
  return made;
};

const button = (text, name, act) => {
  const made = make("button", { type: "button", className: "action", textContent: text });
  made.dataset.to = name;
  made.addEventListener("click", act);
  return made;
};

const way = (text, name, outside) => {
  const made = make("a", { className: "action", textContent: text });
  made.dataset.to = name;
  if (outside) Object.assign(made, { target: "_blank", rel: "noopener noreferrer" });
  return made;
};

class Dialog {
  constructor({ site: name, words }) {
    this.site = name;
    this.words = words;
    const page = document.querySelector("article[lang]")?.lang || document.documentElement.lang;
    this.pageLanguage = page;
    this.language = page in words ? page : Object.keys(words)[0];
    this.dialog = make("dialog", { className: "share", lang: this.language });
    this.dialog.setAttribute("aria-labelledby", "share-title");
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    document.body.append(this.dialog);
  }

  word(name, values = {}) {
    return this.words[this.language][name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  say(text) {
    this.status.textContent = "";
    // An unchanged text is not read again.
    setTimeout(() => {
      this.status.textContent = text;
    }, 50);
  }

  /** Copy a text; where the browser refuses, mark the place where it stands. */
  async copy(text, place, told) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(told);
    } catch {
      if (place.select) place.select();
      else getSelection().selectAllChildren(place);
      this.say(this.word("share_copy_failed"));
    }
  }

  /** Put the text into what sends it. */
  follow() {
    const { address, title, mail } = this.what;
    const text = this.text.value;
    const said = encodeURIComponent(text);
    const subject = encodeURIComponent(title);
    const body = this.edited || !mail ? said : encodeURIComponent(mail);
    this.ways.sms.href = `sms:?&body=${said}`;
    this.ways.whatsapp.href = `https://wa.me/?text=${said}`;
    this.ways.mail.href = `mailto:?subject=${subject}&body=${body}`;
    this.shareData = { title, text: text.replace(address, "").trim(), url: address };
  }

  write(language) {
    this.written = language;
    this.edited = false;
    this.text.lang = language;
    this.text.value = textOf(this.what, this.words[language], language, this.pageLanguage);
    this.text.maxLength = Math.max(MOST, this.text.value.length);
    this.follow();
  }

  /** Return the choice of a language for the text, where there are more than one. */
  choice() {
    const languages = Object.keys(this.words).sort((one) => (one === this.pageLanguage ? -1 : 0));
    const set = make("fieldset", { className: "share__languages" }, make("legend", { textContent: this.word("share_language") }));
    languages.forEach((language, at) => {
      const radio = make("input", { type: "radio", name: "share-language", value: language, checked: at === 0 });
      radio.addEventListener("change", () => this.write(language));
      set.append(make("label", { lang: language }, radio, ` ${ownName(language)}`));
    });
    set.hidden = languages.length < 2;
    return [set, languages[0]];
  }

  place() {
    const { address } = this.what;
    const shown = make("p", { className: "share__address", textContent: address });
    const copy = button(this.word("share_copy"), "copy", () => this.copy(address, shown, this.word("share_copied")));
    copy.classList.add("action--main");
    copy.autofocus = true;
    const note = isFolder ? this.word(site ? "share_folder" : "share_folder_alone") : "";
    const parts = [make("p", { className: "share__label", textContent: this.word("share_address") }), shown];
    if (note) parts.push(make("p", { className: "share__note", textContent: note }));
    return make("div", { className: "share__place" }, ...parts, make("div", { className: "share__row" }, copy));
  }

  codePart() {
    const { address } = this.what;
    const name = this.word("share_code", { address });
    const part = make("div", { className: "share__code" });
    const file = new URL(address, root).pathname.split("/").filter(Boolean).pop() ?? "qr";
    codeOf(address).then((code) => {
      const poster = () => {
        const words = this.words[this.written];
        const summary = this.written === this.pageLanguage ? this.what.summary : "";
        const about = { site: this.site, language: this.written, hint: words.share_poster_hint };
        printPoster({ ...this.what, summary }, drawn(code, name), about);
      };
      part.append(
        drawn(code, name),
        make("div", { className: "share__row" },
          button(this.word("share_code_save"), "picture", async () => {
            save(await picture(code), `${file}-qr.png`, "image/png");
            this.say(this.word("share_code_saved"));
          }),
          button(this.word("share_poster"), "poster", poster)),
      );
    }).catch(() => {});
    return part;
  }

  message() {
    const [choice, first] = this.choice();
    this.text = make("textarea", { id: "share-text", rows: 5 });
    this.text.addEventListener("input", () => {
      this.edited = true;
      this.follow();
    });
    this.ways = {
      sms: way(this.word("share_sms"), "sms"),
      whatsapp: way(this.word("share_whatsapp"), "whatsapp", true),
      mail: way(this.word("share_mail"), "mail"),
    };
    const copy = button(this.word("share_copy_text"), "text", () => this.copy(this.text.value, this.text, this.word("share_text_copied")));
    const row = make("div", { className: "share__row" }, copy, ...Object.values(this.ways));
    if (navigator.share) {
      // Closing the list of the device is no fault.
      row.append(button(this.word("share_more"), "more", () => navigator.share(this.shareData).catch(() => {})));
    }
    this.write(first);
    const label = make("label", { htmlFor: "share-text", textContent: this.word("share_text") });
    return make("div", { className: "share__message" }, choice, label, this.text, row);
  }

  show(what) {
    this.what = what;
    this.status = make("p", { className: "share__status" });
    this.status.setAttribute("role", "status");
    this.dialog.replaceChildren(
      make("div", { className: "share__head" },
        make("h2", { id: "share-title", textContent: this.word("share") }),
        button(this.word("share_close"), "close", () => this.dialog.close())),
      make("p", { className: "share__title", lang: this.pageLanguage, textContent: what.title }),
      make("div", { className: "share__parts" }, this.place(), this.message(), this.codePart()),
      this.status,
    );
    if (!this.dialog.open) this.dialog.showModal();
  }
}

let ready;

/** Show the dialog for `{address, title, summary, mail}`. */
self.toolkitShare = async (what) => {
  ready ??= Promise.all([
    load("link", { rel: "stylesheet", href: new URL(look.share, root).href }),
    load("script", { src: new URL(scripts.share_words, root).href }),
  ]).then(() => new Dialog(self.toolkitData.share));
  try {
    (await ready).show(what);
  } catch (error) {
    ready = undefined;
    throw error;
  }
};
