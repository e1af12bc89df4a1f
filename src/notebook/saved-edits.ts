import { type Edit, isEdit } from './edit.ts';

const keyOf = (path: string): string => `edits:${path}`;

/** The edits that the reader left on a page. Where the browser keeps nothing there are none. */
export function savedEdits(path: string, storage = localStorageIfAny()): Edit[] {
  try {
    const saved: unknown = JSON.parse(storage?.getItem(keyOf(path)) ?? '[]');
    return Array.isArray(saved) ? saved.filter(isEdit) : [];
  } catch {
    return [];
  }
}

/** Keeps one edit of a page for the next visit, or forgets it where the code is the published one. */
export function saveEdit(path: string, edit: Edit, storage = localStorageIfAny()): void {
  const others = savedEdits(path, storage).filter(({ published }) => published !== edit.published);
  const edits = edit.code === edit.published ? others : [...others, edit];
  try {
    if (edits.length > 0) storage?.setItem(keyOf(path), JSON.stringify(edits));
    else storage?.removeItem(keyOf(path));
  } catch {
    // A full or forbidden storage loses the edit with the page, and nothing else.
  }
}

function localStorageIfAny(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
