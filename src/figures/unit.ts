/** The base of the logarithm that each unit of information stands for. */
export const bases = { nat: Math.E, bit: 2, hartley: 10 } as const;

export type Unit = keyof typeof bases;

export const units = Object.keys(bases) as Unit[];

/** The logarithm as it is written in that unit. */
export const logarithms: Record<Unit, string> = { nat: 'ln', bit: 'log₂', hartley: 'log₁₀' };
