import { describe, expect, test } from 'vitest';
import {
  type Bindings,
  checkFormula,
  parseFormula,
  TexError,
} from '../../../src/check/tex/index.ts';

const unsupported = (construct: string) => `${construct} is not supported in a checked formula`;

function refusal(
  tex: string,
  symbols: string[] = [],
): [message: string, offset: number] | undefined {
  try {
    parseFormula(tex, { symbols });
    return undefined;
  } catch (error) {
    if (error instanceof TexError) return [error.message, error.offset];
    throw error;
  }
}

describe('what cannot be read is refused, with its place', () => {
  test.each<[tex: string, message: string, offset: number]>([
    [String.raw`1 + \log x`, String.raw`\log without a base is ambiguous: write \ln or \log_b`, 4],
    [String.raw`1 \pm 2 = 3`, unsupported('\\pm'), 2],
    [String.raw`x \in y`, unsupported('\\in'), 2],
    [String.raw`x \notin y`, unsupported('\\notin'), 2],
    [String.raw`x \not= y`, unsupported('\\not'), 2],
    [String.raw`x \sim y`, unsupported('\\sim'), 2],
    [String.raw`x \propto y`, unsupported('\\propto'), 2],
    [String.raw`x \to 0`, unsupported('\\to'), 2],
    [String.raw`x = 1 \Rightarrow y = 1`, unsupported('\\Rightarrow'), 6],
    [String.raw`x = 1 \iff y = 1`, unsupported('\\Longleftrightarrow'), 6],
    ['x = 1 : 3', unsupported(':'), 6],
    [String.raw`\lim_{x\to 0} x`, unsupported('\\lim'), 0],
    [String.raw`2\int_0^1 x`, unsupported('\\int'), 1],
    [String.raw`\frac12 \arg\max_k z_k`, unsupported('\\arg'), 8],
    [String.raw`\partial x = 1`, unsupported('\\partial'), 0],
    [String.raw`x_1, \dots, x_n`, unsupported('\\ldots'), 5],
    [String.raw`1 + \begin{pmatrix}1&2\end{pmatrix}`, unsupported('an array'), 19],
    [String.raw`1 + \left(\begin{array}{c}1\end{array}\right)`, unsupported('an array'), 10],
    [String.raw`1 + \phantom{3}`, unsupported('\\phantom'), 4],
    [String.raw`1 + \cancel{3}`, unsupported('\\cancel'), 4],
    [String.raw`1 + \href{a}{3}`, unsupported('\\href'), 4],
    [String.raw`1 + \verb|3|`, unsupported('\\verb'), 4],
    [String.raw`1 + \rule{1em}{1em}`, unsupported('\\rule'), 4],
    [String.raw`1 \xrightarrow{a} 2`, unsupported('\\xrightarrow'), 2],
    [String.raw`1 \overset{!}{=} 1`, 'unexpected ^!', 11],
    [String.raw`\left.x\right|_0`, unsupported('a delimiter on one side only'), 0],
    [String.raw`\left\uparrow x\right\uparrow`, unsupported('\\uparrow as a delimiter'), 0],
    [String.raw`1 + {a \atop b}`, unsupported('a stack without a fraction bar'), 5],
    [String.raw`\mathbf{x_i} = 3`, unsupported('\\mathbf around more than a name'), 0],
    [String.raw`1.\overline{3} = 2`, unsupported('\\overline around what is no name'), 2],
    [String.raw`\underbrace{1+1}_{=2} = 2`, unsupported('a brace with more than words'), 12],
    [String.raw`\text{$x=1$}`, unsupported('mathematics inside \\text'), 0],
    [String.raw`\{1,2\} = 3`, unsupported('a list in these brackets'), 0],
    ['２ = 2', unsupported('２'), 0],
    ['中 = 2', unsupported('中'), 0],
    [String.raw`1 + \unknown`, String.raw`KaTeX: Undefined control sequence: \unknown`, 4],
    [
      String.raw`\frac{1}{2`,
      "KaTeX: Unexpected end of input in a macro argument, expected '}'",
      10,
    ],
    [
      '1{,}14 = 114',
      '1{,}14 is not a number (thousands are grouped by threes, as in 1{,}234{,}567)',
      0,
    ],
    [
      '1.2.3 = 1',
      '1.2.3 is not a number (thousands are grouped by threes, as in 1{,}234{,}567)',
      0,
    ],
    ['1 + 007', '007 is not a number (thousands are grouped by threes, as in 1{,}234{,}567)', 4],
    [
      String.raw`3\;4 = 12`,
      '3 4 is not a number (thousands are grouped by threes, as in 1{,}234{,}567)',
      0,
    ],
    ['x 2 = 1', '2 follows without an operator', 2],
    [String.raw`1\frac12 = 1.5`, String.raw`a mixed number or a product? write \cdot or +`, 1],
    [String.raw`1/2\sigma = 3`, 'what is divided by what? write a fraction or parentheses', 3],
    [String.raw`\ln x y = 1`, String.raw`where does the argument of \ln end? write parentheses`, 6],
    [String.raw`\ln x/y = 2`, String.raw`where does the argument of \ln end? write parentheses`, 5],
    [
      String.raw`\ln(x)^2 = 1`,
      String.raw`does this belong to \ln or to its argument? write more parentheses`,
      7,
    ],
    [
      String.raw`\ln^{-1} 2 = 3`,
      String.raw`\ln to a negative power: an inverse or a reciprocal?`,
      5,
    ],
    [String.raw`\ln_2 3 = 3`, String.raw`\ln takes no subscript`, 4],
    [String.raw`\prod_{i=1}^2 i/2 = 1`, String.raw`where does \prod end? write parentheses`, 15],
    [String.raw`\ln\sum_{i=1}^2 i/2 = 1`, String.raw`where does \sum end? write parentheses`, 17],
    [String.raw`\sum_{i=1} i = 3`, 'a lower limit without an upper one', 6],
    [String.raw`\sum_i^n i = 3`, 'an upper limit without a lower one', 5],
    [String.raw`\sum_{i\ne j}^n i = 3`, 'an upper limit beside a condition', 6],
    [String.raw`\sum_{i,j<2} i = 3`, 'a condition on more than one index', 6],
    [String.raw`\sum i = 3`, String.raw`\sum without an index below`, 0],
    [String.raw`\prod^3 i = 3`, String.raw`\prod without an index below`, 0],
    [String.raw`\sum_{i\in S} i = 3`, unsupported('\\in'), 7],
    [String.raw`\sum_{\substack{i=1\\j=2}}^3 i`, String.raw`i=1\\j=2 is no index to run over`, 6],
    [String.raw`\sum_{2} i`, '2 is no index to run over', 6],
    ['(1, 2] = 3', 'unexpected ]', 5],
    ['[0,1) = 3', 'unexpected )', 4],
    ['(1+2 = 3', 'unexpected =', 5],
    ['1+2) = 3', 'unexpected )', 3],
    ['|1+2 = 3', 'unexpected =', 5],
    ['3 = ', 'something is missing here', 4],
    ['= 3', 'unexpected =', 0],
    ['3 + = 2', 'unexpected =', 4],
    [String.raw`\frac{1}{} = 2`, 'something is missing here', 11],
    [String.raw`1\cdot -2 = -2`, 'unexpected -', 7],
    ['2_{10} = 2', 'unexpected _{10}', 3],
    [String.raw`90^\circ = 1`, String.raw`unexpected ^\circ`, 3],
    ['!3 = 2', 'unexpected !', 0],
    [String.raw`1 \mid 2`, 'unexpected |', 2],
    ['(1|2) = 3', 'unexpected )', 4],
    [String.raw`\langle 1\rangle = 2`, String.raw`\langle … \rangle takes two vectors`, 0],
    [
      String.raw`2 = 2 \text{ (of 3)}`,
      String.raw`a number inside \text is not checked: write it outside`,
      6,
    ],
    [String.raw`2\text{CE} = 2`, String.raw`unexpected \mathrm{CE}`, 1],
    [String.raw`\text{for all } x = 1`, '"for all" stands where a formula is expected', 0],
    [String.raw`1\,\mathrm{m}^{-x} = 1`, 'a unit takes an integer power', 15],
    [
      String.raw`\begin{cases}1 & \text{if it rains}\\2\end{cases} = 3`,
      'the condition "if it rains" is words: write it in symbols',
      17,
    ],
    [String.raw`\begin{cases}1\end{cases} = 3`, 'a case without a condition', 13],
    [String.raw`\begin{cases}1 & x\end{cases} = 3`, 'a condition without a relation', 17],
    [String.raw`\begin{cases}1 & x = 1 & 2\end{cases}`, 'cases with more than two columns', 25],
    ['', 'an empty formula', 0],
  ])('%s', (tex, message, offset) => expect(refusal(tex)).toEqual([message, offset]));

  test('a name that cannot be read', () =>
    expect(refusal('x = 1', ['\\frac{'])).toEqual([
      expect.stringContaining('the name \\frac{: KaTeX'),
      0,
    ]));
});

describe('what has no value is a problem, with its place', () => {
  const T = [
    [1, 2],
    [3, 4],
  ];

  test.each<[tex: string, bindings: Bindings, message: string, offset: number]>([
    ['x = 1', {}, 'x is not bound', 0],
    [String.raw`1 = \hat{p}_t + 1`, {}, String.raw`\hat{p}_t is not bound`, 4],
    ["x' = 1", { x: 1 }, "x' is not bound", 0],
    ['p^* = 1', { p: 1 }, 'p^* is not bound', 0],
    [String.raw`\mathbf{p} = 1`, { p: 1 }, String.raw`\mathbf{p} is not bound`, 0],
    ['toString = 1', {}, 't is not bound', 0],
    ['p_t = 1', { p: 1, t: 1 }, 'p has no element here: it is a number, or has fewer indices', 2],
    ['p_i = 1', { p: [1] }, 'i is not bound', 2],
    ['1 + p_4 = 1', { p: [1, 2] }, 'p has no element 4 (of 2)', 6],
    ['p_0 = 1', { p: [1, 2] }, 'p has no element 0 (of 2)', 2],
    ['T_{21} = 3', { T }, 'T has no element 21 (of 2)', 3],
    ['p = 1', { p: [1, 2] }, 'p is a vector of 2, 1 is a number', 4],
    ['T = 1', { T }, 'T is a table of 2 rows, 1 is a number', 4],
    ['T = T', { T }, 'T is a table of 2 rows, T is a table of 2 rows', 4],
    ['f = 1', { f: () => 1 }, 'f is a function and needs arguments', 0],
    [
      'f(1) = 1',
      {
        f: () => {
          throw new RangeError('same length');
        },
      },
      'f throws RangeError: same length',
      0,
    ],
    [
      'f(1) = 1',
      { f: (() => undefined) as unknown as () => number },
      'f gives undefined, which is no number',
      0,
    ],
    ['x = 1', { x: '1' as unknown as number }, 'x is bound to 1, which is no number', 0],
    ['x(1, 2) = 3', { x: 3 }, 'x is a number, not a function', 0],
    [
      'a/p(1-p) = 3',
      { a: 1, p: 0.5 },
      'p is a number: write more parentheses around the product',
      2,
    ],
    [
      String.raw`\ln p(1-p) = 3`,
      { p: 0.5 },
      'p is a number: write more parentheses around the product',
      4,
    ],
    [String.raw`1 + \ln a = 1`, { a: [1, 2] }, 'a is a vector where a number is needed', 8],
    [
      'a b = 1',
      { a: [1, 2], b: [1, 2] },
      String.raw`a product of vectors is written with \cdot`,
      2,
    ],
    [
      String.raw`a \cdot b = 1`,
      { a: [1, 2], b: [1] },
      'a vector of 2 and a vector of 1 do not go together',
      2,
    ],
    ['a + 1 = 1', { a: [1, 2] }, 'a vector of 2 and a number do not go together', 2],
    [
      String.raw`1 + \sum_i q = 3`,
      { q: 2 },
      'nothing says how far i runs: it indexes no vector; write its limits',
      9,
    ],
    [
      String.raw`\sum_i p_{i+1} = 3`,
      { p: [1, 2] },
      'nothing says how far i runs: it indexes no vector; write its limits',
      5,
    ],
    [
      String.raw`\sum_i p_i q_i = 3`,
      { p: [1, 2], q: [1, 2, 3] },
      'i indexes vectors of different lengths: p has 2, q has 3',
      5,
    ],
    [String.raw`\sum_{i=1}^{n} i = 3`, { n: 1.5 }, 'i runs from 1 to 1.5', 6],
    [String.raw`\sum_{i=1}^{n} i = 3`, { n: 1e9 }, 'i runs from 1 to 1000000000', 6],
    [String.raw`1 + \begin{cases} 1 & x > 2 \end{cases} = 1`, { x: 1 }, 'no case applies', 4],
    [String.raw`1 = \log_1 x`, { x: 2 }, String.raw`\log_1 x has no value (NaN)`, 4],
    [String.raw`\binom{n}{2} = 1`, { n: 2.5 }, String.raw`\binom{n}{2} has no value (NaN)`, 0],
    [
      String.raw`\frac{x}{y} = \infty`,
      { x: 1, y: 0 },
      String.raw`\frac{x}{y} has no value (NaN)`,
      0,
    ],
    ['x^{-1} = 1', { x: 0 }, 'x^{-1} has no value (NaN)', 0],
    ['n! = 1', { n: -1 }, 'n! has no value (NaN)', 0],
    [String.raw`0\cdot x = 0`, { x: Infinity }, String.raw`0\cdot x has no value (NaN)`, 0],
    [
      String.raw`-\ln p`,
      { p: 0.5 },
      String.raw`-\ln p has nothing to compare it with: write a relation, or <Equation is={…}>`,
      0,
    ],
    [
      String.raw`1\text{ nat} = 1\,\mathrm{m}`,
      {},
      String.raw`1\text{ nat} and 1\,\mathrm{m} are in units that cannot be compared`,
      15,
    ],
  ])('%s', (tex, bindings, message, offset) => {
    const formula = parseFormula(tex, { symbols: Object.keys(bindings) });
    expect(checkFormula(formula, bindings)[0]).toEqual({ message, offset });
  });

  test('a declared name without a value', () =>
    expect(checkFormula(parseFormula('1 = x', { symbols: ['x'] }), {})).toEqual([
      { message: 'x is not bound', offset: 4 },
    ]));

  test('every name that is not bound', () =>
    expect(checkFormula(parseFormula('x = y'), {}).map(({ message }) => message)).toEqual([
      'x is not bound',
      'y is not bound',
    ]));
});
