import 'prism-code-editor/prism/languages/typescript';
import 'prism-code-editor/languages/clike';
import { createEditor, type PrismEditor } from 'prism-code-editor';
import {
  addEditorHotkey,
  defaultKeymap,
  editHistory,
  editorCommands,
  setIgnoreTab,
} from 'prism-code-editor/commands';
import { highlightBracketPairs } from 'prism-code-editor/highlight-brackets';
import layout from 'prism-code-editor/layout.css?inline';
import { matchBrackets } from 'prism-code-editor/match-brackets';
import { adoptStyles } from './adopt-styles.ts';
import own from './code-editor.css?inline';

interface Options {
  code: string;
  label: string;
  /** The id of the element that says which keys do what. */
  describedBy: string;
  onInput(): void;
  onRun(): void;
  /** Tab leaves the editor from now on, until something else is typed. */
  onEscape(): void;
}

adoptStyles(layout, own);

/** An editor for TypeScript that looks like the code in the page. */
export function codeEditor(
  container: HTMLElement,
  { code, label, describedBy, onInput, onRun, onEscape }: Options,
): PrismEditor {
  const editor = createEditor(
    container,
    { language: 'ts', value: code, lineNumbers: false, wordWrap: true },
    editorCommands(defaultKeymap),
    editHistory(),
    matchBrackets(),
    highlightBracketPairs(),
  );
  editor.on('update', onInput);
  const { textarea } = editor;
  textarea.setAttribute('aria-label', label);
  textarea.setAttribute('aria-describedby', describedBy);
  const run = () => {
    onRun();
    return true;
  };
  const leave = () => {
    setIgnoreTab(true);
    onEscape();
    return true;
  };
  addEditorHotkey(editor, 'Mod+Enter', run, 0);
  addEditorHotkey(editor, 'Escape', leave, 0);
  textarea.addEventListener('focus', () => setIgnoreTab(false));
  textarea.addEventListener('keydown', ({ key }) => {
    if (!['Escape', 'Tab', 'Shift'].includes(key)) setIgnoreTab(false);
  });
  return editor;
}
