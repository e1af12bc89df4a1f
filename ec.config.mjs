import { codeForeground, tokenClasses } from './src/site/token-classes.ts';

// How code looks. A file of its own, since the pages of the API ask for it, too.
/** @type {import('@astrojs/starlight/expressive-code').StarlightExpressiveCodeOptions} */
export default {
  themes: ['github-dark', 'github-light'],
  plugins: [tokenClasses],
  // Starlight tells on the page whether it is dark.
  useDarkModeMediaQuery: false,
  defaultProps: { wrap: true, hangingIndent: 4 },
  // An example has a button of its own; this one repeats all code in an attribute.
  frames: { showCopyToClipboardButton: false },
  styleOverrides: {
    borderColor: 'var(--rule)',
    borderRadius: '0.25rem',
    codeBackground: 'var(--paper-raised)',
    codeForeground,
    codeFontFamily: 'var(--mono)',
    codeFontSize: 'var(--text-small)',
    codePaddingInline: '1.25rem',
    frames: { frameBoxShadowCssValue: 'none', editorBackground: 'var(--paper-raised)' },
  },
};
