import type { Verdict } from '../check/check-chapter.ts';
import type { Problem } from '../check/problem.ts';
import type { Answer, Ending, Picture, Printed } from './protocol.ts';

/** Takes what came out of the sandbox for what it should be, part by part; nothing else gets through. */
export function readEnding(data: unknown): Ending {
  try {
    const { kind, answer, reason, message } = data as Record<string, unknown>;
    if (kind === 'answer') return { kind, answer: readAnswer(answer as Parts) };
    return { kind: 'stopped', reason: oneOf(REASONS, reason), message: text(message) };
  } catch {
    const message = 'The sandbox gave an answer that cannot be read.';
    return { kind: 'stopped', reason: 'crash', message };
  }
}

const REASONS = ['time', 'memory', 'crash'] as const;
const KINDS = ['example', 'number', 'equation', 'claim', 'cited'] as const;

type Parts = Record<string, unknown>;

const readAnswer = ({ verdicts, problems, printed, pictures }: Parts): Answer => ({
  verdicts: list(verdicts, readVerdict),
  problems: list(problems, readProblem),
  printed: list(printed, readPrinted),
  pictures: list(pictures, readPicture),
});

const readVerdict = (parts: Parts): Verdict => ({
  line: whole(parts.line),
  column: whole(parts.column),
  kind: oneOf(KINDS, parts.kind),
  code: text(parts.code),
  documented: text(parts.documented),
  ...optional('name', parts.name, text),
  ...optional('computed', parts.computed, text),
  ...optional('wrong', parts.wrong, text),
  ...optional('correction', parts.correction, (correction) => {
    const { written, right } = correction as Parts;
    return { written: text(written), right: text(right) };
  }),
});

const readProblem = ({ line, column, message }: Parts): Problem => ({
  line: whole(line),
  column: whole(column),
  message: text(message),
});

const readPrinted = (parts: Parts): Printed => ({
  line: whole(parts.line),
  text: text(parts.text),
});

const readPicture = ({ line, svg }: Parts): Picture => ({ line: whole(line), svg: text(svg) });

function list<T>(value: unknown, read: (parts: Parts) => T): T[] {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value.map((item) => read(item as Parts));
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}

function whole(value: unknown): number {
  if (!Number.isInteger(value)) throw new TypeError('not a whole number');
  return value as number;
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T {
  const choice = choices.find((choice) => choice === value);
  if (choice === undefined) throw new TypeError(`none of ${choices.join(', ')}`);
  return choice;
}

const optional = <K extends string, T>(
  name: K,
  value: unknown,
  read: (value: unknown) => T,
): Partial<Record<K, T>> => (value === undefined ? {} : ({ [name]: read(value) } as Record<K, T>));
