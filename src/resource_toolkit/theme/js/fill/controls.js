// Words put into the controls of a Word file. The build tagged each control with its field.

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const XML = "http://www.w3.org/XML/1998/namespace";

const tagOf = (control) => control.getElementsByTagNameNS(W, "tag")[0]?.getAttributeNS(W, "val") ?? "";
const controlsOf = (place) => [...place.getElementsByTagNameNS(W, "sdt")];

/** Put words into the run of a control, line by line. */
const put = (control, words) => {
  const content = control.getElementsByTagNameNS(W, "sdtContent")[0];
  const run = content.getElementsByTagNameNS(W, "r")[0];
  for (const old of [...run.children]) if (old.localName !== "rPr") old.remove();
  words.split("\n").forEach((line, at) => {
    if (at) run.append(run.ownerDocument.createElementNS(W, "w:br"));
    const text = run.ownerDocument.createElementNS(W, "w:t");
    text.setAttributeNS(XML, "xml:space", "preserve");
    // What XML cannot hold would make a file that Word does not open.
    text.textContent = line.replace(/[\x00-\x08\x0b-\x1f\ufffe\uffff]/g, "");
    run.append(text);
  });
};

const tick = (control, on) => {
  control.getElementsByTagNameNS(W14, "checked")[0]?.setAttributeNS(W14, "w14:val", on ? "1" : "0");
  put(control, on ? "☒" : "☐");
};

/** Add a row below the one that holds `last`, its tags renamed. */
const addRow = (document_, last, from, to) => {
  const row = controlsOf(document_).find((control) => tagOf(control).startsWith(`${last}.row-${from}.`))?.closest("tr");
  if (!row) return;
  const made = row.cloneNode(true);
  for (const tag of made.getElementsByTagNameNS(W, "tag")) {
    tag.setAttributeNS(W, "w:val", tag.getAttributeNS(W, "val").replace(`.row-${from}.`, `.row-${to}.`));
  }
  for (const control of controlsOf(made)) put(control, " ");
  const number = [...made.getElementsByTagNameNS(W, "t")].find((text) => text.textContent.trim().replace(".", "") === String(from));
  if (number) number.textContent = number.textContent.replace(String(from), String(to));
  row.after(made);
};

/** Fill in the document of a Word file; `rows` are `{lead, from, to}` and `fields` are `{id, kind, words}`. */
export const putWords = (document_, rows, fields) => {
  for (const { lead, from, to } of rows) {
    for (let at = from; at < to; at += 1) addRow(document_, lead, at, at + 1);
  }
  const controls = new Map(controlsOf(document_).map((control) => [tagOf(control), control]));
  for (const { id, kind, words } of fields) {
    const control = controls.get(id);
    if (!control) continue;
    if (kind === "tick") tick(control, words === "on");
    else put(control, words);
  }
};
