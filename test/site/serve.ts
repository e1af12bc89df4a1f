import type { TestProject } from 'vitest/node';
import { staticHost } from '../../scripts/static-host.ts';
import { base, dist } from './pages.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string;
  }
}

/** Serves the built site for the browser tests. */
export default async function serve(project: TestProject) {
  const host = await staticHost(dist, base);
  project.provide('origin', host.origin);
  return host.close;
}
