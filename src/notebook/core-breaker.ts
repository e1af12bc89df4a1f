import type { PrismEditor } from 'prism-code-editor';
import { codeEditor } from './code-editor.ts';
import { coreSources } from './core-sources.ts';
import { button, element } from './element.ts';
import { type LiveNotebook, liveNotebook } from './live-notebook.ts';
import { type Mistake, mistakes } from './mistakes.ts';
import type { CoreChange } from './protocol.ts';

/** What can be broken in the core, and an editor for more; on a page that has examples. */
export async function fillCoreBreaker(panel: HTMLElement): Promise<void> {
  const live = await liveNotebook();
  const { say } = live;
  const status = element('p', { role: 'status' });
  const stop = button(say('notebook.stop'), () => live.stop());
  stop.hidden = true;

  async function tryChanges(title: string, changes: CoreChange[]): Promise<void> {
    status.textContent = say('notebook.running');
    stop.hidden = false;
    try {
      const ending = await live.breakCore(title, changes);
      status.textContent = ending.kind === 'stopped' ? ending.message : '';
    } catch (error) {
      const isAborted = error instanceof DOMException && error.name === 'AbortError';
      status.textContent = isAborted ? say('notebook.stopped') : String(error);
    } finally {
      stop.hidden = true;
    }
  }

  panel.append(
    element('ul', { className: 'mistakes' }, ...concerningFirst(live).map(mistakeItem)),
    element('p', { className: 'tools' }, stop),
    status,
    sourceEditor(live, tryChanges),
  );

  function mistakeItem(mistake: Mistake): HTMLElement {
    const choose = button(mistake.name, () =>
      tryChanges(say('notebook.withMistake', { mistake: mistake.name }), [mistake]),
    );
    return element('li', { className: 'tools' }, choose, element('span', {}, mistake.told));
  }
}

/** The mistakes in functions that the chapter names stand first. */
function concerningFirst({ notebook }: LiveNotebook): Mistake[] {
  const isNamed = ({ file }: Mistake) => notebook.source.includes(exportOf(file));
  return mistakes.toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}

/** A file of the core is named after what it exports. */
const exportOf = (file: string): string =>
  file.replace(/^.*\/|\.ts$/g, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function sourceEditor(
  { say, notebook }: LiveNotebook,
  tryChanges: (title: string, changes: CoreChange[]) => void,
): HTMLElement {
  const files = Object.keys(coreSources).filter(
    (file) => /^src\/core\/.*\/.*\.ts$/.test(file) && !file.endsWith('/index.ts'),
  );
  const isNamed = (file: string) => notebook.source.includes(exportOf(file));
  const option = (file: string) => element('option', {}, file);
  const choice = element(
    'select',
    { ariaLabel: say('notebook.coreFile') },
    element(
      'optgroup',
      { label: say('notebook.ofThisChapter') },
      ...files.filter(isNamed).map(option),
    ),
    element(
      'optgroup',
      { label: say('notebook.ofOthers') },
      ...files.filter((file) => !isNamed(file)).map(option),
    ),
  );
  const hint = element('p', { className: 'hint', id: 'keys-core' }, say('notebook.keys'));
  const place = element('div', { className: 'editor' });
  let editor: PrismEditor | undefined;
  const published = () => coreSources[choice.value]!;
  const run = () => {
    const file = choice.value;
    const change = { file, before: published(), after: editor!.value };
    tryChanges(say('notebook.withOwn', { file }), change.before === change.after ? [] : [change]);
  };
  const show = () => editor!.setOptions({ value: published() });
  choice.addEventListener('change', show);
  const fold = element(
    'details',
    {},
    element('summary', {}, say('notebook.editTheCore')),
    choice,
    place,
    element(
      'p',
      { className: 'tools' },
      button(say('notebook.checkThePage'), run),
      button(say('notebook.reset'), show),
    ),
    hint,
  );
  fold.addEventListener(
    'toggle',
    () => {
      editor = codeEditor(place, {
        code: published(),
        label: say('notebook.coreSource'),
        describedBy: hint.id,
        onInput: () => {},
        onRun: run,
        onEscape: () => {},
      });
    },
    { once: true },
  );
  return fold;
}
