import { preview } from 'astro';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string;
  }
}

/** Serves the built site for the browser tests. */
export default async function serve(project: TestProject) {
  const server = await preview({
    root: project.config.root,
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  project.provide('origin', `http://127.0.0.1:${server.port}`);
  return () => server.stop();
}
