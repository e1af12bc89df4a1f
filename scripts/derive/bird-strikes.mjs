import { join } from 'node:path';
import { countAlong, countOf, crossTabulate } from './count.mjs';
import { readCsv } from './read-csv.mjs';

export const about = {
  source: 'FAA Wildlife Strike Database, 10 000 reports, 1990 to 2002',
  package: 'vega-datasets',
  version: '3.2.1',
  licence: 'US Government work, public domain (package: BSD-3-Clause)',
};

const DAMAGE_CODES = ['None', 'Minor', 'Medium', 'Substantial', 'B', 'C'];
const SIZES = ['Small', 'Medium', 'Large'];
const PHASES = ['Approach', 'Climb', 'Take-off run', 'Landing Roll', 'Descent', 'Taxi', 'Parked'];
const TIMES = ['Day', 'Night', 'Dusk', 'Dawn'];

export function derive(folder) {
  const strikes = readCsv(join(folder, 'data', 'birdstrikes.csv')).map((record) => ({
    code: record['Effect Amount of damage'],
    damaged: record['Effect Amount of damage'] !== 'None',
    size: record['Wildlife Size'],
    phase: record['Phase of flight'],
    time: record['Time of day'],
    aircraft: record['Aircraft Make Model'],
  }));
  const aircraft = byFrequency(strikes.map((strike) => strike.aircraft));
  const damageBy = (labels, key) =>
    crossTabulate(
      [false, true],
      labels,
      strikes.map((strike) => [strike.damaged, strike[key]]),
    );

  return {
    strikes: strikes.length,
    missing: missingCounts(strikes, ['code', 'size', 'phase', 'time', 'aircraft']),
    damageCodes: DAMAGE_CODES,
    sizes: SIZES,
    phases: PHASES,
    times: TIMES,
    aircraft,
    damageCodeCounts: countAlong(
      DAMAGE_CODES,
      strikes.map((strike) => strike.code),
    ),
    damageBySize: damageBy(SIZES, 'size'),
    damageByAircraft: damageBy(aircraft, 'aircraft'),
    cells: crossTableCells(strikes),
  };
}

function byFrequency(names) {
  return [...countOf(names)]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([name]) => name);
}

function missingCounts(records, keys) {
  return Object.fromEntries(
    keys.map((key) => [key, records.filter((record) => record[key] === '').length]),
  );
}

/** The occupied cells of size × phase × time, each with its two counts. */
function crossTableCells(strikes) {
  const all = SIZES.flatMap((size) =>
    PHASES.flatMap((phase) =>
      TIMES.map((time) => ({ size, phase, time, undamaged: 0, damaged: 0 })),
    ),
  );
  const keyOf = ({ size, phase, time }) => `${size}|${phase}|${time}`;
  const cellOf = new Map(all.map((cell) => [keyOf(cell), cell]));
  for (const strike of strikes) {
    cellOf.get(keyOf(strike))[strike.damaged ? 'damaged' : 'undamaged']++;
  }
  return all.filter((cell) => cell.undamaged + cell.damaged > 0);
}
