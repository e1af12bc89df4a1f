/** Which exercises a reader has done: page → anchors of exercises. Kept on the reader's machine alone. */
export type Progress = Record<string, string[]>;

const KEY = 'surprisal.progress';

/** What is kept; nothing where storage is empty, forbidden or holds something else. */
export function readProgress(): Progress {
  try {
    return parseProgress(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** Reads a kept or exported text. Throws an Error where it is no progress. */
export function parseProgress(text: string): Progress {
  const read: unknown = JSON.parse(text);
  if (!isProgress(read)) throw new Error('this is no record of exercises');
  return read;
}

const isProgress = (value: unknown): value is Progress =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (done) => Array.isArray(done) && done.every((name) => typeof name === 'string'),
  );

/** The progress with one exercise done, or not done after all. */
export function withExercise(
  progress: Progress,
  page: string,
  name: string,
  done: boolean,
): Progress {
  const others = (progress[page] ?? []).filter((other) => other !== name);
  return { ...progress, [page]: done ? [...others, name] : others };
}

/** Both together: what is done in either is done. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const pages = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    pages.map((page) => [page, [...new Set([...(a[page] ?? []), ...(b[page] ?? [])])]]),
  );
}

/** Keeps it. Says whether it could. */
export function keepProgress(progress: Progress): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(progress));
    return true;
  } catch {
    return false;
  }
}

export function clearProgress(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
