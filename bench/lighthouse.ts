import { execFile } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { chromiumPath } from '../scripts/chromium-path.mjs';
import { staticHost } from '../scripts/static-host.ts';

// What Lighthouse's mobile preset says of every page of the built site, served as a static host would. Writes bench/lighthouse.json;
// `-- --only chapters/focal` measures the pages whose path holds that, and writes nothing. Lighthouse is 185 MB and no dependency:
// npx fetches it when it is first asked for, and keeps it.

const LIGHTHOUSE = 'lighthouse@13.5.0';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { only: { type: 'string' } } });

interface Result {
  categories: Record<string, { score: number }>;
  audits: Record<string, { score: number | null; numericValue?: number }>;
  environment: { benchmarkIndex: number };
}

const host = await staticHost(`${root}dist`, process.env.BASE_PATH);
const loadBefore = loadavg()[0];
const pages: Record<string, ReturnType<typeof reading>> = {};
for (const file of globSync('**/*.html', { cwd: `${root}dist` }).sort()) {
  const path = `/${file.replace(/index\.html$/, '')}`;
  if (file === '404.html' || !path.includes(values.only ?? '')) continue;
  pages[path] = reading(await audit(host.origin + (process.env.BASE_PATH ?? '') + path));
  console.log(path, JSON.stringify(pages[path]));
}
await host.close();
if (!values.only) {
  const machine = `${cpus().length} × ${cpus()[0]?.model}`;
  const load = { before: loadBefore, after: loadavg()[0] };
  const baseline = { lighthouse: LIGHTHOUSE, machine, load, pages };
  writeFileSync(`${root}bench/lighthouse.json`, `${JSON.stringify(baseline, null, 2)}\n`);
}

async function audit(address: string): Promise<Result> {
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, address, '--quiet', '--output=json', flags],
    { env: { ...process.env, CHROME_PATH: chromiumPath() }, maxBuffer: 2 ** 28 },
  );
  return JSON.parse(stdout) as Result;
}

/** Milliseconds, the shift, and the four scores of a hundred. */
function reading({ categories, audits, environment }: Result) {
  const value = (name: string) => audits[name]!.numericValue!;
  const scores = Object.entries(categories).map(([name, { score }]) => [name, 100 * score]);
  return {
    largestContentfulPaint: Math.round(value('largest-contentful-paint')),
    totalBlockingTime: Math.round(value('total-blocking-time')),
    cumulativeLayoutShift: Number(value('cumulative-layout-shift').toFixed(4)),
    ...(Object.fromEntries(scores) as Record<string, number>),
    /** How fast Lighthouse found the machine: below 1000 it was slow or busy, and the times above say little. */
    benchmarkIndex: environment.benchmarkIndex,
  };
}
