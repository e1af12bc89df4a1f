export * from './activations/index.ts';
export * from './information/index.ts';
