// Writes the references of the losses, as generate.mjs does those of the rest:
//
//   node test/oracle/losses-generate.mjs

import { losses } from './losses.mjs';
import { lossesCases } from './losses-cases.mjs';
import { writeReferences } from './write-references.mjs';

writeReferences('losses-generate.mjs', 'losses', losses, lossesCases());
