import type { Bindings } from '../../../src/check/tex/index.ts';
import type { Draw } from './draw.ts';

export interface BoundFormula {
  tex: string;
  bind: (draw: Draw) => Bindings;
}

type Row = [tex: string, bind: (draw: Draw) => Bindings];

const total = (values: number[]) => values.reduce((a, b) => a + b, 0);
const entropy = (p: number[]) => -total(p.map((x) => x * Math.log(x)));
const crossEntropy = (p: number[], q: number[]) => -total(p.map((x, i) => x * Math.log(q[i]!)));
const divergence = (p: number[], q: number[]) => crossEntropy(p, q) - entropy(p);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softmax = (z: number[]) => z.map((x) => Math.exp(x) / total(z.map(Math.exp)));
const rowsOf = (table: number[][]) => table.map(total);
const columnsOf = (table: number[][]) =>
  table[0]!.map((_, j) => total(table.map((row) => row[j]!)));
const information = (table: number[][]) =>
  entropy(rowsOf(table)) + entropy(columnsOf(table)) - entropy(table.flat());
const at = (indexed: number[], i: number) => indexed[i - 1]!;

const two = (draw: Draw, n = 4) => ({ p: draw.distribution(n), q: draw.distribution(n) });

const rows: Row[] = [
  [
    String.raw`I(x) = -\ln p(x)`,
    (d) => ((p) => ({ p, x: 2, 'I(x)': -Math.log(p[1]!) }))(d.distribution(3)),
  ],
  [
    String.raw`I_b = \frac{I}{\ln b}`,
    (d) => ((I, b) => ({ I, b, I_b: I / Math.log(b) }))(d.positive(), 1 + d.positive()),
  ],
  [
    String.raw`I(x,y) = I(x) + I(y \mid x) \ge I(x)`,
    (d) =>
      ((a, b) => ({ 'I(x)': a, 'I(y \\mid x)': b, 'I(x,y)': a + b }))(d.positive(), d.positive()),
  ],
  [
    String.raw`H(X) = -\sum_{i=1}^{n} p_i \ln p_i \le \ln n`,
    (d) => ((p) => ({ p, n: 4, 'H(X)': entropy(p) }))(d.distribution(4)),
  ],
  [
    String.raw`0 \le H(p) \coloneqq -\!\sum_i p_i \log_2 p_i`,
    (d) => ((p) => ({ p, 'H(p)': entropy(p) / Math.LN2 }))(d.distribution(5)),
  ],
  [
    String.raw`H(X,Y) = -\sum_{x,y} p(x,y) \ln p(x,y)`,
    (d) => ((p) => ({ p, 'H(X,Y)': entropy(p.flat()) }))(d.joint(2, 3)),
  ],
  [
    String.raw`I(X;Y) = \sum_{x}\sum_{y} p_{xy} \ln\frac{p_{xy}}{r_x c_y}`,
    (d) => ((p) => ({ p, r: rowsOf(p), c: columnsOf(p), 'I(X;Y)': information(p) }))(d.joint(3, 2)),
  ],
  [
    String.raw`H(p_1,p_2,p_3) = H(p_1,p_2+p_3) + (p_2+p_3)H\!\left(\tfrac{p_2}{p_2+p_3},\tfrac{p_3}{p_2+p_3}\right)`,
    (d) => ({ p: d.distribution(3), H: (...p: number[]) => entropy(p) }),
  ],
  [
    String.raw`G = 1 - \sum_i p_i^2`,
    (d) => ((p) => ({ p, G: 1 - total(p.map((x) => x * x)) }))(d.distribution(4)),
  ],
  [
    String.raw`\sum_i 2^{-\ell_i} = K`,
    (d) =>
      ((l) => ({ '\\ell': l, K: total(l.map((x) => 2 ** -x)) }))([
        d.index(4),
        d.index(4),
        d.index(4),
      ]),
  ],
  [
    String.raw`D_{\mathrm{KL}}(p \Vert q) = \sum_i p_i \ln\frac{p_i}{q_i} = H(p,q) - H(p) > 0`,
    (d) =>
      (({ p, q }) => ({
        p,
        q,
        'D_{\\mathrm{KL}}(p‖q)': divergence(p, q),
        'H(p)': entropy(p),
        'H(p,q)': crossEntropy(p, q),
      }))(two(d)),
  ],
  [
    String.raw`\mathrm{JS} = \tfrac12 D(P\Vert M) + \tfrac12 D(Q\Vert M) \le \ln 2, \quad M = \frac{P+Q}{2}`,
    (d) =>
      (({ p, q }) => {
        const M = p.map((x, i) => (x + q[i]!) / 2);
        return {
          P: p,
          Q: q,
          M,
          D: divergence,
          '\\mathrm{JS}': (divergence(p, M) + divergence(q, M)) / 2,
        };
      })(two(d)),
  ],
  [
    String.raw`T = \frac12\lVert p-q\rVert_1 \le \sqrt{D/2}`,
    (d) =>
      (({ p, q }) => ({
        p,
        q,
        D: divergence(p, q),
        T: total(p.map((x, i) => Math.abs(x - q[i]!))) / 2,
      }))(two(d, 3)),
  ],
  [
    String.raw`D = \ln\frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2 + (\mu_1-\mu_2)^2}{2\sigma_2^2} - \frac12`,
    (d) =>
      ((s, t, m, n) => ({
        '\\sigma_1': s,
        '\\sigma_2': t,
        '\\mu_1': m,
        '\\mu_2': n,
        D: Math.log(t / s) + (s * s + (m - n) ** 2) / (2 * t * t) - 0.5,
      }))(d.positive(), d.positive(), d.real(), d.real()),
  ],
  [
    String.raw`-\frac1n\ln\prod_{i=1}^n q_i = \frac1n\sum_{i=1}^n (-\ln q_i)`,
    (d) => ({ n: 4, q: d.vector(4, d.probability) }),
  ],
  [
    String.raw`\mathrm{PPL} = e^{H}`,
    (d) => ((H) => ({ H, '\\mathrm{PPL}': Math.exp(H) }))(d.positive()),
  ],
  [
    String.raw`B = \sum_k (q_k-y_k)^2 = \|q-y\|^2`,
    (d) =>
      ((q, y) => ({ q, y, B: total(q.map((x, i) => (x - y[i]!) ** 2)) }))(
        d.distribution(3),
        [0, 1, 0],
      ),
  ],
  [
    String.raw`\sigma(x) = \frac{1}{1+e^{-x}} = \tfrac12\left(1+\tanh\tfrac{x}{2}\right)`,
    (d) => ({ x: d.real(), '\\sigma': sigmoid }),
  ],
  [
    String.raw`\sigma'(x) = \sigma(x)(1-\sigma(x)) \le \frac14`,
    (d) => ({
      x: d.real(),
      '\\sigma': sigmoid,
      "\\sigma'": (x: number) => sigmoid(x) * (1 - sigmoid(x)),
    }),
  ],
  [
    String.raw`\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_{k=1}^{K} e^{z_k}}`,
    (d) => ({ z: d.vector(4, d.real), i: d.index(4), K: 4, '\\operatorname{softmax}': softmax }),
  ],
  [
    String.raw`\ln\sum_k e^{z_k} = m + \ln\sum_k e^{z_k-m}, \qquad m = \max_k z_k`,
    (d) => ((z) => ({ z, m: Math.max(...z) }))(d.vector(4, d.real)),
  ],
  [
    String.raw`\mathrm{BCE} = -y\ln a - (1-y)\ln(1-a)`,
    (d) =>
      ((y, a) => ({ y, a, '\\mathrm{BCE}': -y * Math.log(a) - (1 - y) * Math.log(1 - a) }))(
        d.index(2) - 1,
        d.probability(),
      ),
  ],
  [
    String.raw`\mathrm{softplus}(x) = \max(x,0) + \ln\bigl(1+e^{-|x|}\bigr)`,
    (d) => ({ x: d.real(), '\\mathrm{softplus}': (x: number) => Math.log(1 + Math.exp(x)) }),
  ],
  [
    String.raw`p_t = \begin{cases} p & \text{if } y = 1 \\ 1-p & \text{otherwise} \end{cases}`,
    (d) => ((p, y) => ({ p, y, p_t: y === 1 ? p : 1 - p }))(d.probability(), d.index(2) - 1),
  ],
  [
    String.raw`\mathrm{FL} = -\alpha_t(1-p_t)^\gamma\ln p_t`,
    (d) =>
      ((a, p, g) => ({
        '\\alpha_t': a,
        p_t: p,
        '\\gamma': g,
        '\\text{FL}': -a * (1 - p) ** g * Math.log(p),
      }))(d.probability(), d.probability(), d.positive()),
  ],
  [
    String.raw`r_\gamma(p) = (1-p)^\gamma - \gamma p(1-p)^{\gamma-1}\ln p`,
    (d) =>
      ((p, g) => ({
        p,
        '\\gamma': g,
        'r_\\gamma(p)': (1 - p) ** g - g * p * (1 - p) ** (g - 1) * Math.log(p),
      }))(d.probability(), d.positive()),
  ],
  [
    String.raw`\eta = \frac{h(1-q)}{h(q)+h(1-q)}`,
    (d) =>
      ((q, h) => ({ q, h, '\\eta': h(1 - q) / (h(q) + h(1 - q)) }))(
        d.probability(),
        (x: number) => (1 - x) ** 3,
      ),
  ],
  [
    String.raw`p^* = \frac{w\eta}{w\eta+1-\eta}`,
    (d) =>
      ((w, e) => ({ w, '\\eta': e, 'p^*': (w * e) / (w * e + 1 - e) }))(
        d.positive(),
        d.probability(),
      ),
  ],
  [
    String.raw`w_c = \frac{1-\beta}{1-\beta^{n_c}}`,
    (d) =>
      ((b, n, c) => ({ '\\beta': b, n, c, w_c: (1 - b) / (1 - b ** at(n, c)) }))(
        d.probability(),
        [3, 5, 2],
        d.index(3),
      ),
  ],
  [
    String.raw`L = \frac{\sum_i w_{y_i} \ell_i}{\sum_i w_{y_i}}`,
    (d) =>
      ((w, y, l) => ({
        w,
        y,
        '\\ell': l,
        L: total(y.map((c, i) => at(w, c) * l[i]!)) / total(y.map((c) => at(w, c))),
      }))(d.vector(3), [1, 3, 2, 2], d.vector(4)),
  ],
  [
    String.raw`\mathrm{IoU} = \frac{\lvert A\cap B\rvert}{|A\cup B|}`,
    (d) =>
      ((n, u) => ({ '|A \\cap B|': n, '|A \\cup B|': u, '\\mathrm{IoU}': n / u }))(
        d.positive(),
        d.positive(),
      ),
  ],
  ['g = |p - y| = 1 - p_t', (d) => ((p) => ({ p, y: 1, p_t: p, g: 1 - p }))(d.probability())],
  [
    String.raw`l_\epsilon(g) = \min\!\left(g+\tfrac{\epsilon}{2}, 1\right) - \max\!\left(g-\tfrac{\epsilon}{2}, 0\right)`,
    (d) =>
      ((g, e) => ({
        g,
        '\\epsilon': e,
        'l_\\epsilon(g)': Math.min(g + e / 2, 1) - Math.max(g - e / 2, 0),
      }))(d.uniform(), 0.4 + d.probability()),
  ],
  [
    String.raw`\mathrm{ASL}_1(d) = \sqrt{d^2+\mu^2}-\mu`,
    (draw) =>
      ((x, m) => ({ d: x, '\\mu': m, '\\mathrm{ASL}_1(d)': Math.sqrt(x * x + m * m) - m }))(
        draw.real(),
        draw.positive(),
      ),
  ],
  [
    String.raw`\begin{aligned} S &= \frac12 e^{-s}L + \frac12 s \\ &= \tfrac12(1+\ln L) \end{aligned}`,
    (d) => ((L) => ({ L, s: Math.log(L), S: (1 + Math.log(L)) / 2 }))(d.positive()),
  ],
  [
    String.raw`g_i' = g_i - \frac{g_i\cdot g_j}{\|g_j\|^2} g_j`,
    (d) =>
      ((a, b) => {
        const scale = total(a.map((x, k) => x * b[k]!)) / total(b.map((x) => x * x));
        return { g_i: a, g_j: b, "g_i'": a.map((x, k) => x - scale * b[k]!) };
      })(d.vector(3, d.real), d.vector(3, d.real)),
  ],
  [
    String.raw`\Delta = \frac1T\sum_{i=1}^T (-1)^{l_i}\frac{M_i-B_i}{B_i}`,
    (d) =>
      ((M, B, l) => ({
        T: 3,
        M,
        B,
        l,
        '\\Delta': total(M.map((m, i) => ((-1) ** l[i]! * (m - B[i]!)) / B[i]!)) / 3,
      }))(d.vector(3), d.vector(3), [d.index(2), d.index(2), d.index(2)]),
  ],
  [String.raw`\sum_{k \ne j} q_k = 1 - q_j`, (d) => ({ q: d.distribution(4), j: d.index(4) })],
  [
    String.raw`\hat{\bar L} = \sum_{i,j} W_{i,j}\delta_{ij}`,
    (d) =>
      ((W) => ({
        W,
        '\\delta': (i: number, j: number) => Number(i === j),
        '\\hat{\\bar{L}}': W[0]![0]! + W[1]![1]!,
      }))(d.joint(2, 2)),
  ],
  [
    String.raw`\frac{\partial L}{\partial z_k} = q_k - y_k`,
    (d) =>
      ((q, y, k) => ({ q, y, k, '\\frac{\\partial L}{\\partial z_k}': at(q, k) - at(y, k) }))(
        d.distribution(3),
        [0, 0, 1],
        d.index(3),
      ),
  ],
  [
    String.raw`\mathbb{E}[L] = \sum_y p(y)\, L(y)`,
    (d) =>
      ((p, L) => ({ p, L, '\\mathbb{E}[L]': total(p.map((x, i) => x * L[i]!)) }))(
        d.distribution(3),
        d.vector(3),
      ),
  ],
  [String.raw`\lceil -\log_2 p\rceil < -\log_2 p + 1`, (d) => ({ p: d.probability() })],
  [String.raw`C = \binom{n}{k} = \frac{n!}{k!\,(n-k)!}`, () => ({ n: 7, k: 3, C: 35 })],
];

/** Formulas of the book with names, and draws under which they are true. */
export const boundFormulas: BoundFormula[] = rows.map(([tex, bind]) => ({ tex, bind }));
