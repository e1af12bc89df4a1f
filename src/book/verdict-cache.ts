import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashOf } from './fingerprint.ts';

interface Entry<T> {
  /** The hash of all that the value was computed from. */
  key: string;
  /** The hash of the value, so that a file that was damaged is not believed. */
  sum: string;
  value: T;
}

/** Values that were computed from files, kept in one file by name. What is missing, stale or damaged is not there. */
export class VerdictCache<T> {
  private readonly file: string;
  private readonly entries: Map<string, Entry<T>>;

  constructor(file: string) {
    this.file = file;
    this.entries = new Map(Object.entries(read<T>(file)));
  }

  get(name: string, key: string): T | undefined {
    const entry = this.entries.get(name);
    if (entry?.key !== key || entry.sum !== sumOf(entry.value)) return undefined;
    return entry.value;
  }

  set(name: string, key: string, value: T): void {
    this.entries.set(name, { key, sum: sumOf(value), value });
  }

  /** Writes the file, without the entries whose name is not among the given ones. */
  save(names: ReadonlySet<string>): void {
    const kept = [...this.entries].filter(([name]) => names.has(name));
    mkdirSync(dirname(this.file), { recursive: true });
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(Object.fromEntries(kept)));
    renameSync(draft, this.file); // at once, so that nobody reads half of it
  }
}

const sumOf = (value: unknown): string => hashOf(JSON.stringify(value) ?? '');

function read<T>(file: string): Record<string, Entry<T>> {
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
