import { readFileSync } from 'node:fs';

/** The records of a CSV file with a header line and no quoted fields. */
export function readCsv(path) {
  const text = readFileSync(path, 'utf8');
  if (text.includes('"')) throw new Error(`${path} quotes a field; this reader does not unquote`);
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line, index) => {
    const fields = line.split(',');
    if (fields.length !== names.length) {
      throw new Error(`${path}:${index + 2} has ${fields.length} fields, not ${names.length}`);
    }
    return Object.fromEntries(names.map((name, column) => [name, fields[column]]));
  });
}
