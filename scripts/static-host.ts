import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** What gains nothing by gzip. */
const packed = ['.wasm', '.woff2'];

export interface StaticHost {
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as the hosts of static sites do: text by gzip at level 6, which nginx and zlib take for a fair middle; a folder by its
 * index.html; 404.html for what is not there; all of it to be kept for ten minutes. (Vite's preview server sends text as it is.)
 */
export async function staticHost(folder: string, base = '/'): Promise<StaticHost> {
  const prefix = base.replace(/\/$/, '');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://host');
    const path = decodeURIComponent(pathname);
    const within = path.startsWith(`${prefix}/`) ? normalize(path.slice(prefix.length)) : undefined;
    const found = within && fileAt(join(folder, within));
    if (found === 'folder') response.writeHead(301, { location: `${pathname}/` }).end();
    else if (found) send(response, 200, found);
    else send(response, 404, join(folder, '404.html'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function fileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return path;
  if (!found) return undefined;
  return path.endsWith('/') ? fileAt(join(path, 'index.html')) : 'folder';
}

function send(response: ServerResponse, status: number, file: string): void {
  const type = extname(file);
  const isPacked = packed.includes(type);
  response.writeHead(status, {
    'content-type': types[type] ?? 'application/octet-stream',
    'cache-control': 'max-age=600',
    ...(isPacked ? {} : { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
  });
  response.end(isPacked ? readFileSync(file) : gzipped(file));
}

const memory = new Map<string, { modified: number; bytes: Buffer }>();

function gzipped(file: string): Buffer {
  const modified = statSync(file).mtimeMs;
  const known = memory.get(file);
  if (known?.modified === modified) return known.bytes;
  const bytes = gzipSync(readFileSync(file), { level: 6 });
  memory.set(file, { modified, bytes });
  return bytes;
}
