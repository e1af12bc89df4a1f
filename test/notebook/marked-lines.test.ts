import { expect, test } from 'vitest';
import type { Verdict } from '../../src/check/check-chapter.ts';
import { markedLines } from '../../src/notebook/marked-lines.ts';

const verdict = (line: number, computed: string, wrong?: string): Verdict => ({
  kind: 'example',
  line,
  column: 1,
  code: '',
  documented: '',
  computed,
  wrong,
});

const block = '<pre><div class="ec-line">a</div><div class="ec-line" style="x">b</div></pre>';

test('a line says what it computed', () => {
  expect(markedLines(block, [verdict(12, '0.5')], 10)).toBe(
    '<pre><div class="ec-line">a</div><div data-computed="0.5" class="ec-line" style="x">b</div></pre>',
  );
});

test('and what is wrong with it', () => {
  expect(markedLines(block, [verdict(11, '"&"', 'documented "x"')], 10)).toBe(
    '<pre><div data-computed="&quot;&amp;&quot;" data-wrong="documented &quot;x&quot;" class="ec-line">a</div>' +
      '<div class="ec-line" style="x">b</div></pre>',
  );
});
