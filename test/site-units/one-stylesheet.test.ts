import { expect, test } from 'vitest';
import { withoutUnused } from '../../src/site/one-stylesheet.ts';

const rest = (css: string, ...words: string[]) => withoutUnused(css, new Set(words));

test('a class that is no word of a page goes, alone and under another; a list stays whole', () => {
  const css = '.a{top:0}.b{left:0}.a,.b{right:0}.a .b{bottom:0}.a:is(.b){inset:0}p{margin:0}';
  expect(rest(css, 'a')).toBe('.a{top:0}.a,.b{right:0}p{margin:0}');
});

test('what is said of its absence stays', () => {
  expect(rest('.a:not(.b){top:0}', 'a')).toBe('.a:not(.b){top:0}');
});

test('a name with a colon is known by its parts', () => {
  const css = '.md\\:wide{width:1px}';
  expect(rest(css, 'md', 'wide')).toBe(css);
  expect(rest(css, 'wide')).toBe('');
});

test('a variable goes with the last that asked for it', () => {
  const css =
    ':root{--far:1px;--near:var(--far);--kept:2px;--script:3px}.a{top:var(--near)}p{left:var(--kept)}';
  expect(rest(css, '--script')).toBe(':root{--kept:2px;--script:3px}p{left:var(--kept)}');
});
