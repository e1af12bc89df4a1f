/** A statement at the top level, and the `// =>` behind it. */
export interface Documented {
  start: number;
  end: number;
  /** Where the comment begins. */
  comment: number;
}

// Where a line ends, a statement goes on if it ends or the next one begins with one of these.
const OPEN_END = /[,.?:=+\-*/%&|^<>!~([{]$/;
const OPEN_START = /^[,.?:=+\-*/%&|^<>([`]/;

/** A string, a template without nesting, a comment or a regular expression: what brackets and semicolons in it do not count. */
const OPAQUE =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=(?:^|[\n(,=:[&|?{};+*%<>~^-]|(?<![\w)\]])!)\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/y;

/** Finds the statements that a `// =>` stands behind, by brackets, semicolons and line ends alone. */
export function documentedStatements(code: string): Documented[] {
  const found: Documented[] = [];
  let start = -1;
  let end = 0;
  let depth = 0;
  let isOver = false;
  for (let at = 0; at < code.length; ) {
    OPAQUE.lastIndex = at;
    const [opaque] = OPAQUE.exec(code) ?? [];
    const text = opaque ?? code[at]!;
    const isComment = /^\/[/*]/.test(text) && opaque !== undefined;
    if (isComment) {
      if (/^\/\/\s*=>/.test(text) && depth === 0 && start >= 0) {
        found.push({ start, end, comment: at });
        isOver = true;
      }
    } else if (text === '\n') {
      const rest = code.slice(at).trimStart();
      if (depth === 0 && !OPEN_END.test(code.slice(0, end)) && !OPEN_START.test(rest))
        isOver = true;
    } else if (text.trim() !== '') {
      if (isOver || start < 0) start = at;
      isOver = false;
      if ('([{'.includes(text)) depth++;
      if (')]}'.includes(text)) depth--;
      if (text !== ';') end = at + text.length;
      else if (depth === 0) isOver = true;
    }
    at += text.length;
  }
  return found;
}
