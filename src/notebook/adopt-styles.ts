/** Adds styles to the page that came with a script. */
export function adoptStyles(...texts: string[]): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join('\n'));
  document.adoptedStyleSheets.push(sheet);
}
