import type { InstrumenterContext } from '@stryker-mutator/api/core';

/** What instrumented code reads and writes: the mutant that is active, how often it was reached, and what each test covers. */
export const stryker: InstrumenterContext = ((
  globalThis as { __stryker__?: InstrumenterContext }
).__stryker__ ??= {});
