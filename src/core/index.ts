export * from './activations/index.ts';
export * from './detection/index.ts';
export * from './information/index.ts';
export * from './losses/index.ts';
