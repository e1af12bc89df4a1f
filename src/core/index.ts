import { accelerate } from './kernel/index.ts';

export * from './activations/index.ts';
export * from './detection/index.ts';
export * from './ghm/index.ts';
export * from './information/index.ts';
export * from './kernel/index.ts';
export * from './losses/index.ts';
export * from './metrics/index.ts';
export * from './multi-task/index.ts';

// No more than speed depends on it, so that a bundler may leave it out, as `sideEffects` in package.json tells it to.
accelerate();
