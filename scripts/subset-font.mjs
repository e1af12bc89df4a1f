import { brotliCompressSync, constants } from 'node:zlib';

// A TrueType font with fewer characters and without hints for coarse screens, packed as WOFF2 (https://www.w3.org/TR/WOFF2/, without
// its transforms of outlines).

/** The tables that are kept, by the numbers that WOFF2 has for their tags. */
const TAGS = 'cmap head hhea hmtx maxp name OS/2 post . . glyf loca'.split(' ');
const NUMBERS = Object.fromEntries(TAGS.map((tag, i) => [tag, i]));
const HAS_HINTS = 0x100;
const UNTRANSFORMED = 3 << 6;

/**
 * @param {Buffer} ttf
 * @param {(code: number) => boolean} wanted
 * @returns {Buffer}
 */
export function subsetFont(ttf, wanted) {
  const tables = readTables(ttf);
  const characters = readCharacters(tables.cmap).filter(([code]) => wanted(code));
  const outlines = readOutlines(tables);
  const kept = withComponents([0, ...characters.map(([, glyph]) => glyph)], outlines);
  const renumbered = new Map(kept.map((glyph, i) => [glyph, i]));
  const glyphs = kept.map((glyph) =>
    padded(withoutHints(withNewComponents(outlines[glyph], renumbered))),
  );
  return woff2({
    ...tables,
    cmap: cmapOf(characters.map(([code, glyph]) => [code, renumbered.get(glyph)])),
    glyf: Buffer.concat(glyphs),
    loca: locaOf(glyphs),
    hmtx: Buffer.concat(kept.map((glyph) => metrics(tables, glyph))),
    head: edited(tables.head, (head) => head.writeInt16BE(1, 50)),
    hhea: edited(tables.hhea, (hhea) => hhea.writeUInt16BE(kept.length, 34)),
    maxp: edited(tables.maxp, (maxp) => maxp.writeUInt16BE(kept.length, 4)),
    name: Buffer.from([0, 0, 0, 0, 0, 6]),
    post: edited(tables.post.subarray(0, 32), (post) => post.writeUInt32BE(0x00030000, 0)),
  });
}

function readTables(ttf) {
  const tables = {};
  for (let i = 0; i < ttf.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    const start = ttf.readUInt32BE(entry + 8);
    const tag = ttf.toString('latin1', entry, entry + 4);
    tables[tag] = ttf.subarray(start, start + ttf.readUInt32BE(entry + 12));
  }
  return tables;
}

/** Pairs of a character and its glyph, from the subtable of format 4. */
function readCharacters(cmap) {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.readUInt32BE(8 + 8 * i),
  );
  const map = cmap.subarray(offsets.find((offset) => cmap.readUInt16BE(offset) === 4));
  const segments = map.readUInt16BE(6) / 2;
  const column = (n, i) => 14 + 2 * segments * n + (n > 0 ? 2 : 0) + 2 * i;
  const characters = [];
  for (let i = 0; i < segments; i++) {
    const [end, start, delta] = [0, 1, 2].map((n) => map.readUInt16BE(column(n, i)));
    const range = map.readUInt16BE(column(3, i));
    for (let code = start; code <= end && code < 0xffff; code++) {
      const direct =
        range === 0 ? code : map.readUInt16BE(column(3, i) + range + 2 * (code - start));
      if (direct !== 0) characters.push([code, (direct + delta) & 0xffff]);
    }
  }
  return characters;
}

function readOutlines({ head, loca, glyf, maxp }) {
  const isLong = head.readInt16BE(50) === 1;
  const offset = (i) => (isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
  return Array.from({ length: maxp.readUInt16BE(4) }, (_, i) =>
    glyf.subarray(offset(i), offset(i + 1)),
  );
}

/** Where a composed glyph names its components. */
function components(outline) {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const places = [];
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at);
    places.push(at + 2);
    const scale = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    at += 4 + (flags & 0x1 ? 4 : 2) + scale;
    more = (flags & 0x20) !== 0;
  }
  return places;
}

function withComponents(glyphs, outlines) {
  const kept = new Set(glyphs);
  for (const glyph of kept)
    for (const place of components(outlines[glyph])) kept.add(outlines[glyph].readUInt16BE(place));
  return [...kept];
}

const withNewComponents = (outline, renumbered) =>
  edited(outline, (copy) => {
    for (const place of components(outline))
      copy.writeUInt16BE(renumbered.get(outline.readUInt16BE(place)), place);
  });

function withoutHints(outline) {
  if (outline.length === 0) return outline;
  const contours = outline.readInt16BE(0);
  if (contours >= 0) {
    const at = 10 + 2 * contours;
    const rest = outline.subarray(at + 2 + outline.readUInt16BE(at));
    return Buffer.concat([outline.subarray(0, at), Buffer.from([0, 0]), rest]);
  }
  const flags = components(outline).map((place) => place - 2);
  return edited(outline, (copy) => {
    for (const at of flags) copy.writeUInt16BE(outline.readUInt16BE(at) & ~HAS_HINTS, at);
  });
}

function locaOf(glyphs) {
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  glyphs.reduce(
    (end, { length }, i) => loca.writeUInt32BE(end + length, 4 * (i + 1)) && end + length,
    0,
  );
  return loca;
}

function metrics({ hmtx, hhea }, glyph) {
  const last = hhea.readUInt16BE(34) - 1;
  const advance = 4 * Math.min(glyph, last);
  const bearing = glyph <= last ? advance + 2 : 4 * (last + 1) + 2 * (glyph - last - 1);
  return Buffer.concat([hmtx.subarray(advance, advance + 2), hmtx.subarray(bearing, bearing + 2)]);
}

/** A character map of one subtable of format 12: groups of characters that follow each other, as their glyphs do. */
function cmapOf(characters) {
  const groups = [];
  for (const [code, glyph] of characters) {
    const group = groups.at(-1);
    if (group && code === group.end + 1 && glyph === group.glyph + code - group.start)
      group.end = code;
    else groups.push({ start: code, end: code, glyph });
  }
  // Version 0, one subtable: Windows, all of Unicode, behind these twelve bytes.
  const header = Buffer.from([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0]);
  return Buffer.concat([
    header,
    longs(16 + 12 * groups.length, 0, groups.length),
    ...groups.map(({ start, end, glyph }) => longs(start, end, glyph)),
  ]);
}

function longs(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function edited(table, edit) {
  const copy = Buffer.from(table);
  edit(copy);
  return copy;
}

function woff2(tables) {
  const used = Object.entries(tables).filter(([tag]) => tag in NUMBERS);
  used.sort(([a], [b]) => NUMBERS[a] - NUMBERS[b]);
  const directory = used.flatMap(([tag, { length }]) => [
    NUMBERS[tag] | (tag === 'glyf' || tag === 'loca' ? UNTRANSFORMED : 0),
    ...base128(length),
  ]);
  const data = Buffer.concat(used.map(([, table]) => table));
  const packed = brotliCompressSync(data, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    },
  });
  const whole = used.reduce((sum, [, table]) => sum + padded(table).length, 12 + 16 * used.length);
  const length = (48 + directory.length + packed.length + 3) & ~3;
  const header = Buffer.alloc(48);
  header.write('wOF2', 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(length, 8);
  header.writeUInt16BE(used.length, 12);
  header.writeUInt32BE(whole, 16);
  header.writeUInt32BE(packed.length, 20);
  return padded(Buffer.concat([header, Buffer.from(directory), packed]));
}

function base128(value) {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
