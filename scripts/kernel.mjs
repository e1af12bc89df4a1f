import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

// Compiles the loops in src/core/kernel/assembly to src/core/kernel/wasm.ts: `npm run kernel`. What is written is committed, so that nobody
// who only uses or builds the package needs the compiler.

const root = new URL('..', import.meta.url).pathname;

/** The module that holds the compiled loops. */
export async function compiledKernel() {
  const written = {};
  const { error, stderr } = await asc.main(
    [
      'src/core/kernel/assembly/kernel.ts',
      '-O3',
      '--runtime=stub',
      '--noAssert',
      '--enable=simd',
      '--use=abort=',
      '--initialMemory=2',
      '--maximumMemory=2',
      '--memoryBase=64',
      '--outFile=kernel.wasm',
    ],
    {
      readFile: (name) => {
        try {
          return readFileSync(`${root}${name}`, 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (name, contents) => {
        written[name] = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(stderr.toString());
  const base64 = Buffer.from(written['kernel.wasm']).toString('base64');
  return `// Compiled by \`npm run kernel\` from assembly/kernel.ts.\nexport const WASM =\n  '${base64}';\n`;
}

if (import.meta.main) writeFileSync(`${root}src/core/kernel/wasm.ts`, await compiledKernel());
