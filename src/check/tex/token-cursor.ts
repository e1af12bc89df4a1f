import { TexError } from './tex-error.ts';
import { type Token, texOf } from './token.ts';

/** A place in a row of tokens. */
export class TokenCursor {
  protected readonly tokens: Token[];
  protected at = 0;
  /** Where the row ends in the source. */
  private readonly end: number;

  constructor(tokens: Token[], end: number) {
    this.tokens = tokens;
    this.end = end;
  }

  protected get next(): Token | undefined {
    return this.tokens[this.at];
  }

  protected get offset(): number {
    return this.next?.offset ?? this.end;
  }

  protected expectEnd(): void {
    if (this.next) throw this.unexpected();
  }

  protected unexpected(): TexError {
    const { next } = this;
    if (!next) return new TexError('something is missing here', this.end);
    if (next.kind === 'unsupported' || next.kind === 'rows')
      return new TexError(
        `${next.kind === 'rows' ? 'an array' : next.key} is not supported in a checked formula`,
        next.offset,
      );
    return new TexError(`unexpected ${texOf([next])}`, next.offset);
  }

  protected take(kind: Token['kind'], key?: string): boolean {
    if (this.next?.kind !== kind || (key !== undefined && this.next.key !== key)) return false;
    this.at++;
    return true;
  }
}
