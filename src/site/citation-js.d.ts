declare module '@citation-js/core' {
  /** Sources in CSL-JSON, and what they look like in print. */
  export class Cite {
    constructor(sources: object[]);
    format(
      kind: 'bibliography',
      options: {
        template: string;
        lang: string;
        format: 'html';
        asEntryArray: true;
        hyperlinks: true;
      },
    ): [id: string, html: string][];
  }
}

declare module '@citation-js/plugin-csl';
