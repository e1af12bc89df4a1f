// Writes the small fonts of src/site/math-fonts: KaTeX's, with the common characters alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commonCharacters } from '../src/site/math-fonts/common-characters.ts';
import { subsetFont } from './subset-font.mjs';

for (const [font, characters] of Object.entries(commonCharacters)) {
  const whole = readFileSync(fileURLToPath(import.meta.resolve(`katex/dist/fonts/${font}.ttf`)));
  const common = subsetFont(whole, (code) => characters.includes(String.fromCodePoint(code)));
  writeFileSync(new URL(`../src/site/math-fonts/${font}.woff2`, import.meta.url), common);
  console.log(`${font}: ${common.length} bytes`);
}
