const chapters = import.meta.glob<string>('/content/docs/**/*.mdx', {
  query: '?raw',
  import: 'default',
});

/** The text of a chapter, `content/docs/chapters/entropy.mdx`, loaded when it is asked for. */
export async function chapterSource(path: string): Promise<string> {
  const load = chapters[`/${path}`];
  if (!load) throw new RangeError(`chapterSource: there is no chapter ${path}`);
  return load();
}
