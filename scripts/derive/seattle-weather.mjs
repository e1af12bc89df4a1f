import { join } from 'node:path';
import { countAlong, crossTabulate } from './count.mjs';
import { readCsv } from './read-csv.mjs';

export const about = {
  source: 'NOAA National Climatic Data Center, daily summaries of Seattle, 2012 to 2015',
  package: 'vega-datasets',
  version: '3.2.1',
  licence: 'US Government work, public domain (package: BSD-3-Clause)',
};

const WEATHER = ['rain', 'sun', 'fog', 'drizzle', 'snow'];
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
const PRECIPITATION = ['0 mm', '> 0 mm'];

export function derive(folder) {
  const days = readCsv(join(folder, 'data', 'seattle-weather.csv'));
  const precipitation = (day) => PRECIPITATION[Number(day.precipitation) > 0 ? 1 : 0];
  const month = (day) => day.date.slice(5, 7);
  const weatherBy = (labels, key) =>
    crossTabulate(
      WEATHER,
      labels,
      days.map((day) => [day.weather, key(day)]),
    );

  return {
    days: days.length,
    weather: WEATHER,
    precipitation: PRECIPITATION,
    weatherCounts: countAlong(
      WEATHER,
      days.map((day) => day.weather),
    ),
    weatherByMonth: weatherBy(MONTHS, month),
    weatherByPrecipitation: weatherBy(PRECIPITATION, precipitation),
  };
}
