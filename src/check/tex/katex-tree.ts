import katex from 'katex';
import { TexError } from './tex-error.ts';

type Located = { loc?: { start: number; end: number; lexer: { input: string } } | null };
type Nodes = KatexNode[];

/** The nodes of KaTeX's parse tree that the checker understands; every other type is refused where it is met. */
export type KatexNode = Located &
  (
    | { type: 'mathord' | 'textord' | 'atom' | 'spacing'; text: string }
    | { type: 'op'; name?: string; body?: Nodes }
    | { type: 'supsub'; base?: KatexNode | null; sub?: KatexNode | null; sup?: KatexNode | null }
    | { type: 'ordgroup' | 'styling' | 'sizing' | 'mclass' | 'pmb' | 'tag'; body: Nodes }
    | { type: 'color'; color: string; body: Nodes }
    | { type: 'font'; font: string; body: KatexNode }
    | { type: 'text' | 'operatorname'; body: Nodes }
    | { type: 'accent'; label: string; base: KatexNode }
    | { type: 'overline' | 'underline'; body: KatexNode }
    | { type: 'enclose'; label: string; body: KatexNode }
    | { type: 'horizBrace'; base: KatexNode }
    | {
        type: 'genfrac';
        numer: KatexNode;
        denom: KatexNode;
        hasBarLine: boolean;
        leftDelim: string | null;
      }
    | { type: 'sqrt'; body: KatexNode; index?: KatexNode | null }
    | { type: 'leftright'; body: Nodes; left: string; right: string }
    | { type: 'delimsizing'; mclass: string; delim: string }
    | { type: 'middle'; delim: string }
    | { type: 'array'; body: Nodes[]; colSeparationType?: string }
    | { type: 'kern'; dimension: { number: number; unit: string } }
    | { type: 'mathchoice'; display: Nodes }
    | { type: 'htmlmathml'; mathml: Nodes }
    | { type: 'cr' | 'internal' }
  );

export type Macros = Record<string, string>;

// KaTeX exports its parser under a name that its types leave out.
const { __parse: parse } = katex as unknown as {
  __parse: (tex: string, options: object) => KatexNode[];
};

/** The tree that KaTeX renders `tex` from. */
export function parseTree(tex: string, macros: Macros = {}): KatexNode[] {
  try {
    // KaTeX writes \def and \gdef into the object it is given.
    return parse(tex, { displayMode: true, strict: false, macros: { ...macros } });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    throw new TexError(`KaTeX: ${error.rawMessage}`, error.position ?? 0);
  }
}
