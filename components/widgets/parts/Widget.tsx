import './widget.css';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Table } from '../../../src/figures/table.ts';
import { DataTable } from './DataTable.tsx';
import { LiveText } from './LiveText.tsx';
import type { WidgetState } from './use-widget-state.ts';

interface Props<State> {
  label: string;
  name: string;
  widget: WidgetState<State>;
  /** What the figure shows now, in words. */
  description: string;
  table: Table;
  children: ComponentChildren;
}

/** What every widget has: a name, its charts and controls, undo and reset, its state in words, its data and downloads. */
export function Widget<State>({ label, name, widget, description, table, children }: Props<State>) {
  const element = useRef<HTMLDivElement>(null);
  const { live, undoable } = widget;
  const save = (kind: 'svg' | 'png' | 'csv') =>
    import('./download.ts').then(({ downloadPicture, downloadTable }) =>
      kind === 'csv' ? downloadTable(table, name) : downloadPicture(element.current!, name, kind),
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the charts for controls of a form
    <div class="sp-widget not-content" role="group" aria-label={label} ref={element}>
      {children}
      <LiveText text={description} />
      <div class="sp-foot">
        <details>
          <summary>Data</summary>
          <DataTable caption={label} table={table} />
          <div class="sp-buttons sp-controls">
            {(['csv', 'svg', 'png'] as const).map((kind) => (
              <button type="button" disabled={!live.value} onClick={() => save(kind)}>
                Save as {kind.toUpperCase()}
              </button>
            ))}
          </div>
        </details>
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
