import { expect, test } from 'vitest';
import { scope } from '../../src/check/samplers.ts';
import { DRAWN } from '../../src/check/typed-bindings.ts';

test('TypeScript knows every draw that there is', () => {
  expect([...Object.keys(DRAWN), 'interior'].sort()).toEqual(Object.keys(scope).sort());
});
