import { expect, test } from 'vitest';
import { coreBehind } from '../../src/site/core-behind.ts';

const sources = {
  '/components/widgets/Bars.tsx': [
    "import { useMemo } from 'preact/hooks';",
    "import {\n  type Model,\n  model,\n} from '../../src/figures/bars.ts';",
    "import { Widget } from './parts/Widget.tsx';",
  ].join('\n'),
  '/components/widgets/parts/Widget.tsx': "import './widget.css';",
  '/components/widgets/Race.tsx':
    "const worker = new Worker(new URL('./parts/worker.ts', import.meta.url));",
  '/components/widgets/parts/worker.ts': "import { fit } from 'surprisal/lab';",
  '/src/figures/bars.ts': [
    "import { entropy as h, type Options } from '../core/index.ts';",
    "import type { Loss } from '../core/losses/loss.ts';",
  ].join('\n'),
  '/src/lab/index.ts': "export { fit } from './fit.ts';\nexport { random } from './random.ts';",
  '/src/lab/fit.ts': "import { loss } from '../core/losses/loss.ts';",
  '/src/lab/random.ts': "import { sum } from '../core/sum.ts';",
  '/src/core/index.ts':
    "import { accelerate } from './kernel.ts';\nexport * from './information/index.ts';\nexport * from './losses/index.ts';",
  '/src/core/kernel.ts': '',
  '/src/core/information/index.ts':
    "export { entropy, perplexity } from './entropy.ts';\nexport { divergence } from './divergence.ts';",
  '/src/core/information/entropy.ts': "import { sum } from '../sum.ts';",
  '/src/core/information/divergence.ts': "import { entropy } from './entropy.ts';",
  '/src/core/losses/index.ts': "export { loss } from './loss.ts';",
  '/src/core/losses/loss.ts': '',
  '/src/core/sum.ts': "import { entropy } from './information/entropy.ts';",
};

test('of what an index passes on, only what is asked for counts, and no type', () => {
  expect(coreBehind('/components/widgets/Bars.tsx', sources)).toEqual([
    '/src/core/information/entropy.ts',
    '/src/core/sum.ts',
  ]);
});

test('what a worker imports counts', () => {
  expect(coreBehind('/components/widgets/Race.tsx', sources)).toEqual(['/src/core/losses/loss.ts']);
});
