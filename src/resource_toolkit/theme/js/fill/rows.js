// Tables whose last row is empty can grow: a further row is like the last one, with the next number.

/** Return the last row of a table, and its number. */
const lastOf = (table) => {
  const row = table.tBodies[0].rows[table.tBodies[0].rows.length - 1];
  return { row, number: Number(row.dataset.row) };
};

const renamed = (field, from, to) => field.replace(`.row-${from}.`, `.row-${to}.`);

/** Return copies of the last rows of all tables in a place that can grow, as they are before anyone fills them in. */
export const growing = (place) =>
  [...place.querySelectorAll("table[data-grows]")].map((table) => {
    const { row, number } = lastOf(table);
    const first = row.querySelector("[data-field]").dataset.field;
    return { table, number, row: row.cloneNode(true), lead: first.slice(0, first.indexOf(`.row-${number}.`)) };
  });

/** Add a row below a table; return its element. */
export const addRow = ({ table, row, number }) => {
  const next = lastOf(table).number + 1;
  const made = row.cloneNode(true);
  made.dataset.row = next;
  made.dataset.added = "";
  for (const cell of made.querySelectorAll("[data-field]")) cell.dataset.field = renamed(cell.dataset.field, number, next);
  const words = [...made.cells[0].childNodes].find((node) => node.textContent.trim());
  if (words) words.textContent = words.textContent.replace(String(number), String(next));
  table.tBodies[0].append(made);
  return made;
};

/** Return the last row that was added to a table, or nothing. */
export const lastAdded = ({ table }) => {
  const { row } = lastOf(table);
  return "added" in row.dataset ? row : null;
};

/** Add the rows that kept fields belong to; return the rows. */
export const growFor = (tables, fields) => {
  const made = [];
  for (const grown of tables) {
    const begin = `${grown.lead}.row-`;
    const wanted = fields.filter((field) => field.startsWith(begin)).map((field) => parseInt(field.slice(begin.length), 10));
    const last = Math.min(Math.max(0, ...wanted.filter(Number.isFinite)), grown.number + MOST);
    while (lastOf(grown.table).number < last) made.push(addRow(grown));
  }
  return made;
};

/** How many rows may be added to a table. */
export const MOST = 200;
