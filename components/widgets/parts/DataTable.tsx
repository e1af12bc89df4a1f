import { numberText } from '../../../src/figures/number-text.ts';
import type { Table } from '../../../src/figures/table.ts';

/** The data of a figure; the first cell of a row is its heading. */
export function DataTable({ caption, table }: { caption: string; table: Table }) {
  return (
    // A wide table scrolls by itself, so a keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    // biome-ignore lint/a11y/useSemanticElements: a section would do the same in more words
    <div class="sp-table" role="region" aria-label={`Data: ${caption}`} tabIndex={0}>
      <table>
        <caption class="sp-heard">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([heading, ...cells]) => (
            <tr>
              <th scope="row">{cellText(heading!)}</th>
              {cells.map((cell) => (
                <td>{cellText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellText = (cell: string | number): string =>
  typeof cell === 'number' ? numberText(cell) : cell;
