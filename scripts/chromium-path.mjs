import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Where Chromium is: the system's, or the one that Playwright installed. Undefined if there is none. */
export function chromiumPath() {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = system.find((path) => existsSync(path));
  if (found) return found;
  try {
    const path = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined; // playwright-core itself is not installed yet
  }
}
