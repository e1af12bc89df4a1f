import { characterOf } from './characters.ts';
import { joinPieces } from './join-pieces.ts';
import { type KatexNode, type Macros, parseTree } from './katex-tree.ts';
import { TexError } from './tex-error.ts';
import { type Token, texOf } from './token.ts';

/** Reads a formula as KaTeX reads it. */
export function readTokens(tex: string, macros?: Macros): Token[] {
  return new Reader(tex).read(parseTree(tex, macros));
}

// What may stand before a node that KaTeX gives no place in the source.
const BLANK =
  /(?:[\s{}&~^_]|\\[,;:!> ]|\\\\|\\(?:q?quad|(?:display|text|script|scriptscript)style|allowbreak|nobreak)(?![A-Za-z])|\\hspace\{[^}]*\}|\\(?:text)?color\s*\{[^}]*\}|\\end\{[^}]*\})*/y;
const COMMAND =
  /\\(?:left|right|middle)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\?[\s\S])|\\begin\{[^}]*\}(?:\{[lcr|]+\})?|\\[A-Za-z]+\*?|\\?[\s\S]/y;

const THIN = { number: 3, unit: 'mu' };

class Reader {
  private readonly tex: string;
  /** Up to where the source is accounted for: the place of the next node that KaTeX does not place. */
  private cursor = 0;

  constructor(tex: string) {
    this.tex = tex;
  }

  read(nodes: KatexNode[]): Token[] {
    return joinPieces(this.pieces(nodes));
  }

  private pieces(nodes: KatexNode[]): Token[] {
    return nodes.flatMap((node) => this.piece(node));
  }

  private piece(node: KatexNode): Token[] {
    switch (node.type) {
      case 'mathord':
      case 'textord':
      case 'atom':
        return [{ ...characterOf(node.text), offset: this.place(node) } as Token];
      case 'spacing':
        return [{ kind: 'piece', key: ' ', offset: this.cursor }];
      case 'internal':
        return [];
      case 'kern':
        return this.space(node.dimension);
      case 'mathchoice':
        return this.pieces(node.display.filter(({ type }) => type !== 'kern'));
      case 'op':
        if (node.name === undefined) return this.pieces(node.body ?? []);
        return [{ ...characterOf(node.name), offset: this.place(node) } as Token];
      case 'ordgroup':
        return this.group(node);
      case 'styling':
      case 'sizing':
      case 'mclass':
      case 'tag':
        return this.pieces(node.body);
      case 'color':
        return this.pieces(node.body.map((child) => this.notAnError(child)));
      case 'enclose':
        if (/box$/.test(node.label)) return this.piece(node.body);
        throw this.refusal(node.label, this.place(node));
      case 'supsub':
        return this.scripts(node);
      case 'font':
        return this.styledName(`\\${node.font}`, node.body, node);
      case 'pmb':
        return this.styledName('\\boldsymbol', { type: 'ordgroup', body: node.body }, node);
      case 'operatorname':
        return this.styledName('\\mathrm', { type: 'ordgroup', body: node.body }, node);
      case 'text':
        return this.text(node.body, this.place(node));
      case 'accent':
        return this.accent(node.label.replace('\\wide', '\\'), node.base, this.place(node));
      case 'overline':
      case 'underline':
        return this.accent(`\\${node.type}`, node.body, this.place(node));
      case 'horizBrace':
        this.place(node);
        return this.piece(node.base);
      case 'genfrac':
        return this.fraction(node);
      case 'sqrt': {
        const offset = this.place(node);
        const degree = node.index ? this.read([node.index]) : [];
        const content = this.read([node.body]);
        const key = `\\sqrt${degree.length > 0 ? `[${texOf(degree)}]` : ''}{${texOf(content)}}`;
        return [{ kind: 'root', key, offset, content, degree }];
      }
      case 'leftright':
        return this.leftRight(node);
      case 'delimsizing':
        return [this.delimiter(node.delim, this.place(node), SIDE_OF_CLASS[node.mclass])];
      case 'middle':
        return [this.delimiter(node.delim, this.place(node), 'middle')];
      case 'array': {
        const lines = /^(?:align|alignat|gather)/.test(node.colSeparationType ?? '');
        return [this.rows(node.body, lines ? 'lines' : 'matrix', this.place(node))];
      }
      case 'cr':
        return [{ kind: 'separator', key: '\\\\', offset: this.place(node) }];
      case 'htmlmathml':
        return this.namedCharacter(node.mathml, this.place(node));
      default:
        throw this.refusalAt(this.place(node));
    }
  }

  /** The offset of a node in the source; what it spans is accounted for. */
  private place(node: KatexNode): number {
    if (node.loc && node.loc.lexer.input === this.tex) {
      this.cursor = Math.max(this.cursor, node.loc.end);
      return node.loc.start;
    }
    BLANK.lastIndex = this.cursor;
    BLANK.exec(this.tex);
    const offset = Math.min(BLANK.lastIndex, this.tex.length);
    COMMAND.lastIndex = offset;
    // A node out of a macro has no text of its own; the macro's name is left for the others out of it.
    if (!node.loc) this.cursor = offset + (COMMAND.exec(this.tex)?.[0].length ?? 0);
    return offset;
  }

  private refusal(construct: string, offset: number): TexError {
    return new TexError(`${construct} is not supported in a checked formula`, offset);
  }

  private refusalAt(offset: number): TexError {
    COMMAND.lastIndex = offset;
    return this.refusal(COMMAND.exec(this.tex)?.[0] ?? 'this', offset);
  }

  /** Space is nothing but between digits: a thin one groups them, a wider one parts them. */
  private space({ number, unit }: { number: number; unit: string }): Token[] {
    if (unit === 'em' && number >= 1)
      return [{ kind: 'separator', key: '\\quad', offset: this.cursor }];
    const key = number === THIN.number && unit === THIN.unit ? '\\,' : ' ';
    return number > 0 ? [{ kind: 'piece', key, offset: this.cursor }] : [];
  }

  /** Braces show nothing: `{a+b}^2` looks like `a+b^2`, and is read so. `{,}` groups the digits of a number. */
  private group(node: Extract<KatexNode, { body: KatexNode[] }>): Token[] {
    const placed = node.loc && node.loc.lexer.input === this.tex;
    if (placed) this.cursor = Math.max(this.cursor, node.loc!.start);
    const pieces = this.pieces(node.body);
    if (placed) this.cursor = Math.max(this.cursor, node.loc!.end);
    const [only] = pieces;
    if (pieces.length === 1 && only?.key === ',')
      return [{ kind: 'piece', key: '{,}', offset: only.offset }];
    return pieces;
  }

  /** KaTeX prints a command that it does not trust in red instead of failing. */
  private notAnError(node: KatexNode): KatexNode {
    const [first] = node.type === 'text' ? node.body : [];
    if (first?.type === 'textord' && first.text === '\\')
      throw this.refusal(plainText([node])!, this.place(node));
    return node;
  }

  private scripts({ base, sub, sup }: Extract<KatexNode, { type: 'supsub' }>): Token[] {
    const tokens = base ? this.pieces([base]) : [];
    const below = sub ? this.read([sub]) : undefined;
    const above = sup ? this.read([sup]) : [];
    if (base?.type === 'horizBrace') {
      if (showsMore([...(below ?? []), ...above]))
        throw this.refusal('a brace with more than words', tokens[0]?.offset ?? 0);
      return tokens;
    }
    const primes = above.findIndex(({ kind }) => kind !== 'prime');
    const power = primes < 0 ? [] : above.slice(primes);
    tokens.push(...above.slice(0, above.length - power.length));
    const mark = power.length > 0 && isMark(power, tokens.at(-1));
    if (mark) tokens.push(script('mark', power));
    if (below) tokens.push(script('sub', below, this.cursor));
    if (power.length > 0 && !mark) tokens.push(script('sup', power));
    return tokens;
  }

  private styledName(font: string, body: KatexNode, node: KatexNode): Token[] {
    const offset = this.place(node);
    const name = plainText([body]);
    if (name === undefined) throw this.refusal(`${font} around more than a name`, offset);
    // A number in bold is a number, but a blackboard 1 is a name.
    if (/^[\d.]+$/.test(name) && font !== '\\mathbb') return this.pieces([body]);
    this.pieces([body]);
    return [{ kind: 'letter', key: `${font}{${name}}`, offset }];
  }

  private text(body: KatexNode[], offset: number): Token[] {
    const text = plainText(body);
    if (text === undefined) throw this.refusal('mathematics inside \\text', offset);
    this.pieces(body);
    return [{ kind: 'text', key: `\\mathrm{${text.trim()}}`, offset, text }];
  }

  private accent(label: string, base: KatexNode, offset: number): Token[] {
    const content = this.read([base]);
    if (content[0]?.kind !== 'letter')
      throw this.refusal(`${label} around what is no name`, offset);
    return [{ kind: 'letter', key: `${label}{${texOf(content)}}`, offset }];
  }

  private fraction(node: Extract<KatexNode, { type: 'genfrac' }>): Token[] {
    const offset = this.place(node);
    const over = this.read([node.numer]);
    const under = this.read([node.denom]);
    const binomial = !node.hasBarLine && node.leftDelim === '(';
    if (!binomial && (!node.hasBarLine || node.leftDelim))
      throw this.refusal('a stack without a fraction bar', offset);
    const key = `\\${binomial ? 'binom' : 'frac'}{${texOf(over)}}{${texOf(under)}}`;
    return [{ kind: binomial ? 'binomial' : 'fraction', key, offset, over, under }];
  }

  private leftRight(node: Extract<KatexNode, { type: 'leftright' }>): Token[] {
    const offset = this.place(node);
    const [only] = node.body;
    if (
      only?.type === 'array' &&
      node.body.length === 1 &&
      node.left === '\\{' &&
      node.right === '.'
    )
      return [this.rows(only.body, 'cases', offset)];
    const left = this.delimiter(node.left, offset, 'open');
    const content = this.pieces(node.body);
    return [
      left,
      ...content,
      this.delimiter(node.right, this.place({ type: 'internal' }), 'close'),
    ];
  }

  private delimiter(
    delim: string,
    offset: number,
    side: 'open' | 'close' | 'middle' | undefined,
  ): Token {
    const character = characterOf(delim);
    if (character.kind === 'bar') {
      return {
        ...character,
        offset,
        side: character.side === 'either' && side ? side : character.side,
      };
    }
    if (character.kind !== 'open' && character.kind !== 'close') {
      throw this.refusal(
        delim === '.' ? 'a delimiter on one side only' : `${delim} as a delimiter`,
        offset,
      );
    }
    return { ...character, offset } as Token;
  }

  private rows(rows: KatexNode[][], layout: 'cases' | 'lines' | 'matrix', offset: number): Token {
    const read = rows.map((cells) => cells.map((cell) => this.read([cell])));
    const key = read.map((cells) => cells.map(texOf).join('&')).join('\\\\');
    return { kind: 'rows', key, offset, rows: read, layout };
  }

  /** `\ne` and `\coloneqq` are drawn by overprinting; their MathML says what they are. */
  private namedCharacter(mathml: KatexNode[], offset: number): Token[] {
    const text = plainText(mathml) ?? '';
    const character = characterOf(text);
    if (character.kind === 'unsupported') throw this.refusalAt(offset);
    return [{ ...character, offset } as Token];
  }
}

const SIDE_OF_CLASS: Record<string, 'open' | 'close' | 'middle'> = {
  mopen: 'open',
  mclose: 'close',
  mrel: 'middle',
};

const script = (kind: 'sub' | 'sup' | 'mark', content: Token[], at = 0): Token => {
  const tex = texOf(content);
  const short = /^(?:\\[A-Za-z]+|.)$/u.test(tex);
  return {
    kind,
    key: `${kind === 'sub' ? '_' : '^'}${short ? tex : `{${tex}}`}`,
    offset: content[0]?.offset ?? at,
    content,
  };
};

/** A superscript that is a part of the name: `p^*`, `y^\pm`, and `S^{(t)}`, which is no power. */
function isMark(superscript: Token[], base: Token | undefined): boolean {
  if (superscript.every(({ kind }) => kind === 'operator' || kind === 'unsupported')) return true;
  const named = base?.kind === 'letter' || base?.kind === 'prime';
  return named && superscript[0]?.key === '(' && superscript.at(-1)?.key === ')';
}

const showsMore = (tokens: Token[]): boolean =>
  tokens.some((token) => token.kind !== 'text' || /\p{N}/u.test(token.text));

/** The characters of text or of a name; undefined if there is more than characters. */
function plainText(nodes: KatexNode[]): string | undefined {
  const texts = nodes.map((node) => {
    switch (node.type) {
      case 'mathord':
      case 'textord':
      case 'atom':
        return node.text;
      case 'spacing':
        return ' ';
      case 'kern':
        return '';
      case 'op':
        return node.body && plainText(node.body);
      case 'ordgroup':
      case 'mclass':
      case 'text':
        return plainText(node.body);
      default:
        return undefined;
    }
  });
  return texts.includes(undefined) ? undefined : texts.join('');
}
