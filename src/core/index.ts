export * from './activations/index.ts';
export * from './detection/index.ts';
export * from './ghm/index.ts';
export * from './information/index.ts';
export * from './losses/index.ts';
export * from './metrics/index.ts';
export * from './multi-task/index.ts';
