import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bindings, checkFormula, parseFormula } from '../../../src/check/tex/index.ts';

const problems = (tex: string, bindings: Bindings = {}) =>
  checkFormula(parseFormula(tex, { symbols: Object.keys(bindings) }), bindings).map(
    ({ message }) => message,
  );

const p = [0.2, 0.3, 0.5];
const T = [
  [1, 2],
  [3, 4],
  [5, 6],
];
const total = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Each is true with these bindings, and false once the last side is multiplied by two. */
const constructs: [name: string, tex: string, bindings?: Bindings][] = [
  ['decimals without a zero', '.5+.25 = 0.75'],
  ['thousands in {,}', '1{,}146{,}774 - 1 = 1146773'],
  ['thousands in thin spaces', String.raw`1\,146\,774.5 - 1 = 1146773.5`],
  ['percent', String.raw`35\% + 5\,\% = 0.4`],
  ['U+2212, ×, ⋅, ÷', '−3×2⋅4÷8 = -3'],
  ['* as a product', '3*4 = 12'],
  ['division from left to right', '16/4/2 = 2'],
  ['division, then a product', String.raw`16/4\cdot2 = 8`],
  ['a leading plus', '+3 = 3'],
  ['a minus before a power', '-2^2 = -4'],
  ['unicode superscripts', '10⁻² = 0.01'],
  ['a tower of powers', '2^{3^2} = 512'],
  ['a power of a group', String.raw`\left(1+2\right)^2 = \bigl(1+2\bigr)^{2} = [1+2]^2 = 9`],
  ['braces show nothing', '{1+2}^2 = 5'],
  ['fractions', String.raw`\frac12+\tfrac{1}{2}+\dfrac12+{1 \over 2} = 2`],
  ['a power of a fraction in brackets', String.raw`\left(\frac12\right)^{-2} = 4`],
  ['binomials', String.raw`\binom{5}{2}+\tbinom52 = 20`],
  ['roots', String.raw`\sqrt{16}+\sqrt[3]{27}+\sqrt[4]{16} = 9`],
  ['factorials', '5! - (3)!/2 = 117'],
  ['a factorial in a power', '2^{3!} = 64'],
  [
    'absolute values',
    String.raw`|2-5|+\lvert-1\rvert+\left|-1\right|+\bigl|{-1}\bigr|+\vert{-1}\vert = 7`,
  ],
  ['a product of absolute values', '2|{-3}||{-1}| = 6'],
  [
    'floors and ceilings',
    String.raw`\lceil 2.1\rceil\lfloor 2.9\rfloor+\left\lceil\frac12\right\rceil = 7`,
  ],
  [
    'a ceiling of an integer that a logarithm misses by a hair',
    String.raw`\lceil\log_3 243\rceil = 5`,
  ],
  ['logarithms', String.raw`\ln e+\log_2 8+\log_{10}100+\log_3 9 = 8`],
  ['a base that is a name', String.raw`\log_b 9 = 2`, { b: 3 }],
  ['exponentials', String.raw`\ln\exp(2)+\ln\exp\{1\}+\ln e^{3} = 6`],
  ['a power of a logarithm', String.raw`\log_2^2 8 = \left(\log_2 8\right)^2 = 9`],
  ['tanh', String.raw`\tanh(\ln 2) = \frac35`],
  ['an argument without parentheses', String.raw`\ln 2 \ln 3/\ln 3 = \ln 2`],
  ['0 · ln 0', String.raw`1 + 0\cdot\ln 0 - 0\log_2\frac{0}{2} + \frac{\ln 0}{2}\cdot0 = 1`],
  ['zero to the power of zero', '0^0 = 1'],
  ['e and pi', String.raw`\ln e + \pi/\pi = 2`],
  ['infinity', String.raw`-\ln 0 = \infty`],
  ['e that is bound', 'e^2 = 9', { e: 3 }],
  ['implicit products', String.raw`2a(b+1)\,c = 48`, { a: 2, b: 3, c: 3 }],
  ['a name of two letters', 'KL + K = 7', { KL: 5, K: 2 }],
  ['sums with limits', String.raw`\sum_{i=1}^{4} i^2 = 30`],
  ['sums in sums', String.raw`\sum_{i=1}^{4}\sum_{j=1}^{i} j = 20`],
  ['two indices with one limit', String.raw`\sum_{i,j=1}^{2} ij = 9`],
  ['an empty sum', String.raw`1+\sum_{i=1}^{0} i = 1`],
  ['a sum ends before a plus', String.raw`\sum_{i=1}^{2} i + 1 = 4`],
  ['a sum of negatives', String.raw`\sum_{i=1}^{2} -i = -3`],
  ['products', String.raw`\prod_{k=2}^{4} k = 24`],
  ['a sum over all of a vector', String.raw`\sum_i p_i^2 = 0.38`, { p }],
  ['a sum with an application to the index', String.raw`\sum_x p(x)x = 2.3`, { p }],
  [
    'a sum over a table',
    String.raw`\sum_{i,j} T_{ij} = \sum_i\sum_j T_{i,j} = \sum_{x,y} T(x,y) = 21`,
    { T },
  ],
  ['a sum over a row', String.raw`\sum_j T_{2j} = 7`, { T }],
  ['a sum over an index of an index', String.raw`\sum_i w_{y_i} = 5`, { w: [1, 2], y: [1, 2, 2] }],
  ['a sum without one', String.raw`\sum_{k \ne y} p_k = 0.7`, { p, y: 2 }],
  ['a sum up to one', String.raw`\sum_{k < 3} p_k + \sum_{k\ge 3} p_k = 1`, { p }],
  ['a sum over a primed index', String.raw`\sum_{y'} p_{y'} = 1`, { p }],
  ['an index that hides a bound name', String.raw`i + \sum_{i=1}^2 i = 8`, { i: 5 }],
  [
    'extremes',
    String.raw`\max_i p_i + \min_{i} p_i + \max(1,2) + \min\{1,2\} + \max p = 4.2`,
    { p },
  ],
  ['indices', 'p_1+p_{2}+p_{i+1} = 1', { p, i: 2 }],
  ['an element by application', 'p(2) = 0.3', { p }],
  ['an exactly bound name before an index', 'p_t + p_2 = 7.3', { p, p_t: 7 }],
  ['a subscript that is a product of a vector', 'p_{2i} = 0.3', { p, i: 1 }],
  [
    'a power of a name with a subscript',
    String.raw`(1-p_t)^\gamma p_t^\gamma = 0.0625`,
    { p_t: 0.5, '\\gamma': 2 },
  ],
  ['a number before a parenthesis', 'p(1-p)^{2} = 0.125', { p: 0.5 }],
  ['a function', 'f(3)^2 + f(f(2)) = 44', { f: (x: number) => 2 * x }],
  [
    'a function with two arguments',
    'f(2,3) = f(2;3) = f(2|3) = f(2\\mid 3) = f(2\\Vert 3) = 6',
    { f: (x: number, y: number) => x * y },
  ],
  ['a function of vectors', 'f(p) = 1', { p, f: total }],
  [
    'a function that gives a vector',
    'f(p)_2^2 = 0.36',
    { p, f: (x: number[]) => x.map((y) => 2 * y) },
  ],
  [
    'a function with a subscript',
    String.raw`\delta_{ij} + \delta_{1,1} = 1`,
    { i: 1, j: 2, '\\delta': (i: number, j: number) => Number(i === j) },
  ],
  ['a primed function', "f'(2) + f(2) = 5", { f: (x: number) => x, "f'": (x: number) => 1.5 * x }],
  ['an application as a name', 'H(X,Y)^2 = 9', { 'H(X,Y)': 3 }],
  [
    'spelling does not matter in a name',
    String.raw`D\left(P\,\middle\|\,Q\right) + D(P\parallel Q) + D\bigl(P‖Q\bigr) = 9`,
    { 'D(P \\Vert Q)': 3 },
  ],
  [
    'nor do looks',
    String.raw`\color{red}{D_{\text{KL}}} + {D}_{\mathrm{KL}} = 2`,
    { 'D_{\\mathrm{KL}}': 1 },
  ],
  ['unicode Greek', 'α+\\alpha = 3', { α: 1.5 }],
  [
    'accents',
    String.raw`\hat p + \bar{p} + \vec p + \tilde{\mathbf{p}} = 10`,
    { '\\hat{p}': 1, '\\bar p': 2, '\\vec p': 3, '\\tilde{\\mathbf p}': 4 },
  ],
  [
    'styled letters',
    String.raw`\mathbf x + \mathcal{L} + \boldsymbol{y} = 6`,
    { '\\mathbf{x}': 1, '\\mathcal L': 2, '\\boldsymbol y': 3 },
  ],
  [
    'words as names',
    String.raw`\mathrm{CE} + \text{FL} + \operatorname{AP} = 6`,
    { '\\text{CE}': 1, '\\mathrm{FL}': 2, '\\mathrm{AP}': 3 },
  ],
  ['marks', String.raw`p^* + S^{(t)} + y^\pm = 6`, { 'p^*': 1, 'S^{(t)}': 2, 'y^\\pm': 3 }],
  ['a mark and an index', 'p^*_2 = 5', { 'p^*': [4, 5] }],
  [
    'a partial derivative as one name',
    String.raw`\frac{\partial L}{\partial x} = \partial_x L = 2`,
    { '\\frac{\\partial L}{\\partial x}': 2, '\\partial_x L': 2 },
  ],
  [
    'an argument of the maximum as one name',
    String.raw`\arg\max_k z_k = 3`,
    { '\\arg\\max_k z_k': 3 },
  ],
  ['a probability with a relation in it as one name', 'P(X=1) = 0.3', { 'P(X=1)': 0.3 }],
  [
    'norms',
    String.raw`\|v\| + \lVert v\rVert_1 + \left\Vert v\right\Vert_\infty + \|v\|_2^2 = 41`,
    { v: [3, -4] },
  ],
  ['products of vectors', String.raw`u\cdot v + \langle u,v\rangle = 22`, { u: [1, 2], v: [3, 4] }],
  [
    'sums and multiples of vectors',
    String.raw`\|2u - \frac{v}{2} + v\| = \sqrt{12.25+36}`,
    { u: [1, 2], v: [3, 4] },
  ],
  [
    'typed arrays',
    String.raw`x_2 + \sum_i f(x)_i = 8`,
    {
      x: new Float64Array([1, 2]),
      f: (x: readonly number[]) => Float64Array.from(x, (y) => 2 * y),
    },
  ],
  ['rows of tables', String.raw`T_1\cdot T_2 = 11`, { T }],
  [
    'cases',
    String.raw`\begin{cases} 1-p & \text{if } y = 0, \\ p & \text{otherwise} \end{cases} = 0.8`,
    { p: 0.2, y: 0 },
  ],
  [
    'cases by hand',
    String.raw`\left\{\begin{array}{ll} 5 & 0 < p \le 0.1 \\ 6 & p > 0.1 \end{array}\right. = 6`,
    { p: 0.2 },
  ],
  ['a unit', String.raw`\ln 2 + 0 = 0.6931\text{ nat}`],
  ['a unit on both sides', String.raw`2\,\mathrm{bits} = 1.386\,\mathrm{nats}`],
  [
    'a unit that is carried on',
    String.raw`\ln\frac{1}{0.7} = 0.3567\text{ nat} = 0.5146\text{ bit}`,
  ],
  ['a unit per symbol', String.raw`1\text{ bit per symbol} = 0.6931\text{ nat/symbol}`],
  ['a square unit', String.raw`1\,\mathrm{cm}^2 = 100\,\mathrm{mm}^2`],
  ['a remark', String.raw`\ln 2 = 0.6931 \text{ (in nats)}`],
  ['a brace with a remark', String.raw`\underbrace{1+1}_{\text{two}} = 2`],
  ['a box', String.raw`\boxed{1+1} = 2`],
  ['display style and sizes', String.raw`\displaystyle \small 1+1 = 2`],
];

describe('constructs', () => {
  test.each(constructs)('%s: %s', (_, tex, bindings) => {
    expect(problems(tex, bindings)).toEqual([]);
    if (tex.endsWith('\\infty')) return;
    const sides = tex.split('=');
    const last = sides.pop()!;
    const wrong = [
      ...sides,
      ` 2\\cdot\\left(${last.replace(/\\(?:text|,?\\mathrm).*$/, '')}\\right)`,
    ].join('=');
    expect(problems(wrong, bindings)).not.toEqual([]);
  });
});

describe('several formulas', () => {
  const both = (tex: string) => [
    problems(tex, { a: 1, b: 2 }),
    problems(tex, { a: 1, b: 9 }),
    problems(tex, { a: 9, b: 2 }),
  ];

  test.each([
    ['after a comma', String.raw`a = 1, \quad b = 2.`],
    ['after a semicolon', 'a = 1; b = 2'],
    ['after a space', String.raw`a = 1 \qquad b = 2`],
    ['after a word', String.raw`a = 1, \quad\text{where } b = 2`],
    ['on lines', String.raw`\begin{gather} a = 1 \\ b = 2 \end{gather}`],
    [
      'on lines with an unused column',
      String.raw`\begin{aligned} & a = 1, \\ & b = 2. \end{aligned}`,
    ],
    ['side by side', String.raw`\begin{align} a &= 1 & b &= 2 \end{align}`],
    ['on plain lines', String.raw`a = 1 \\ b = 2`],
    ['with a tag', String.raw`a = 1, \quad b = 2 \tag{3}`],
  ])('%s: %s', (_, tex) => {
    const [right, wrongB, wrongA] = both(tex);
    expect(right).toEqual([]);
    expect(wrongB).toHaveLength(1);
    expect(wrongA).toHaveLength(1);
  });

  test.each([
    ['a relation begins the line', String.raw`\begin{aligned} L &= a + b \\ &= 3 \end{aligned}`],
    [
      'an operator begins the line',
      String.raw`\begin{aligned} L &= a \\ &\quad + b = 3 \end{aligned}`,
    ],
    ['a minus begins the line', String.raw`\begin{split} L &= 2a + 2b \\ & - 3 \end{split}`],
    ['an operator ends the line', String.raw`\begin{gathered} L = a + \\ b = 3 \end{gathered}`],
    [
      'beside remarks',
      String.raw`\begin{aligned} L &= a + b && \text{(a sum)} \\ &= 3 && \text{checked} \end{aligned}`,
    ],
  ])('one formula over lines, %s', (_, tex) => {
    expect(problems(tex, { a: 1, b: 2, L: 3 })).toEqual([]);
    expect(problems(tex, { a: 1, b: 2, L: 4 })).toHaveLength(1);
    expect(problems(tex, { a: 1, b: 3, L: 4 })).not.toEqual([]);
  });
});

describe('random arithmetic', () => {
  interface Written {
    tex: string;
    value: number;
  }
  const numeral = fc
    .integer({ min: 1, max: 99 })
    .map((n): Written => ({ tex: String(n / 10), value: n / 10 }));
  const { expression } = fc.letrec<{ expression: Written }>((tie) => {
    const two = fc.tuple(tie('expression'), tie('expression'));
    return {
      expression: fc.oneof(
        { maxDepth: 5 },
        numeral,
        two.map(([a, b]) => ({
          tex: `${a.tex}+\\left(${b.tex}\\right)`,
          value: a.value + b.value,
        })),
        two.map(([a, b]) => ({
          tex: `(${a.tex})-\\frac{${b.tex}}{2}`,
          value: a.value - b.value / 2,
        })),
        two.map(([a, b]) => ({
          tex: `\\bigl(${a.tex}\\bigr)(${b.tex})`,
          value: a.value * b.value,
        })),
        two.map(([a, b]) => ({
          tex: `\\frac{${a.tex}}{1+|${b.tex}|}`,
          value: a.value / (1 + Math.abs(b.value)),
        })),
        tie('expression').map((a) => ({
          tex: `\\ln\\left(1+(${a.tex})^2\\right)`,
          value: Math.log(1 + a.value ** 2),
        })),
        tie('expression').map((a) => ({ tex: `\\tanh(${a.tex})`, value: Math.tanh(a.value) })),
        tie('expression').map((a) => ({
          tex: `{-\\lvert ${a.tex}\\rvert}`,
          value: -Math.abs(a.value),
        })),
      ),
    };
  });

  test('has the value that JavaScript computes, and no other', () =>
    fc.assert(
      fc.property(expression, ({ tex, value }) => {
        expect(problems(`x = 0 + (${tex})`, { x: value })).toEqual([]);
        expect(
          problems(`x = 0 + (${tex})`, { x: value + Math.max(1e-6, Math.abs(value) * 1e-6) }),
        ).toHaveLength(1);
      }),
      { seed: 1, numRuns: 200 },
    ));
});
