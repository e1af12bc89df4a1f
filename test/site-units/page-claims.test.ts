import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runMain } from '../../src/check/run.ts';
import { type Sampler, scope } from '../../src/check/samplers.ts';
import { search } from '../../src/check/search.ts';
import { claimsModule } from '../../src/site/page-claims.ts';

const core = fileURLToPath(new URL('../../src/core/index.ts', import.meta.url));

const CHAPTER = `
\`\`\`ts test hidden
import { klDivergence as kl } from 'surprisal';
const bound: number = 2;
\`\`\`

<Claim given={{ p: distribution, q: distribution }} always={({ p, q }) => kl(p, q) >= 0}>Holds.</Claim>

<Claim given={{ p: distribution, q: distribution }} sometimes={({ p, q }) => kl(p, q) > bound}>Is there.</Claim>
`;

test('the module of a chapter decides its claims as the checker does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claims-'));
  try {
    writeFileSync(join(folder, 'a.mdx'), CHAPTER);
    const source = claimsModule(join(folder, 'a.mdx'), { surprisal: core, other: 'nowhere.ts' });
    writeFileSync(join(folder, 'a.mjs'), source);
    const { main, library, quantifiers } = await import(join(folder, 'a.mjs'));
    expect(Object.keys(library)).toEqual(['surprisal']);
    expect(quantifiers).toEqual(['always', 'sometimes']);
    const values = runMain(main, library, scope).expressions.map((outcome) =>
      'value' in outcome ? outcome.value : outcome,
    );
    const found = [0, 1].map((i) =>
      search(
        {
          given: values[2 * i] as Record<string, Sampler>,
          holds: values[2 * i + 1] as (point: object) => boolean,
          quantifier: quantifiers[i],
        },
        { runs: 500 },
      ),
    );
    expect(found[0]).toEqual({ tries: 500 });
    expect(found[1]!.found).toBeDefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
