/// <reference types="vite/client" />

declare module '*?script' {
  /** A module with all that it imports, as the text of a classic script. */
  const code: string;
  export default code;
  /** What a policy calls it by: `sha256-…`. */
  export const hash: string;
}

// Which files of the core the figure of a widget computes with; see src/site/core-behind-widgets.ts.
declare module 'virtual:core-behind-widgets' {
  const filesBehind: Record<string, string[]>;
  export default filesBehind;
}

// The book, as the sandbox knows it; see src/site/notebook-scripts.ts.
declare module 'virtual:book' {
  export const library: import('../check/run.ts').Library;
  export const modules: import('./changed-library.ts').ModuleFiles;
  export const bibliography: string[];
  export const published: import('../check/cited.ts').PublishedFigures;
  export const tags: string[];
}
