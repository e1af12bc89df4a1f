import type { Page } from 'playwright-core';
import { origin } from './browser.ts';

/** What a page asked the site for: bytes as they come over the wire, headers included. */
export interface Load {
  path: string;
  type: string;
  bytes: number;
}

/** Fills in what is loaded from now on. */
export async function recordLoads(page: Page, loads: Load[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const asked = new Map<string, Omit<Load, 'bytes'>>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    const isLoad = request.url.startsWith(origin);
    if (isLoad) asked.set(requestId, { path: request.url.slice(origin.length), type: type! });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const load = asked.get(requestId);
    if (load) loads.push({ ...load, bytes: encodedDataLength });
  });
}

export const total = (loads: Load[]) => loads.reduce((sum, { bytes }) => sum + bytes, 0);
