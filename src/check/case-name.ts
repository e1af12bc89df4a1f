/** The name of the case whose `// =>` stands on this line, counted from one: the comment above its statement. */
export function caseName(lines: string[], line: number): string | undefined {
  for (let at = line - 2; at >= 0; at--) {
    const text = lines[at]!;
    if (/\/\/\s*=>|^```/.test(text)) return undefined;
    const [, name] = /^\s*\/\/\s*(.+?)\s*$/.exec(text) ?? [];
    if (name) return name;
  }
  return undefined;
}
