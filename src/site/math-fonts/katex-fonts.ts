import type { Plugin } from 'vite';
import { commonCharacters, unicodeRanges } from './common-characters.ts';

/**
 * A Vite plugin: of the three formats of each KaTeX font, ship the one that every current browser reads, and put the common
 * characters of the heavy ones into files of their own.
 */
export function katexFonts(): Plugin {
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex\.min\.css$/ },
      handler: (css) =>
        css.replace(
          /(@font-face\{[^}]*)src:url\(fonts\/([\w-]+)\.woff2\)[^}]*\}/g,
          (_, face: string, font: string) => facesOf(face, font),
        ),
    },
  };
}

function facesOf(face: string, font: string): string {
  const whole = `${face}src:url(fonts/${font}.woff2) format("woff2")`;
  const characters = commonCharacters[font];
  if (!characters) return `${whole}}`;
  const { these, others } = unicodeRanges(characters);
  const common = `${face}src:url(/src/site/math-fonts/${font}.woff2) format("woff2")`;
  return `${common};unicode-range:${these}}${whole};unicode-range:${others}}`;
}
