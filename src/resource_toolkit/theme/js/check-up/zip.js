// A zip file of small texts, stored as they are: all that a Word file needs.

const text = new TextEncoder();

/** Return the checksum that zip files carry for some bytes (CRC-32). */
const checksum = (bytes) => {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
};

/** Return numbers of 2 or 4 bytes, given as [size, number], as bytes. */
const numbers = (...pairs) => pairs.flatMap(([size, number]) => [...Array(size).keys()].map((at) => (number >>> (8 * at)) & 255));

// The first of January 1980, the earliest day that a zip file knows.
const DAY = 0x21;
const UTF8 = 0x800;

/** Return the zip file of texts by name. */
export const zipOf = (files) => {
  const parts = [];
  const list = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [title, bytes] = [text.encode(name), text.encode(content)];
    const told = numbers([2, UTF8], [2, 0], [2, 0], [2, DAY], [4, checksum(bytes)], [4, bytes.length], [4, bytes.length], [2, title.length], [2, 0]);
    const head = [...numbers([4, 0x04034b50], [2, 20]), ...told, ...title];
    list.push([...numbers([4, 0x02014b50], [2, 20], [2, 20]), ...told, ...numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), ...title]);
    parts.push(head, bytes);
    at += head.length + bytes.length;
  }
  const size = list.reduce((sum, entry) => sum + entry.length, 0);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, list.length], [2, list.length], [4, size], [4, at], [2, 0]);
  return Uint8Array.from([...parts, ...list, end].flatMap((part) => [...part]));
};
