import { writeFileSync } from 'node:fs';
import { measured } from '../test/oracle/measure.ts';

// Measures the core against its references, for the page on accuracy: `npm run accuracy`.

const file = new URL('../content/accuracy.json', import.meta.url);
// Biome writes an exponent without its plus.
writeFileSync(file, `${JSON.stringify(measured(), null, 2).replaceAll('e+', 'e')}\n`);
