import mainRegular from 'katex/dist/fonts/KaTeX_Main-Regular.woff2?url';
import mathItalic from 'katex/dist/fonts/KaTeX_Math-Italic.woff2?url';

/** What a page with formulas loads first: without these two the text moves when its first formula gets its fonts, by 0.196. */
export const mathFonts: string[] = [mainRegular, mathItalic];
