import type { Token } from './token.ts';

type Character = Pick<Token, 'key'> &
  (
    | { kind: Exclude<Token['kind'], 'bar'> }
    | { kind: 'bar'; side: 'open' | 'close' | 'either' | 'middle' }
  );

// biome-ignore format: a table
const GREEK = [
  'alpha α', 'beta β', 'gamma γ', 'delta δ', 'epsilon ϵ', 'varepsilon ε', 'zeta ζ', 'eta η', 'theta θ', 'iota ι', 'kappa κ',
  'lambda λ', 'mu μ', 'nu ν', 'xi ξ', 'pi π', 'rho ρ', 'sigma σ', 'tau τ', 'upsilon υ', 'phi ϕ', 'varphi φ', 'chi χ', 'psi ψ',
  'omega ω', 'Gamma Γ', 'Delta Δ', 'Theta Θ', 'Lambda Λ', 'Xi Ξ', 'Pi Π', 'Sigma Σ', 'Upsilon Υ', 'Phi Φ', 'Psi Ψ', 'Omega Ω',
  'ell ℓ',
];

// Every spelling of a character that has a meaning of its own.
// biome-ignore format: a table
const SPELLINGS: [Character, string][] = [
  [{ kind: 'operator', key: '+' }, '+'],
  [{ kind: 'operator', key: '-' }, '- −'],
  [{ kind: 'operator', key: '\\cdot' }, '\\cdot · ⋅'],
  [{ kind: 'operator', key: '*' }, '* ∗ \\ast'],
  [{ kind: 'operator', key: '\\times' }, '\\times ×'],
  [{ kind: 'operator', key: '/' }, '/'],
  [{ kind: 'operator', key: '\\div' }, '\\div ÷'],
  [{ kind: 'relation', key: '=' }, '='],
  [{ kind: 'relation', key: ':=' }, '≔'],
  [{ kind: 'relation', key: '\\equiv' }, '\\equiv ≡ \\triangleq ≜'],
  [{ kind: 'relation', key: '\\approx' }, '\\approx ≈ \\simeq ≃'],
  [{ kind: 'relation', key: '\\ne' }, '≠'],
  [{ kind: 'relation', key: '<' }, '< \\lt'],
  [{ kind: 'relation', key: '>' }, '> \\gt'],
  [{ kind: 'relation', key: '\\le' }, '\\le \\leq \\leqslant \\leqq ≤ ⩽'],
  [{ kind: 'relation', key: '\\ge' }, '\\ge \\geq \\geqslant \\geqq ≥ ⩾'],
  [{ kind: 'relation', key: '\\ll' }, '\\ll ≪'],
  [{ kind: 'relation', key: '\\gg' }, '\\gg ≫'],
  [{ kind: 'open', key: '(' }, '( \\lparen'],
  [{ kind: 'open', key: '[' }, '[ \\lbrack'],
  [{ kind: 'open', key: '\\{' }, '\\{ \\lbrace'],
  [{ kind: 'open', key: '\\lceil' }, '\\lceil ⌈'],
  [{ kind: 'open', key: '\\lfloor' }, '\\lfloor ⌊'],
  [{ kind: 'open', key: '\\langle' }, '\\langle ⟨'],
  [{ kind: 'close', key: ')' }, ') \\rparen'],
  [{ kind: 'close', key: ']' }, '] \\rbrack'],
  [{ kind: 'close', key: '\\}' }, '\\} \\rbrace'],
  [{ kind: 'close', key: '\\rceil' }, '\\rceil ⌉'],
  [{ kind: 'close', key: '\\rfloor' }, '\\rfloor ⌋'],
  [{ kind: 'close', key: '\\rangle' }, '\\rangle ⟩'],
  [{ kind: 'bar', key: '|', side: 'either' }, '| \\vert ∣'],
  [{ kind: 'bar', key: '|', side: 'middle' }, '\\mid'],
  [{ kind: 'bar', key: '|', side: 'open' }, '\\lvert'],
  [{ kind: 'bar', key: '|', side: 'close' }, '\\rvert'],
  [{ kind: 'bar', key: '‖', side: 'either' }, '‖ \\| \\Vert'],
  [{ kind: 'bar', key: '‖', side: 'middle' }, '\\parallel ∥'],
  [{ kind: 'bar', key: '‖', side: 'open' }, '\\lVert'],
  [{ kind: 'bar', key: '‖', side: 'close' }, '\\rVert'],
  [{ kind: 'separator', key: ',' }, ','],
  [{ kind: 'separator', key: ';' }, ';'],
  [{ kind: 'factorial', key: '!' }, '!'],
  [{ kind: 'percent', key: '\\%' }, '\\%'],
  [{ kind: 'prime', key: "'" }, "\\prime '"],
  [{ kind: 'infinity', key: '\\infty' }, '\\infty ∞'],
  [{ kind: 'piece', key: '.' }, '.'],
  ...Array.from('0123456789', (key): [Character, string] => [{ kind: 'piece', key }, key]),
  ...['\\sum', '\\prod', '\\max', '\\min'].map((key): [Character, string] => [{ kind: 'big', key }, key]),
  ...['\\ln', '\\log', '\\exp', '\\tanh', '\\sin', '\\cos'].map((key): [Character, string] => [{ kind: 'function', key }, key]),
  ...GREEK.map((row): [Character, string] => {
    const [name, letter] = row.split(' ');
    return [{ kind: 'letter', key: `\\${name}` }, `\\${name} ${letter}`];
  }),
];

const CHARACTERS = new Map(
  SPELLINGS.flatMap(([character, spellings]) =>
    spellings.split(' ').map((spelling) => [spelling, character] as const),
  ),
);

/** What a character or a command of KaTeX's tree means. */
export function characterOf(text: string): Character {
  return (
    CHARACTERS.get(text) ?? { kind: /^[A-Za-z]$/.test(text) ? 'letter' : 'unsupported', key: text }
  );
}
