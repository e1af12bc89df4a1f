import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Puts axe into a page. The policy of the page would stop a script tag. */
export const addAxe = (page: Page): Promise<void> => page.evaluate(axe);

/** What axe finds wrong with a page by these guidelines. */
export async function violations(page: Page, runOnly: string[]): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    // @ts-expect-error axe is a global of the page
    const result = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    return result.violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))].join('\n'),
    );
  }, runOnly);
}
