import { describe, expect, test } from 'vitest';
import {
  checkFormula,
  numeralsShown,
  parseFormula,
  TexError,
} from '../../../src/check/tex/index.ts';
import { checkChain } from './check-chain.ts';

describe('what a formula is', () => {
  test('sides and relations in order, with their source', () => {
    const { chains } = parseFormula(String.raw`0 \le H(p) = -\ln p, \quad p < 1`, {
      symbols: ['p', 'H(p)'],
    });
    expect(chains.map(({ relations }) => relations)).toEqual([['\\le', '='], ['<']]);
    expect(chains.map(({ sides }) => sides.map(({ source, offset }) => [source, offset]))).toEqual([
      [
        ['0', 0],
        ['H(p)', 6],
        ['-\\ln p', 13],
      ],
      [
        ['p', 27],
        ['1', 31],
      ],
    ]);
  });

  test.each([
    [':=', ':='],
    ['\\coloneqq', ':='],
    ['≔', ':='],
    ['\\equiv', '\\equiv'],
    ['\\triangleq', '\\equiv'],
    ['\\simeq', '\\approx'],
    ['≈', '\\approx'],
    ['\\neq', '\\ne'],
    ['\\leq', '\\le'],
    ['\\leqslant', '\\le'],
    ['≥', '\\ge'],
    ['\\lt', '<'],
    ['\\gg', '\\gg'],
  ])('the relation %s', (written, relation) =>
    expect(parseFormula(`x ${written} y`).chains[0]!.relations).toEqual([relation]),
  );

  test('the names that are not bound, where they stand', () => {
    const { freeSymbols } = parseFormula(String.raw`x + \hat p_t = f(y)`, { symbols: ['x'] });
    expect(freeSymbols).toEqual([
      { name: '\\hat{p}_t', offset: 4 },
      { name: 'f', offset: 15 },
      { name: 'y', offset: 17 },
    ]);
  });

  test.each([
    [String.raw`\ln 2 = 0.693`, true],
    [String.raw`\sum_{i=1}^3 i = 6`, true],
    [String.raw`e^\pi > 1`, true],
    ['x = 1', false],
  ])('%s is closed: %s', (tex, isClosed) => expect(parseFormula(tex).isClosed).toBe(isClosed));

  test('a bound name opens a formula too', () =>
    expect(parseFormula('x = 1', { symbols: ['x'] }).isClosed).toBe(false));

  test.each([
    'p_t',
    String.raw`\gamma`,
    'p(x)',
    String.raw`H(Y \mid X)`,
    String.raw`D(P\Vert Q)`,
    'p^*',
    'x^{(t)}',
    String.raw`\hat p_1`,
    'F_1',
    'H(X_1)',
    "x''",
    String.raw`\mathcal{L}`,
    String.raw`\bar{\mathbf x}_i`,
    String.raw`\text{softmax}(z)`,
    String.raw`\mathbb{R}^n`,
    'e',
    String.raw`\pi`,
    'x, y',
    '(X, Y)',
    'w_{y_i}',
    String.raw`\ln`,
    String.raw`\log_b`,
  ])('%s is a lone symbol', (tex) => {
    const formula = parseFormula(tex);
    expect(formula.isLoneSymbol).toBe(true);
    expect(checkFormula(formula, {})).toEqual([]);
  });

  test.each([
    '2',
    '2x',
    'x + y',
    'x = y',
    '-x',
    'p(0.5)',
    'p(x-1)',
    'x^{0.75}',
    'x^{12}',
    '2^{10}',
    String.raw`\sigma^2`,
    'x^n',
    'x_{t+1}',
    String.raw`\frac{x}{y}`,
    String.raw`0.5\text{ nat}`,
    String.raw`\ln x`,
    'xy',
  ])('%s is not', (tex) => expect(parseFormula(tex).isLoneSymbol).toBe(false));

  test.each([
    ['2', true],
    ['x^2', true],
    [String.raw`\frac{1}{x}`, true],
    [String.raw`\log_2 x`, true],
    [String.raw`\sum_{i=1}^n x`, true],
    [String.raw`\sqrt[3]{x}`, true],
    [String.raw`x \text{ in 3}`, true],
    [String.raw`\begin{cases} 1 & x \end{cases}`, true],
    [String.raw`P \ne Q`, false],
    ['F_1', false],
    ['z_1 - z_0', false],
    [String.raw`x \in S`, false],
    [String.raw`\tag{1} x`, false],
  ])('%s shows a number: %s', (tex, shows) => expect(numeralsShown(tex) > 0).toBe(shows));
});

describe('names', () => {
  test('the longest that fits is taken', () => {
    const bindings = { p: [0.5], p_1: 7, x: 3, 'p(x)': 8 };
    const check = (tex: string) =>
      checkFormula(parseFormula(tex, { symbols: Object.keys(bindings) }), bindings);
    expect(check('p_1 = 7, p(1) = 0.5, p(x) = 8')).toEqual([]);
  });

  test('a name is not read into a longer one', () => {
    expect(
      parseFormula("x' = x^* = x^{(t)} = x", { symbols: ['x'] }).freeSymbols.map(
        ({ name }) => name,
      ),
    ).toEqual(["x'", 'x^*', 'x^{(t)}']);
  });

  test('words and letters are different names', () =>
    expect(
      parseFormula(String.raw`\mathrm{KL} = KL`, { symbols: ['\\mathrm{KL}'] }).freeSymbols.map(
        ({ name }) => name,
      ),
    ).toEqual(['K', 'L']));
});

describe('macros', () => {
  const macros = { '\\KL': 'D(#1\\Vert #2)', '\\half': '\\frac{1}{2}' };

  test('are expanded in formulas and in names', () => {
    const formula = parseFormula(String.raw`1 + \KL{p}{q} = 1.25`, {
      symbols: ['\\KL pq'],
      macros,
    });
    expect(checkFormula(formula, { '\\KL pq': 0.25 })).toEqual([]);
    expect(checkFormula(formula, { '\\KL pq': 0.5 })[0]?.message).toContain(
      String.raw`1 + \KL{p}{q} is 1.5`,
    );
  });

  test('stand where they are written', () => {
    expect(checkChain(String.raw`1 + \half = 1.6`, macros)).toMatchObject([
      {
        message: String.raw`1 + \half is 1.5, written 1.6 (off by 0.1); 1 of its digits is right; 1.5 would be right`,
        offset: 12,
      },
    ]);
    expect(parseFormula(String.raw`1 + \x = 2`, { macros: { '\\x': 'y' } }).freeSymbols).toEqual([
      { name: 'y', offset: 4 },
    ]);
  });

  test('do not leak out of a formula', () => {
    const shared = {};
    parseFormula(String.raw`\gdef\two{2} \two = 2`, { macros: shared });
    expect(shared).toEqual({});
    expect(() => parseFormula(String.raw`\two = 2`, { macros: shared })).toThrow(TexError);
  });
});

test('an error that is nobody’s TeX is not swallowed', () => {
  const formula = parseFormula('x = 1', { symbols: ['x'] });
  expect(() => checkFormula(formula, undefined as never)).toThrow(TypeError);
});
