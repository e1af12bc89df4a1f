/** A formula that cannot be read or evaluated: what is wrong, and where in its TeX source. */
export class TexError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'TexError';
    this.offset = offset;
  }
}
