import { trainInWorker } from '../../../components/widgets/parts/train-in-worker.ts';
import { damageRows } from '../../../src/lab/damage-rows.ts';

/** What the test calls in the page. */
const page = { trainInWorker, damageRows };

declare global {
  var training: typeof page;
}

globalThis.training = page;
