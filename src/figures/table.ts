/** The data of a figure, for its table and its download. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}
