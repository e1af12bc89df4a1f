/** What a book tells the checker. It is plain data, so that tests, pages and the command line can share one object. */
export interface BookConfiguration {
  /** The chapters, as paths or globs from the project's folder. Each must check something. */
  chapters: string | string[];
  /** Pages that are read by the same rules and may check nothing. */
  pages?: string | string[];
  /** What a chapter may import: for each name a file, as a path from the project's folder, or a package. */
  modules: Record<string, string>;
  /** Source files whose docstrings are checked too: for each name in `modules` a glob, or several. */
  docstrings?: Record<string, string | string[]>;
  /** The files of the tags that a chapter may write, each named after its tag: a glob, or several. Without it any tag will do. */
  components?: string | string[];
  /** A JSON file of the figures that the book quotes: for each key of the bibliography places, and what stands there. */
  figures?: string;
  /** A CSL-JSON file, whose `id`s are the keys of `<Cite>` and `<Cited>`. */
  bibliography?: string;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));

const FORMS: Record<
  keyof BookConfiguration,
  { required: boolean; form: string; fits: (value: unknown) => boolean }
> = {
  chapters: {
    required: true,
    form: "a glob such as 'content/**/*.mdx', or several",
    fits: isTexts,
  },
  pages: { required: false, form: 'a glob, or several', fits: isTexts },
  modules: {
    required: true,
    form: "an object of names and files or packages, as text: { 'my-core': './src/index.js' }",
    fits: (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every(isText),
  },
  docstrings: {
    required: false,
    form: "an object of names and globs: { 'my-core': 'src/**/*.ts' }",
    fits: (value) =>
      typeof value === 'object' && value !== null && Object.values(value).every(isTexts),
  },
  components: { required: false, form: 'a glob, or several', fits: isTexts },
  figures: { required: false, form: 'the path of a JSON file', fits: isText },
  bibliography: { required: false, form: 'the path of a CSL-JSON file', fits: isText },
};

/** Refuses a configuration that is not one, and says which entry is wrong and what it should be. */
export function validConfiguration(configuration: unknown): BookConfiguration {
  if (typeof configuration !== 'object' || configuration === null)
    throw new TypeError('the configuration of the book is no object: { chapters, modules }');
  const entries = configuration as Record<string, unknown>;
  const stranger = Object.keys(entries).find((key) => !Object.hasOwn(FORMS, key));
  if (stranger !== undefined)
    throw new TypeError(
      `the configuration of the book has no \`${stranger}\`; it has ${Object.keys(FORMS).join(', ')}`,
    );
  for (const [key, { required, form, fits }] of Object.entries(FORMS)) {
    if (entries[key] === undefined ? required : !fits(entries[key]))
      throw new TypeError(`\`${key}\` in the configuration of the book must be ${form}`);
  }
  return configuration as BookConfiguration;
}
