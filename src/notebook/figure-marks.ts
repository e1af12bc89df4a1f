import { element } from './element.ts';
import type { CoreChange } from './protocol.ts';
import type { Say } from './words.ts';

/** Says on each figure that computes with a changed file of the core that it keeps the sound one. */
export async function markFigures(changes: CoreChange[], say: Say): Promise<void> {
  clearFigures();
  if (changes.length === 0) return;
  const { default: filesBehind } = await import('virtual:core-behind-widgets');
  for (const island of document.querySelectorAll('figure astro-island')) {
    const { name } = JSON.parse(island.getAttribute('opts')!) as { name: string };
    const change = changes.find(({ file }) => filesBehind[name]?.includes(file));
    if (change)
      island.after(
        element(
          'p',
          { className: 'keeps-sound' },
          say('notebook.figureKeeps', { file: change.file }),
        ),
      );
  }
}

export function clearFigures(): void {
  for (const note of document.querySelectorAll('.keeps-sound')) note.remove();
}
