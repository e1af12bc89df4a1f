import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mistakes } from '../../../src/notebook/mistakes.ts';
import type { Answer, Ending, Question } from '../../../src/notebook/protocol.ts';
import { launch } from '../browser.ts';
import type {} from '../sandbox-page/page.ts';
import { serve } from '../sandbox-page/serve.ts';

// The sandbox on a page of its own, in a real browser, under the policy of the site. Whatever the reader's code does: nothing leaves,
// the page lives on, the checker is not fooled, and the next run is right.

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  site = await serve();
  browser = await launch();
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(site.url);
  await runCode('');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

// After each test, whatever it tried.
afterEach(async () => {
  const answer = answerOf(await runCode(''));
  expect(answer.problems).toEqual([]);
  expect(answer.verdicts.map(({ computed, wrong }) => ({ computed, wrong }))).toEqual([
    { computed: '0.6931471805599453', wrong: undefined },
  ]);
  expect(answer.printed).toEqual([]);
  expect(page.url()).toBe(site.url);
  expect(await page.evaluate(() => Object.keys(localStorage).length + document.cookie.length)).toBe(
    0,
  );
  expect(site.calls).toEqual([]);
  expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
});

/** A chapter that holds, and some code in front of what it checks; the code starts in line 6. */
const chapter = (code: string): string =>
  [
    '# A chapter',
    '',
    '```ts test',
    "import { entropy } from 'surprisal';",
    '',
    code,
    'entropy([0.5, 0.5]); // => 0.6931',
    '```',
  ].join('\n');

const ask = (question: Question): Promise<Ending> =>
  page.evaluate((question) => globalThis.notebook.check(question), question);

const runCode = (code: string): Promise<Ending> =>
  ask({ path: 'content/docs/chapters/entropy.mdx', source: chapter(code) });

function answerOf(ending: Ending): Answer {
  if (ending.kind === 'answer') return ending.answer;
  throw new Error(ending.message);
}

/** Runs each code in a fence of its own, and gives the messages of the problems by the names of the codes. */
async function problemsOf(codes: Record<string, string>): Promise<Record<string, string>> {
  const fences = Object.values(codes).flatMap((code) => [
    '```ts test isolated',
    code,
    '1; // => 1',
    '```',
    '',
  ]);
  const { problems } = answerOf(
    await ask({ path: 'content/docs/chapters/entropy.mdx', source: fences.join('\n') }),
  );
  return Object.fromEntries(
    Object.keys(codes).map((name, i) => [
      name,
      problems.find(({ line }) => line === 5 * i + 2)?.message ?? 'no problem',
    ]),
  );
}

/** What the code prints. */
const printedBy = async (code: string): Promise<string[]> =>
  answerOf(await runCode(code)).printed.map(({ text }) => text);

test('results, errors and what is printed come with their lines', async () => {
  const answer = answerOf(
    await runCode(
      "for (const i of [1, 2]) console.log('n', i, [i]);\nentropy([1, 0]); // => 0.5\nnull.x;",
    ),
  );
  expect(answer.printed).toEqual([
    { line: 6, text: 'n 1 [1]' },
    { line: 6, text: 'n 2 [2]' },
  ]);
  expect(answer.verdicts[0]).toMatchObject({ line: 7, documented: '0.5', computed: '0' });
  expect(answer.problems[0]).toMatchObject({ line: 8 });
});

test('what is drawn comes as an image, with its line', async () => {
  const { problems, pictures } = answerOf(
    await runCode(
      "import * as Plot from '@observablehq/plot';\nPlot.plot({ marks: [Plot.lineY([1, 3, 2])] });\nconst bars = Plot.barY([1, 2, 3]).plot({ title: 'Bars' });",
    ),
  );
  expect(problems).toEqual([]);
  expect(pictures.map(({ line }) => line)).toEqual([7, 8]);
  const sizes = await page.evaluate(
    (svgs) =>
      Promise.all(
        svgs.map(async (svg) => {
          const image = new Image();
          image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
          await image.decode();
          return [image.width, image.height];
        }),
      ),
    pictures.map(({ svg }) => svg),
  );
  expect(sizes).toEqual([
    [640, 400],
    [640, 400],
  ]);
});

describe('a chapter as it stands in the repository', () => {
  const path = 'content/docs/chapters/focal.mdx';
  const source = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const wrongOf = ({ verdicts }: Answer) => verdicts.filter(({ wrong }) => wrong);

  test('holds', async () => {
    expect(await page.evaluate((path) => globalThis.notebook.chapterSource(path), path)).toBe(
      source,
    );
    const answer = answerOf(await ask({ path, source }));
    expect(answer.problems).toEqual([]);
    expect(wrongOf(answer)).toEqual([]);
    expect(answer.verdicts.length).toBeGreaterThan(100);
  });

  test('does not hold on a core that is changed, and holds on one that is changed back', async () => {
    const mistake = mistakes.find(({ name }) => name === 'α reversed')!;
    const changed = answerOf(await ask({ path, source, changes: [mistake] }));
    expect(wrongOf(changed).length).toBeGreaterThan(10);
    expect(wrongOf(answerOf(await ask({ path, source, changes: [] })))).toEqual([]);
  });

  test.each([
    ['is not there', { before: 'nowhere', after: '' }, /does not hold this text exactly once/],
    ['does not compile', { before: 'gamma = 2', after: 'gamma = (' }, /SyntaxError|Unexpected/],
    [
      'throws',
      { before: 'export function focalLoss(', after: 'null.x;\nexport function focalLoss(' },
      /TypeError/,
    ],
    [
      'has no end',
      { before: 'export function focalLoss(', after: 'for (;;);\nexport function focalLoss(' },
      /did not begin/,
    ],
  ])('a change that %s is told', async (_, change, message) => {
    const file = 'src/core/losses/sigmoid-focal-loss.ts';
    const ending = await ask({ path, source, changes: [{ file, ...change }] });
    expect(ending).toMatchObject({ kind: 'stopped', message: expect.stringMatching(message) });
  });
});

describe('the network and the platform are not there', () => {
  const names = [
    ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Request'],
    ...['importScripts', 'Worker', 'SharedWorker', 'BroadcastChannel', 'MessageChannel'],
    ...['postMessage', 'close', 'onmessage', 'addEventListener', 'self', 'window', 'parent'],
    ...['top', 'document', 'navigator', 'location', 'origin', 'indexedDB', 'caches', 'cookieStore'],
    ...['localStorage', 'URL', 'Blob', 'FileReaderSync', 'Notification', 'OffscreenCanvas'],
    ...['WebAssembly', 'SharedArrayBuffer', 'scheduler', 'reportError', 'open', 'ServiceWorker'],
  ];

  test('by their names', async () => {
    const found = await printedBy(
      names.map((name) => `console.log(typeof ${name}, '${name}' in globalThis);`).join('\n'),
    );
    expect(found).toEqual(names.map(() => 'undefined false'));
  });

  test('by other names', async () => {
    const found = await printedBy(
      `const names = [];
for (let o = globalThis; o; o = Object.getPrototypeOf(o)) names.push(...Reflect.ownKeys(o).map(String));
console.log(names.filter((name) => /fetch|import|socket|worker|post|port|storage|url|open/i.test(name)).join());`,
    );
    expect(found).toEqual(['']);
  });

  test('each call throws where it stands', async () => {
    const problems = await problemsOf({
      fetch: `fetch('${site.stranger}/fetch');`,
      WebSocket: `new WebSocket('${site.stranger.replace('http', 'ws')}/socket');`,
      sendBeacon: `navigator.sendBeacon('${site.stranger}/beacon');`,
      'a nested worker': `new Worker('${site.stranger}/worker');`,
      storage: `indexedDB.open('x');`,
      'a service worker': `navigator.serviceWorker.register('${site.url}');`,
      'a message to the page': `postMessage({ id: 1, ending: { kind: 'answer' } });`,
      'a message to the frame': `parent.postMessage({ stop: 1 }, '*');`,
      'the address of the page': `top.location = '${site.stranger}/top';`,
      'a window': `window.open('${site.stranger}/window');`,
      'a form': `document.createElement('form').submit();`,
      'the end of the worker': 'close();',
    });
    for (const [name, message] of Object.entries(problems))
      expect(message, name).toMatch(/ReferenceError: \w+ is not defined/);
  });
});

describe('code cannot be made from text, nor loaded', () => {
  test('by whatever name', async () => {
    const problems = await problemsOf({
      eval: `(0, eval)('1');`,
      'the constructor of functions': `Function('return 1')();`,
      'the constructor of functions, by a way round': `(() => {}).constructor('return 1')();`,
      'the constructor of generators': `(function* () {}).constructor('yield 1')();`,
      'the constructor of async functions': `(async () => {}).constructor('await 1')();`,
    });
    for (const [name, message] of Object.entries(problems))
      expect(message, name).toMatch(/EvalError/);
  });

  test.each([
    ['a script of another origin', () => `${site.stranger}/import`],
    ['a script of the page', () => site.url],
    ['a data: script', () => 'data:text/javascript,export default 1'],
  ])('import of %s', async (_, address) => {
    expect(
      await runCode(`import('${address()}').then(() => console.log('loaded'));`),
    ).toMatchObject({
      kind: 'answer',
      answer: { printed: [] },
    });
  });

  test('a timer given as text', async () => {
    expect(await runCode(`setTimeout('fetch("${site.stranger}/timer")');`)).toMatchObject({
      kind: 'answer',
    });
  });

  test('code in the address of the page is not run, nor is the sandbox opened', async () => {
    const other = await browser.newPage();
    await other.goto(`${site.url}?code=console.log(1)#code=${encodeURIComponent('for(;;){}')}`);
    expect(await other.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
    await other.close();
  });
});

describe('loops end', () => {
  const MOST_PATIENCE = 4.5;

  const within = async (code: string) => {
    const start = performance.now();
    const ending = await runCode(code);
    return { ending, seconds: (performance.now() - start) / 1000 };
  };

  test.each([
    ['a loop', 'for (;;) {}', 6],
    ['a loop in a function', 'const spin = () => { while (true); };\nspin();', 7],
    ['a regular expression', `/^(a+)+$/.test('${'a'.repeat(40)}b');`, 6],
    ['a sort', '[3, 1, 2].sort(() => { for (;;); });', 6],
    [
      'a promise that is waited for',
      'const wait = async () => { for (;;) await null; };\nfor (;;) wait();',
      7,
    ],
    [
      'Atomics.wait',
      'Atomics.wait(new Int32Array(new ArrayBuffer(4)), 0, 0);\nfor (;;) {}',
      undefined,
    ],
  ])('%s', async (_, code, line) => {
    const { ending, seconds } = await within(code);
    if (line === undefined) expect(answerOf(ending).problems[0]).toMatchObject({ line: 6 });
    else {
      expect(ending).toMatchObject({ kind: 'stopped', reason: 'time' });
      const [, named, limit] = /^Line (\d+) did not end within ([\d.]+) s\.$/.exec(
        (ending as { message: string }).message,
      )!;
      expect(Number(named)).toBe(line);
      // What comes on top of the limit is the start of a worker, on a machine that may have much to do.
      expect(Number(limit)).toBeLessThanOrEqual(MOST_PATIENCE);
      expect(seconds).toBeLessThan(Number(limit) + 5);
    }
  });

  test('microtasks without end do not outlive the run', async () => {
    const { ending } = await within(
      'const again = () => Promise.resolve().then(again);\nagain();\nqueueMicrotask(function again() { queueMicrotask(again); });',
    );
    expect(answerOf(ending).problems).toEqual([]);
  });

  test('a loop in a claim, at its line', async () => {
    const source = `${chapter('')}\n\n<Claim given={{ p: probability }} always={({ p }) => { for (;;); }}>x</Claim>\n`;
    const ending = await ask({ path: 'content/docs/chapters/entropy.mdx', source });
    expect(ending).toMatchObject({ reason: 'time', message: expect.stringMatching(/^Line 10 /) });
  });

  test('a run is stopped when nobody wants it any more', async () => {
    const source = chapter('for (;;) {}');
    const error = await page.evaluate(async (source) => {
      const stop = new AbortController();
      const path = 'content/docs/chapters/entropy.mdx';
      const ending = globalThis.notebook.check({ path, source }, { signal: stop.signal });
      setTimeout(() => stop.abort(), 50);
      return ending.then(
        () => 'none',
        (reason) => reason.name,
      );
    }, source);
    expect(error).toBe('AbortError');
  });
});

describe('memory ends', () => {
  test.each([
    ['an array', 'const a = [];\nfor (;;) a.push(new Array(1e6).fill(1.5));'],
    ['objects', 'const a = [];\nfor (;;) a.push({ x: [a.length] });'],
    ['a string', "let s = 'x';\nfor (;;) s += s;"],
    ['typed arrays', 'const a = [];\nfor (;;) a.push(new Float64Array(1e7).fill(1));'],
    ['a buffer', 'new ArrayBuffer(2 ** 50);'],
    ['the stack', 'const f = () => f();\nf();'],
    ['a map', 'const m = new Map();\nfor (let i = 0; ; i++) m.set(i, [i]);'],
  ])('%s', async (_, code) => {
    const ending = await runCode(code);
    if (ending.kind === 'answer') expect(ending.answer.problems.length).toBeGreaterThan(0);
    else expect(ending.message).not.toBe('');
  });
});

describe('output is bounded', () => {
  test('a long text', async () => {
    const [text] = await printedBy("console.log('x'.repeat(1e6));");
    expect(text!.length).toBeLessThan(3000);
  });

  test('many texts', async () => {
    const lines = await printedBy('for (let i = 0; i < 1e5; i++) console.log(i);');
    expect(lines.length).toBeLessThan(600);
    expect(lines.at(-1)).toMatch(/left out/);
  });

  test('texts without end', async () => {
    expect(await runCode('for (;;) console.log(1);')).toMatchObject({ reason: 'time' });
  });

  test('a long error, and one that is none', async () => {
    const { problems } = answerOf(await runCode("throw new Error('x'.repeat(1e6));"));
    expect(problems[0]!.message.length).toBeLessThan(3000);
    expect(answerOf(await runCode('throw null;')).problems[0]).toMatchObject({ line: 6 });
  });

  test('a value that cannot be shown', async () => {
    const ending = await runCode('const f = { get x() { throw new Error("no"); } };\nf; // => 1');
    expect(ending.kind === 'stopped' || ending.answer.verdicts[0]!.wrong !== undefined).toBe(true);
  });

  test('errors after the end, and promises that nobody looks at, are not heard', async () => {
    const ending = await runCode(
      "setTimeout(() => { throw new Error('late'); });\nPromise.reject(new Error('ignored'));",
    );
    expect(answerOf(ending).problems).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the checker cannot be fooled', () => {
  test('what it uses is frozen', async () => {
    const problems = await problemsOf({
      'Array.prototype.map': 'Array.prototype.map = () => [];',
      'Object.is': 'Object.is = () => true;',
      'Math.abs': 'Math.abs = () => 0;',
      'Math.log, by a descriptor': "Object.defineProperty(Math, 'log', { value: () => 1 });",
      'Math.log, by its removal': 'delete Math.log;',
      'RegExp.prototype.exec': 'RegExp.prototype.exec = () => null;',
      'Map.prototype.get': 'Map.prototype.get = () => undefined;',
      iteration: '[][Symbol.iterator]().__proto__.next = () => ({ done: true });',
      generators:
        '(function* () {})().__proto__.__proto__.__proto__.next = () => ({ done: true });',
      'typed arrays': 'Object.getPrototypeOf(Float64Array.prototype).map = () => [];',
      'Object.prototype': 'Object.prototype.wrong = undefined;',
      'Object.prototype, by its name': "({}).__proto__['value'] = 1;",
      'Object.prototype, where names may be overridden': 'Object.prototype.toString = () => "1";',
      'the prototype of a prototype': 'Object.setPrototypeOf(Array.prototype, null);',
      'a global': 'globalThis.Number = () => 1;',
      'a new global': "globalThis[Symbol.for('fast-check/GlobalParameters')] = { numRuns: 0 };",
      'Function.prototype.call': 'Function.prototype.call = () => 1;',
      'the core': "import { entropy } from 'surprisal'; entropy.call = () => 1;",
      'a module': "import * as core from 'surprisal'; core.entropy = () => 1;",
      promises: 'Promise.prototype.then = () => {};',
    });
    for (const [name, message] of Object.entries(problems))
      expect(message, name).toMatch(/TypeError/);
  });

  test('the draws are frozen', async () => {
    for (const draw of ['probability.whole({ rows: 2, columns: 2 })', 'distribution'])
      expect(
        await runCode(`Object.assign(Object.getPrototypeOf(${draw}), { generate: 0 });`),
      ).toMatchObject({
        kind: 'answer',
        answer: { problems: [{ line: 6, message: expect.stringMatching(/TypeError/) }] },
      });
  });

  test('a trial that fails is a trial, and the check after it is false', async () => {
    const { verdicts } = answerOf(
      await ask({
        path: 'content/docs/chapters/entropy.mdx',
        source: chapter('try { Math.abs = () => 0; } catch {}').replace('0.6931', '0.71'),
      }),
    );
    expect(verdicts[0]!.wrong).toMatch(/^documented 0.71, computed 0.693/);
  });

  test.each([
    ['before', '__page.check(0, () => 0.71);', ''],
    ['after', '', '__page.check(0, () => 0.71);'],
    ['by the arguments', 'arguments[0].check(0, () => 0.71);', ''],
    ['with another page', '', '__page.check = () => {};'],
  ])('an outcome cannot be forged: %s', async (_, before, after) => {
    const source = chapter(before)
      .replace('0.6931', '0.71')
      .replace('// => 0.71', `// => 0.71\n${after}`);
    const { verdicts } = answerOf(await ask({ path: 'content/docs/chapters/entropy.mdx', source }));
    const problems = answerOf(
      await ask({ path: 'content/docs/chapters/entropy.mdx', source }),
    ).problems;
    expect(problems.length + verdicts.filter(({ wrong }) => wrong).length).toBeGreaterThan(0);
  });

  test('an object may have names of its own that a prototype has', async () => {
    const { problems, printed } = answerOf(
      await runCode(
        `class Odd extends Error { constructor(text: string) { super(text); this.name = 'Odd'; } }
try { throw new Odd('x'); } catch (error) { console.log(String(error)); }
const o = { a: 1 } as any;
o.toString = () => 'mine';
console.log(String(o));`,
      ),
    );
    expect(problems).toEqual([]);
    expect(printed.map(({ text }) => text)).toEqual(['Odd: x', 'mine']);
  });

  test('an answer that is none is refused by the page', async () => {
    const read = (data: unknown) =>
      page.evaluate((data) => globalThis.notebook.readEnding(data), data);
    const right = { verdicts: [], problems: [], printed: [], pictures: [] };
    expect(await read({ kind: 'answer', answer: right, more: 1 })).toEqual({
      kind: 'answer',
      answer: right,
    });
    const forged = [
      null,
      'answer',
      { kind: 'answer' },
      { kind: 'answer', answer: { ...right, verdicts: [{ line: 1 }] } },
      { kind: 'answer', answer: { ...right, printed: [{ line: 1, text: { html: '<b>' } }] } },
      { kind: 'answer', answer: { ...right, problems: [{ line: 0.5, column: 1, message: '' }] } },
      { kind: 'stopped', reason: 'whim', message: '' },
    ];
    for (const data of forged)
      expect(await read(data)).toMatchObject({ kind: 'stopped', reason: 'crash' });
  });

  test('messages to the page that do not come from its sandbox change nothing', async () => {
    const source = chapter('').replace('0.6931', '0.71');
    const { verdicts } = answerOf(
      await page.evaluate((source) => {
        const run = globalThis.notebook.check({
          path: 'content/docs/chapters/entropy.mdx',
          source,
        });
        const answer = { verdicts: [], problems: [], printed: [], pictures: [] };
        for (let id = 0; id < 1000; id++)
          postMessage({ id, ending: { kind: 'answer', answer } }, '*');
        return run;
      }, source),
    );
    expect(verdicts[0]!.wrong).toBeDefined();
  });
});

// The second wall: were the first one to fail, a worker with all that a worker has would still be shut in.
describe('a worker that nothing was taken from', () => {
  const bare = async (code: string): Promise<string> => {
    const engine = `onmessage = ({ ports: [port] }) => {
      port.onmessage = async () => {
        const tell = (result) => port.postMessage({
          ending: { kind: 'stopped', reason: 'crash', message: String(result) },
        });
        try { tell(await (async () => { ${code} })()); } catch (error) { tell(error); }
      };
    };`;
    const ending = await page.evaluate((engine) => globalThis.notebook.runBare(engine), engine);
    return (ending as { message: string }).message;
  };

  test.each([
    ['fetch', () => `return (await fetch('${site.stranger}/fetch')).status`, /Failed to fetch/],
    ['fetch of the page', () => `return (await fetch('${site.url}')).status`, /Failed to fetch/],
    [
      'fetch without an answer',
      () => `return (await fetch('${site.stranger}/b', { mode: 'no-cors', keepalive: true })).type`,
      /Failed to fetch/,
    ],
    [
      'XMLHttpRequest',
      () =>
        `const r = new XMLHttpRequest(); r.open('GET', '${site.stranger}/xhr', false); r.send(); return r.status`,
      /NetworkError/,
    ],
    [
      'WebSocket',
      () =>
        `return new Promise((resolve) => { const s = new WebSocket('${site.stranger.replace('http', 'ws')}/ws'); s.onopen = () => resolve('open'); s.onerror = () => resolve('refused'); })`,
      /refused|SecurityError/,
    ],
    [
      'EventSource',
      () =>
        `return new Promise((resolve) => { const s = new EventSource('${site.stranger}/es'); s.onopen = () => resolve('open'); s.onerror = () => resolve('refused'); })`,
      /refused|SecurityError/,
    ],
    ['import', () => `return (await import('${site.stranger}/module')).default`, /TypeError/],
    ['importScripts', () => `return importScripts('${site.stranger}/script')`, /NetworkError/],
    [
      'a worker of the network',
      () => `new Worker('${site.stranger}/worker')`,
      /SecurityError|Error/,
    ],
    [
      'a worker in the worker',
      () =>
        `return new Promise((resolve) => { const w = new Worker(URL.createObjectURL(new Blob(['fetch("${site.stranger}/nested").then(() => postMessage("out"), () => postMessage("shut in"))']))); w.onmessage = ({ data }) => resolve(data); w.onerror = () => resolve('refused'); })`,
      /shut in|refused/,
    ],
    ['a shared worker', () => `return typeof SharedWorker`, /undefined/],
    ['IndexedDB', () => `return indexedDB.open('x')`, /SecurityError/],
    ['caches', () => `return await caches.open('x')`, /SecurityError|ReferenceError/],
    ['files', () => `return await navigator.storage.getDirectory()`, /SecurityError|TypeError/],
    ['a service worker', () => `return typeof navigator.serviceWorker`, /undefined|SecurityError/],
    ['eval', () => `return eval('1')`, /EvalError/],
    [
      'WebAssembly',
      () => `return await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`,
      /CompileError/,
    ],
    ['its origin', () => `return origin`, /^null$/],
    ['shared memory', () => `return typeof SharedArrayBuffer`, /undefined/],
    [
      'a channel to the page',
      () => `const c = new BroadcastChannel('x'); c.postMessage(1); return 'sent to nobody'`,
      /sent to nobody/,
    ],
  ])('%s', async (_, code, refusal) => {
    expect(await bare(code())).toMatch(refusal);
  });

  test('the frame has no right but to run scripts', async () => {
    const frames = await page.$$eval('iframe', (frames) =>
      frames.map((frame) => ({
        sandbox: frame.getAttribute('sandbox'),
        reachable: frame.contentDocument !== null,
      })),
    );
    expect(frames).toEqual([{ sandbox: 'allow-scripts', reachable: false }]);
  });
});
