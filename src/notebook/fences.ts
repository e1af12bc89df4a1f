/** A `ts test` fence of a chapter. */
export interface TestFence {
  /** The line of the chapter that it opens on, from one. */
  line: number;
  /** The line of the closing fence. */
  lastLine: number;
  /** What stands behind `ts test`. */
  flags: string[];
  code: string;
}

/** Finds the test fences of a chapter by its lines alone: the page has no parser for the rest. */
export function testFences(source: string): TestFence[] {
  const lines = source.split('\n');
  const fences: TestFence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, marks, info] = /^(`{3,})(.*)$/.exec(lines[at]!) ?? [];
    if (marks === undefined) continue;
    const closes = (line: string) => /^`{3,}\s*$/.test(line) && line.trim().length >= marks.length;
    let end = at + 1;
    while (end < lines.length && !closes(lines[end]!)) end++;
    const [language, kind, ...flags] = info!.trim().split(/\s+/);
    if (language === 'ts' && kind === 'test')
      fences.push({
        line: at + 1,
        lastLine: end + 1,
        flags,
        code: lines.slice(at + 1, end).join('\n'),
      });
    at = end;
  }
  return fences;
}
