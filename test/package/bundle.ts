import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

export interface Bundle {
  /** Bytes of the minified code after gzip. */
  gzipped: number;
  /** The modules that the code comes from, with the bytes that each gives before it is minified. */
  modules: Record<string, number>;
}

const ENTRY = 'virtual:entry';

/** Bundles and minifies a module of a project, as its author would. */
export async function bundle(project: string, source: string): Promise<Bundle> {
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === ENTRY ? id : undefined),
    load: (id: string) => (id === ENTRY ? source : undefined),
  };
  const { output } = (await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    plugins: [entry],
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const [{ code, modules }] = output;
  return {
    gzipped: gzipSync(code.trim()).length,
    modules: Object.fromEntries(
      Object.entries(modules)
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id, { renderedLength }]) => [relative(project, id), renderedLength]),
    ),
  };
}
