export type Word = Extract<
  keyof typeof import('../../content/i18n/en.json'),
  `notebook.${string}` | `book.${string}`
>;

/** Says a string of the interface in the language of the page. */
export type Say = (word: Word, values?: Record<string, string | number>) => string;

const languages = import.meta.glob<Record<Word, string>>('/content/i18n/*.json', {
  import: 'default',
});

/** The strings of the interface, loaded when the reader first touches something. */
export async function words(): Promise<Say> {
  const file = (language: string) =>
    Object.keys(languages).find(
      (path) => path.toLowerCase() === `/content/i18n/${language.toLowerCase()}.json`,
    );
  const strings = await languages[file(document.documentElement.lang) ?? file('en')!]!();
  return (word, values = {}) =>
    strings[word].replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}
