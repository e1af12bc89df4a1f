import './widget.css';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Links } from '../../../src/figures/links.ts';
import type { Table } from '../../../src/figures/table.ts';
import { DataTable } from './DataTable.tsx';
import { LinkButtons } from './LinkButtons.tsx';
import { LiveText } from './LiveText.tsx';
import type { WidgetState } from './use-widget-state.ts';

interface Props<State> {
  label: string;
  name: string;
  widget: WidgetState<State>;
  /** What the figure shows now, in words. */
  description: string;
  table: Table;
  /** What lights up together in the figure, the formulas and the code of the page. */
  links: Links;
  children: ComponentChildren;
}

/** What every widget has: a name, its charts and controls, undo and reset, its state in words, its data and downloads. */
export function Widget<State>(props: Props<State>) {
  const { label, name, widget, description, table, links, children } = props;
  const element = useRef<HTMLDivElement>(null);
  const { live, undoable } = widget;
  const save = (kind: 'svg' | 'png' | 'csv') =>
    import('./download.ts').then(({ downloadPicture, downloadTable }) =>
      kind === 'csv' ? downloadTable(table, name) : downloadPicture(element.current!, name, kind),
    );
  const undoByKey = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
    // What is typed has an undo of the browser's.
    if (!isUndo || (event.target as Element).matches('textarea, input[type=text]')) return;
    event.preventDefault();
    widget.undo();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the charts for controls of a form
    <div
      class="sp-widget not-content"
      role="group"
      aria-label={label}
      ref={element}
      onKeyDown={undoByKey}
    >
      {children}
      <LiveText text={description} />
      <LinkButtons links={links} disabled={!live.value} />
      <div class="sp-foot">
        <Data label={label} table={table}>
          <div class="sp-buttons sp-controls">
            {(['csv', 'svg', 'png'] as const).map((kind) => (
              <button type="button" disabled={!live.value} onClick={() => save(kind)}>
                Save as {kind.toUpperCase()}
              </button>
            ))}
          </div>
        </Data>
        <div class="sp-buttons sp-controls">
          <button type="button" disabled={!undoable.value} onClick={widget.undo}>
            Undo
          </button>
          <button type="button" disabled={!live.value} onClick={widget.reset}>
            Reset
          </button>
        </div>
      </div>
    </div>
  );
}

/** The table, which follows the state only while it is open: a closed one would cost as much at every step. */
function Data({ label, table, children }: Pick<Props<unknown>, 'label' | 'table' | 'children'>) {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const shown = useRef<VNode>();
  if (open || !shown.current) shown.current = <DataTable caption={label} table={table} />;
  // A reader may have opened it before the scripts came.
  useEffect(() => setOpen(details.current!.open), []);
  return (
    <details ref={details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Data</summary>
      {shown.current}
      {children}
    </details>
  );
}
