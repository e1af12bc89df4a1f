import { fileURLToPath } from 'node:url';
import { preview } from 'astro';
import { chromium } from 'playwright-core';
import { chromiumPath } from './chromium-path.mjs';

// Takes the picture in README.md from the built site.

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await preview({ root, server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`http://127.0.0.1:${server.port}/chapters/entropy/`, { waitUntil: 'networkidle' });
await page.locator('main figure').first().scrollIntoViewIfNeeded();
await page.evaluate(() =>
  document.querySelector('main figure')?.scrollIntoView({ block: 'center' }),
);
await page.waitForLoadState('networkidle');
await page.screenshot({ path: `${root}.github/screenshot.png` });
await browser.close();
await server.stop();
