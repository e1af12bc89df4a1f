// Writes the references of information and activations that test/core/oracle.test.ts holds the core to:
//
//   node test/oracle/generate.mjs
//
// Every input is a double and stands for its exact value; every value is computed from the definition with decimal.js.

import { activationCases } from './activation-cases.mjs';
import { activations } from './activations.mjs';
import { information } from './information.mjs';
import { informationCases } from './information-cases.mjs';
import { writeReferences } from './write-references.mjs';

writeReferences('generate.mjs', 'information', information, informationCases());
writeReferences('generate.mjs', 'activations', activations, activationCases());
