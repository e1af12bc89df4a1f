/** Faster loops in WebAssembly, behind the same functions. @packageDocumentation */

export { accelerate } from './accelerate.ts';
