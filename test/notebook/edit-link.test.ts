import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editIn, fragmentOf } from '../../src/notebook/edit-link.ts';

const text = fc.string({ unit: 'grapheme' });

test('what goes into a link comes out of it', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (published, code) => {
      const fragment = await fragmentOf({ published, code });
      expect(fragment).toMatch(/^#edit=[\w-]*$/);
      expect(await editIn(fragment)).toEqual({ published, code });
    }),
  );
});

test('the published code costs a link little', async () => {
  const published = Array.from(
    { length: 20 },
    (_, i) => `entropy([0.${i}, 1 - 0.${i}]); // => ${Math.sin(i)}`,
  ).join('\n');
  const alone = deflateRawSync(published).length;
  const fragment = await fragmentOf({ published, code: `${published}\nentropy([1]);` });
  expect(fragment.length).toBeLessThan(1.6 * alone);
});

test('a fragment that carries no edit carries none', async () => {
  const packed = (value: unknown) =>
    `#edit=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
  for (const fragment of [
    '',
    '#entropy',
    '#edit=',
    '#edit=%%%',
    '#edit=AAAA',
    packed({}),
    packed([1, 2]),
  ])
    expect(await editIn(fragment)).toBeUndefined();
  const whole = await fragmentOf({ published: 'a'.repeat(50), code: 'b'.repeat(50) });
  expect(await editIn(whole.slice(0, -4))).toBeUndefined();
});
