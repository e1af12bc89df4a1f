import type { Token } from './token.ts';

/** Numbers with units of one dimension can be converted: value × factor is the same quantity. */
export interface Unit {
  dimension: string;
  factor: number;
}

const FACTORS: Record<string, Record<string, number>> = {
  information: {
    nat: 1,
    bit: Math.LN2,
    shannon: Math.LN2,
    dit: Math.LN10,
    ban: Math.LN10,
    hartley: Math.LN10,
  },
  length: { m: 1, km: 1e3, cm: 1e-2, mm: 1e-3 },
  mass: { g: 1, kg: 1e3, mg: 1e-3 },
  time: { s: 1, ms: 1e-3 },
  pixels: { px: 1 },
};

const UNITS = new Map(
  Object.entries(FACTORS).flatMap(([dimension, units]) =>
    Object.entries(units).map(([name, factor]) => [name, { dimension, factor }] as const),
  ),
);

/** The unit that `\text{ bits per symbol}` or `\mathrm{nat}` names: what follows its first word belongs to the dimension. */
export function unitOf(token: Token): Unit | undefined {
  const words = /^\\mathrm\{([A-Za-z]+)([^A-Za-z].*)?\}$/.exec(token.key);
  const unit = words && (UNITS.get(words[1]!) ?? UNITS.get(words[1]!.replace(/s$/, '')));
  return unit
    ? { ...unit, dimension: unit.dimension + (words[2] ?? '').replace(/^ per /, '/') }
    : undefined;
}

export const powerOf = ({ dimension, factor }: Unit, exponent: number): Unit => ({
  dimension: `${dimension}^${exponent}`,
  factor: factor ** exponent,
});
