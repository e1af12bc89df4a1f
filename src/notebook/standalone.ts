import { type TestFence, testFences } from './fences.ts';
import { documentedStatements } from './statements.ts';

/**
 * An example as a file that Node runs by itself: the fences above it that it needs, and instead of comparing, each `// =>`
 * prints. `line` is the one that its fence opens on in `source`.
 */
export function standaloneFile(source: string, line: number, title: string): string {
  const code = neededFences(source, line).join('\n\n');
  return `${preface(title)}\n${withPrints(code)}\n`;
}

// The value of `code` is its text, so that a line of the output says what was computed.
const preface = (title: string): string =>
  [
    `// ${title}`,
    '// npm install surprisal, then run this file with Node 22.18 or newer, which understands its types.',
    '',
    'function print(compute: () => unknown): void {',
    "  const code = String(compute).slice('() => '.length);",
    '  try {',
    "    console.log(code, '// =>', compute());",
    '  } catch (error) {',
    "    console.log(code, '// => throws', String(error));",
    '  }',
    '}',
    '',
  ].join('\n');

/** The code of a fence, and before it of those above that declare a name which it uses, and so on. */
function neededFences(source: string, line: number): string[] {
  const fences = testFences(source);
  const own = fences.find((fence) => fence.line === line)!;
  if (isApart(own)) return [own.code];
  const above = fences.filter((fence) => fence.line < line && !isApart(fence) && !isRefused(fence));
  const needed = [own.code];
  for (const { code } of above.reverse()) {
    const below = needed.join('\n');
    if (namesOf(code).some((name) => uses(below, name))) needed.unshift(code);
  }
  return needed;
}

/** Whether a fence shares no scope with the page. */
const isApart = ({ flags }: TestFence): boolean =>
  flags.some((flag) => ['isolated', 'starter', 'solution', 'cases'].includes(flag));

const isRefused = ({ flags }: TestFence): boolean =>
  flags.some((flag) => flag.startsWith('type-error'));

/** The names that the top level of a fence declares: a word too many costs a fence too many, and nothing else. */
function namesOf(code: string): string[] {
  const bound = code.matchAll(/^(?:import|const)\s([\s\S]*?)(?:=|\bfrom\b|;)/gm);
  const named = code.matchAll(
    /^(?:(?:async )?function\*?|class|type|interface)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  );
  return [...bound, ...named].flatMap(
    ([, text]) => text!.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [],
  );
}

function uses(code: string, name: string): boolean {
  const word = name.replaceAll('$', '\\$');
  // Behind a point it is a property, behind three it is spread.
  return new RegExp(`(?<![\\p{L}\\p{N}_$]|(?<!\\.\\.)\\.)${word}(?![\\p{L}\\p{N}_$])`, 'u').test(
    code,
  );
}

function withPrints(code: string): string {
  let printed = '';
  let at = 0;
  for (const { start, end, comment } of documentedStatements(code)) {
    const statement = code.slice(start, end);
    const [, name] = /^const\s+([\p{L}_$][\p{L}\p{N}_$]*)/u.exec(statement) ?? [];
    const shown = name ? `${statement}; print(() => ${name});` : `print(() => ${statement});`;
    printed += `${code.slice(at, start)}${shown} `;
    at = comment;
  }
  return printed + code.slice(at);
}
