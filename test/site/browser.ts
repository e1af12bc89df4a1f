import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumPath } from '../../scripts/chromium-path.mjs';

export const origin = inject('origin');

/** The system's Chromium, kept from calling home. */
export const launch = () =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
