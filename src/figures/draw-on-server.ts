import { parseHTML } from 'linkedom';
import { draw } from './draw.ts';
import type { Specification } from './specification.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Draws a specification where there is no browser. */
export const drawOnServer = (specification: Specification): string => draw(specification, document);
