// The list as one Word file: those of its resources behind a cover, each in a section of its own.

import { strFromU8, strToU8, unzipSync, zipSync } from "../fflate/fflate.js";
import { putWords } from "../fill/controls.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PARTS = {
  document: "word/document.xml",
  relations: "word/_rels/document.xml.rels",
  numbering: "word/numbering.xml",
  styles: "word/styles.xml",
  about: "docProps/core.xml",
  types: "[Content_Types].xml",
};
// These belong to one paper; all else is the same in every Word file of a build.
const OWN = /\/(footer|header|image)$/;

const all = (place, name, space = W) => [...place.getElementsByTagNameNS(space, name)];
const valueOf = (element) => element.getAttributeNS(W, "val");
const setValue = (element, value) => element.setAttributeNS(W, "w:val", value);
const styleOf = (block) => all(block, "pStyle").map(valueOf)[0] ?? "";

const escaped = (text) =>
  text.replace(/[\x00-\x08\x0b-\x1f\ufffe\uffff]/g, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const run = (text, looks = "") => `<w:r>${looks}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (text, style = "", looks = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text, looks)}</w:p>`;
const counter = (name) => `<w:fldSimple w:instr="${name}">${run("1")}</w:fldSimple>`;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const header = (text) => `${HEAD}<w:hdr xmlns:w="${W}">${paragraph(text, "Header")}</w:hdr>`;
const footer = (text) =>
  `${HEAD}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(`${text} · `)}${counter("PAGE")}${run("/")}${counter("NUMPAGES")}</w:p></w:ftr>`;

/** A Word file, taken apart. */
class Opened {
  constructor(bytes) {
    this.files = unzipSync(bytes);
    for (const [name, path] of Object.entries(PARTS)) {
      this[name] = new DOMParser().parseFromString(strFromU8(this.files[path]), "application/xml");
    }
    [this.body] = all(this.document, "body");
  }

  get links() {
    return all(this.relations, "Relationship", `${PACKAGE}/relationships`);
  }

  packed() {
    for (const [name, path] of Object.entries(PARTS)) {
      this.files[path] = strToU8(new XMLSerializer().serializeToString(this[name]));
    }
    return zipSync(this.files);
  }
}

/** Take out the sections that are not wanted: `keep` says it of what stands before the first, and of each. */
const cut = (body, keep) => {
  let at = 0;
  for (const block of [...body.children]) {
    const style = styleOf(block);
    if (style === "Heading1" && block.localName === "p") at += 1;
    if (!keep[at] && style !== "Title" && block.localName !== "sectPr") block.remove();
  }
};

/** The file that is made. It begins as one of those that go into it, emptied. */
class Book {
  constructor(bytes, { title, language, address }) {
    this.file = new Opened(bytes);
    this.made = 0;
    for (const link of this.file.links.filter((each) => OWN.test(each.getAttribute("Type")))) this.#drop(link);
    const [section] = [...this.file.body.children].slice(-1);
    for (const reference of [...section.children].filter(({ localName }) => localName.endsWith("Reference"))) reference.remove();
    const [size] = all(section, "pgSz");
    size.removeAttributeNS(W, "orient");
    const sides = ["w", "h"].map((side) => Number(size.getAttributeNS(W, side)));
    ["w", "h"].forEach((side, at) => size.setAttributeNS(W, `w:${side}`, (at ? Math.max : Math.min)(...sides)));
    this.section = section;
    this.file.body.replaceChildren();
    this.language = language;
    for (const each of all(this.file.styles, "lang")) setValue(each, language);
    for (const element of this.file.about.documentElement.children) {
      const told = { title, language, description: address }[element.localName];
      if (told) element.textContent = told;
    }
  }

  #drop(link) {
    const target = `word/${link.getAttribute("Target")}`;
    delete this.file.files[target];
    for (const type of all(this.file.types, "Override", `${PACKAGE}/content-types`)) {
      if (type.getAttribute("PartName") === `/${target}`) type.remove();
    }
    link.remove();
  }

  /** Add a file that the document names; return the id of its link. */
  #attach(kind, ending, bytes) {
    this.made += 1;
    const target = `${kind}-${this.made}.${ending}`;
    const id = `part${this.made}`;
    this.file.files[`word/${target}`] = bytes;
    this.#append(this.file.relations, "Relationship", `${PACKAGE}/relationships`, { Id: id, Type: `${OFFICE}/${kind}`, Target: target });
    if (ending === "xml") {
      const type = { PartName: `/word/${target}`, ContentType: `${FORMAT}.${kind}+xml` };
      this.#append(this.file.types, "Override", `${PACKAGE}/content-types`, type);
    }
    return id;
  }

  #append(place, name, space, values) {
    const made = place.createElementNS(space, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    place.documentElement.append(made);
  }

  /** Put what stands above and below the pages of a section into it. */
  #frame(section, above, below) {
    for (const [kind, text] of [["footer", below], ["header", above]]) {
      if (!text) continue;
      const reference = section.ownerDocument.createElementNS(W, `w:${kind}Reference`);
      reference.setAttributeNS(W, "w:type", "default");
      reference.setAttributeNS(OFFICE, "r:id", this.#attach(kind, "xml", typeof text === "string" ? strToU8(text) : text));
      section.prepend(reference);
    }
  }

  /** End the section that stands last: its last paragraph carries what its pages are like. */
  #end() {
    if (!this.ending) return;
    const { document, body } = this.file;
    let last = body.lastElementChild;
    if (last?.localName !== "p") {
      last = document.createElementNS(W, "w:p");
      body.append(last);
    }
    let [looks] = [...last.children].filter(({ localName }) => localName === "pPr");
    if (!looks) {
      looks = document.createElementNS(W, "w:pPr");
      last.prepend(looks);
    }
    looks.append(this.ending);
  }

  /** Write blocks, given as text, to the end. */
  write(blocks) {
    const whole = `<w:body xmlns:w="${W}">${blocks.join("")}</w:body>`;
    const { documentElement } = new DOMParser().parseFromString(whole, "application/xml");
    this.file.body.append(...[...documentElement.children].map((block) => this.file.document.importNode(block, true)));
  }

  cover(blocks, below) {
    this.write(blocks);
    this.ending = this.section.cloneNode(true);
    this.#frame(this.ending, null, footer(below));
  }

  /** Add a paper in a section of its own; `links` are lines that stand below its title. */
  add({ bytes, title, language, keep, rows, fields, links }) {
    const paper = new Opened(bytes);
    putWords(paper.document, rows, fields);
    cut(paper.body, keep);
    this.#renumber(paper);
    this.#takePictures(paper);
    for (const style of all(paper.body, "pStyle")) {
      const level = valueOf(style) === "Title" ? 0 : Number(/^Heading([1-8])$/.exec(valueOf(style))?.[1] ?? -1);
      if (level >= 0) setValue(style, `Heading${level + 1}`);
    }
    if (language !== this.language) this.#speak(paper, language);
    const below = paper.links.find((link) => link.getAttribute("Type").endsWith("/footer"));
    const blocks = [...paper.body.children].map((block) => this.file.document.importNode(block, true));
    const section = blocks.pop();
    for (const reference of [...section.children].filter(({ localName }) => localName.endsWith("Reference"))) reference.remove();
    this.#end();
    this.file.body.append(blocks[0]);
    this.write(links.map((line) => paragraph(line)));
    this.file.body.append(...blocks.slice(1));
    this.#frame(section, header(title), paper.files[`word/${below.getAttribute("Target")}`]);
    this.ending = section;
  }

  /** Give the lists of a paper numbers of their own, so that each begins anew. */
  #renumber(paper) {
    const known = all(this.file.numbering, "num").map((each) => Number(each.getAttributeNS(W, "numId")));
    let last = Math.max(0, ...known);
    const names = new Map();
    for (const used of all(paper.body, "numId")) {
      const old = valueOf(used);
      if (!names.has(old)) {
        const there = all(paper.numbering, "num").find((each) => each.getAttributeNS(W, "numId") === old);
        if (!there) continue;
        last += 1;
        names.set(old, last);
        const made = this.file.numbering.importNode(there, true);
        made.setAttributeNS(W, "w:numId", last);
        this.file.numbering.documentElement.append(made);
      }
      setValue(used, names.get(old));
    }
  }

  #takePictures(paper) {
    const known = new Set(all(this.file.types, "Default", `${PACKAGE}/content-types`).map((each) => each.getAttribute("Extension")));
    for (const type of all(paper.types, "Default", `${PACKAGE}/content-types`)) {
      if (!known.has(type.getAttribute("Extension"))) this.file.types.documentElement.prepend(this.file.types.importNode(type, true));
    }
    const targets = new Map(paper.links.map((link) => [link.getAttribute("Id"), link.getAttribute("Target")]));
    const ids = new Map();
    for (const picture of all(paper.body, "blip", "http://schemas.openxmlformats.org/drawingml/2006/main")) {
      const old = picture.getAttributeNS(OFFICE, "embed");
      const target = targets.get(old);
      if (!ids.has(old)) ids.set(old, this.#attach("image", target.split(".").pop(), paper.files[`word/${target}`]));
      picture.setAttributeNS(OFFICE, "r:embed", ids.get(old));
    }
  }

  /** Say of every word in which language it is: the file has another. */
  #speak(paper, language) {
    for (const each of all(paper.body, "r")) {
      let looks = each.firstElementChild;
      if (looks?.localName !== "rPr") {
        looks = paper.document.createElementNS(W, "w:rPr");
        each.prepend(looks);
      }
      const told = paper.document.createElementNS(W, "w:lang");
      setValue(told, language);
      looks.append(told);
    }
  }

  packed() {
    this.#end();
    // The last section stands at the end of the whole.
    this.file.body.append(this.ending);
    all(this.file.document, "docPr", DRAWING).forEach((each, at) => each.setAttribute("id", at + 1));
    return this.file.packed();
  }
}

/**
 * Return the Word file of papers. `about` has `title`, `language`, `address` and `footer`; `lines` come below the
 * title, and then lists of `{heading, items}`.
 */
self.toolkitWord = (about, lines, lists, papers) => {
  const book = new Book(papers[0].bytes, about);
  const [edition, ...rest] = lines;
  const listed = lists.flatMap(({ heading, items }) => [paragraph(heading, "Heading1"), ...items.map((item) => paragraph(item, "ListBullet"))]);
  const blocks = [paragraph(about.title, "Title"), paragraph(edition, "", "<w:rPr><w:b/></w:rPr>"), ...rest.map((line) => paragraph(line)), ...listed];
  book.cover(blocks, about.footer);
  for (const paper of papers) book.add(paper);
  return book.packed();
};
