import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countAlong, crossTabulate } from './count.mjs';

export const about = {
  source:
    'Gorman, Williams, Fraser (2014), Palmer Station LTER; Horst, Hill, Gorman, palmerpenguins',
  package: 'vega-datasets',
  version: '3.2.1',
  licence: 'CC0-1.0 (package: BSD-3-Clause)',
};

const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'];
const ISLANDS = ['Biscoe', 'Dream', 'Torgersen'];
const SEXES = ['FEMALE', 'MALE'];

export function derive(folder) {
  const birds = JSON.parse(readFileSync(join(folder, 'data', 'penguins.json'), 'utf8'));
  const weighed = birds.filter((bird) => bird['Body Mass (g)'] !== null);

  return {
    birds: birds.length,
    missing: {
      bodyMass: birds.length - weighed.length,
      sex: birds.filter((bird) => !SEXES.includes(bird.Sex)).length,
    },
    species: SPECIES,
    islands: ISLANDS,
    speciesCounts: countAlong(
      SPECIES,
      birds.map((bird) => bird.Species),
    ),
    speciesByIsland: crossTabulate(
      SPECIES,
      ISLANDS,
      birds.map((bird) => [bird.Species, bird.Island]),
    ),
    weighed: {
      species: weighed.map((bird) => SPECIES.indexOf(bird.Species)),
      island: weighed.map((bird) => ISLANDS.indexOf(bird.Island)),
      bodyMass: weighed.map((bird) => bird['Body Mass (g)']),
    },
  };
}
