// The Word file of a sheet with the words that stand on its page.

import { strFromU8, strToU8, unzipSync, zipSync } from "../fflate/fflate.js";
import { putWords } from "./controls.js";

const DOCUMENT = "word/document.xml";

/** Return a Word file filled in; `rows` and `fields` are those of `putWords`. */
self.toolkitDocx = (bytes, rows, fields) => {
  const files = unzipSync(bytes);
  const document_ = new DOMParser().parseFromString(strFromU8(files[DOCUMENT]), "application/xml");
  putWords(document_, rows, fields);
  files[DOCUMENT] = strToU8(new XMLSerializer().serializeToString(document_));
  return zipSync(files);
};
