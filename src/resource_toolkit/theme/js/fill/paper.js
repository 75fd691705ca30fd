// The Word file of a sheet, filled in here; what reads and writes it comes only when someone asks for one.

import { paperOf } from "../shared/files.js";
import { script } from "../shared/store.js";

/** Return the bytes of the Word file at `address` with rows and fields as `docx.js` takes them. */
export const filledPaper = async (slug, address, rows, fields) => {
  const [bytes] = await Promise.all([paperOf(slug, new URL(address, document.baseURI)), script("docx")]);
  return self.toolkitDocx(bytes, rows, fields);
};
