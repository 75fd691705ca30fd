// Result and plan as a Word file.

import { part, data, say, spokenDay, words } from "./page.js";
import { chosen, planNow } from "./plan.js";
import { zipOf } from "./zip.js";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
const run = (text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (text, style = "") => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text)}</w:p>`;

/** Return a cell to write in: its words stand in a control with a title. */
const blank = (title, text) =>
  `<w:sdt><w:sdtPr><w:alias w:val="${escaped(title)}"/><w:text/></w:sdtPr><w:sdtContent>${paragraph(text)}</w:sdtContent></w:sdt>`;
const row = (title, text) =>
  `<w:tr><w:tc><w:tcPr><w:tcW w:w="2600" w:type="dxa"/></w:tcPr>${paragraph(title)}</w:tc><w:tc><w:tcPr><w:tcW w:w="6700" w:type="dxa"/></w:tcPr>${blank(title, text)}</w:tc></w:tr>`;
const table = (rows) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9300" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2600"/><w:gridCol w:w="6700"/></w:tblGrid>${rows.map(([title, text]) => row(title, text)).join("")}</w:tbl>`;

const toolRows = ({ slug, who, goal, step, date }) => [
  [words.which, data.tools[slug].title],
  ...(Object.keys(data.goals).length ? [[words.goal, goal]] : []),
  [words.who, who],
  [words.when, spokenDay(date)],
  [words.step, step],
];

const texts = (name, selector) => [...part(name).querySelectorAll(selector)].map((element) => element.textContent);

/** Return a low line with its tools. */
const lowLine = (line) => `${line.firstChild.textContent} (${[...line.querySelectorAll("li")].map((tool) => tool.textContent).join("; ")})`;

const body = () => {
  const tools = chosen().map((tool, at) => paragraph(say("tool", { number: at + 1 }), "Heading2") + table(toolRows(tool)));
  return [
    paragraph(document.querySelector("h1").textContent, "Title"),
    ...texts("told", "p, li").map((text) => paragraph(text)),
    paragraph(words.low_first, "Heading1"),
    ...[...part("low").querySelectorAll("ol > li")].map((line) => paragraph(lowLine(line))),
    paragraph(`${words.code} ${part("code").textContent}`),
    paragraph(words.plan, "Heading1"),
    ...tools,
    paragraph(words.win, "Heading2"),
    blank(words.win, planNow().win ?? ""),
    '<w:sectPr><w:pgMar w:top="1000" w:right="1100" w:bottom="1000" w:left="1100" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>',
  ].join("");
};

const style = (type, id, name, looks, more = "") =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}${looks}</w:style>`;
const heading = (id, name, size, level) =>
  style("paragraph", id, name, `<w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/>${level === null ? "" : `<w:outlineLvl w:val="${level}"/>`}</w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`);
const border = (side) => `<w:${side} w:val="single" w:sz="4" w:color="808080"/>`;
const styles = () =>
  `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="${escaped(data.language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${heading("Title", "Title", 36, null)}${heading("Heading1", "heading 1", 28, 0)}${heading("Heading2", "heading 2", 24, 1)}${style("table", "Grid", "Table Grid", `<w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("")}</w:tblBorders></w:tblPr>`)}</w:styles>`;

/** Return what the page says of the result, and the plan, as a Word file. */
export const wordFile = () =>
  zipOf({
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${body()}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${HEAD}${styles()}`,
  });
