/** Where a data set comes from, and by which script. */
export interface Provenance {
  /** Who collected it. */
  readonly source: string;
  /** The npm package it was derived from. */
  readonly package: string;
  /** The exact version of that package. */
  readonly version: string;
  /** The licence of the data. */
  readonly licence: string;
  /** The script that derives it, relative to the root of the project. */
  readonly derivedBy: string;
}
