import { openChapter } from '../../book/open-chapter.ts';
import { checkChapter, type Verdict } from '../../check/check-chapter.ts';
import { book } from '../book.ts';
import { type ChapterUse, chapterUses } from './chapter-uses.ts';
import { formulaHtml, markdownHtml, phraseHtml } from './markdown-html.ts';
import {
  type ApiExport,
  type ApiParameter,
  type ApiSource,
  type ApiSubject,
  type ApiType,
  type ApiValue,
  readApi,
} from './read-api.ts';

/** A page of the API: what a subject exports, ready to be shown. Text is HTML. */
export interface ApiPage extends Omit<ApiSubject, 'values' | 'types'> {
  values: ShownValue[];
  types: ShownType[];
}

interface Shown extends Pick<ApiExport, 'name' | 'file' | 'line'> {
  summary: string;
  remarks: string;
}

export interface ShownType extends Shown {
  declaration: string;
}

export interface ShownValue extends Shown {
  kind: ApiValue['kind'];
  /** The first sentence of the summary. */
  sentence: string;
  signatures: string;
  parameters: ApiParameter[];
  returns: string;
  throws: string;
  sources: ApiSource[];
  formula?: { html: string; wrong?: string };
  /** `line` is where its fence opens in the source. */
  example?: { code: string; line: number; verdicts: Verdict[] };
  chapters: ChapterUse[];
}

/** Reads, checks and sets the documentation of all that the package exports. */
export async function apiPages(): Promise<ApiPage[]> {
  const uses = chapterUses();
  const reports = new Map<string, Verdict[]>();
  const verdictsIn = (file: string): Verdict[] => {
    if (!reports.has(file)) {
      const report = checkChapter(openChapter(book, file), book);
      reports.set(file, report.verdicts);
    }
    return reports.get(file)!;
  };
  return Promise.all(
    readApi().map(async (subject) => ({
      ...subject,
      values: await Promise.all(
        subject.values.map((value) =>
          shownValue(value, verdictsIn(value.file), uses.get(value.name) ?? []),
        ),
      ),
      types: await Promise.all(subject.types.map(shownType)),
    })),
  );
}

async function shownValue(
  value: ApiValue,
  verdicts: Verdict[],
  chapters: ChapterUse[],
): Promise<ShownValue> {
  const { kind, signatures, parameters, sources, formula, example } = value;
  const within = ({ line, endLine }: { line: number; endLine: number }) =>
    verdicts.filter((verdict) => verdict.line >= line && verdict.line < endLine);
  return {
    ...(await shown(value)),
    kind,
    sentence: await phraseHtml(value.summary.split(/(?<=\.)\s+(?=\p{Lu})/u, 1)[0]!),
    signatures: signatures.join('\n'),
    parameters: await Promise.all(
      parameters.map(async (one) => ({ ...one, text: await phraseHtml(one.text) })),
    ),
    returns: await phraseHtml(value.returns),
    throws: await phraseHtml(value.throws),
    sources,
    ...(formula && {
      formula: {
        html: await formulaHtml(formula.tex),
        wrong: within(formula).find(({ wrong }) => wrong)?.wrong,
      },
    }),
    ...(example && {
      example: { code: example.code, line: example.line + 1, verdicts: within(example) },
    }),
    chapters,
  };
}

async function shownType(type: ApiType): Promise<ShownType> {
  return { ...(await shown(type)), declaration: type.declaration };
}

const shown = async ({ name, file, line, summary, remarks }: ApiExport): Promise<Shown> => ({
  name,
  file,
  line,
  summary: await phraseHtml(summary),
  remarks: await markdownHtml(remarks),
});
