import { expect, test } from 'vitest';
import { withPolicy } from '../../src/site/content-security-policy.ts';

const page = (body: string) => `<!doctype html><html><head><meta charset="utf-8">${body}</head>`;
const policyOf = (body: string, scripts: string[] = []): string =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    withPolicy(page(body), scripts),
  )![1]!;

// FIPS 180-4: the digest of the three letters abc.
const abc = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='";

test('inline scripts and styles are listed by their hashes, once', () => {
  const policy = policyOf(
    '<script>abc</script><script type="module">abc</script><style>abc</style>',
  );
  expect(policy).toContain(`script-src 'self' blob: 'wasm-unsafe-eval' ${abc};`);
  expect(policy).toContain(`style-src-elem 'self' ${abc};`);
});

test('a script of the site needs no hash; one that the page makes does', () => {
  expect(policyOf('<script type="module" src="/a.js"></script>')).not.toContain('sha256');
  expect(policyOf('', ['abc'])).toContain(`'wasm-unsafe-eval' ${abc};`);
});

test('the policy stands behind the encoding and before all else', () => {
  expect(withPolicy(page('<script>abc</script>'), [])).toMatch(
    /<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
  );
  expect(() => withPolicy('<html><head></head>', [])).toThrow('charset');
});
