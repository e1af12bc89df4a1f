import type { Opening } from './messages.ts';

// The frame is `srcdoc`, since a service worker does not serve a sandboxed frame with an address, and the book must run offline (tried
// in Chromium 156). Such a frame inherits the policy of the page, and can only narrow it. So the page's policy lists the hash of the
// frame's script and allows scripts from `blob:`, which only a script can make; neither page nor sandbox may make code from text by `eval`.

export interface Frame {
  element: HTMLIFrameElement;
  port: MessagePort;
}

/** Puts a frame of an opaque origin into the page, which runs `engine` in its workers and may load nothing. */
export async function openFrame(engine: string): Promise<Frame> {
  const { default: script, hash } = await import('./frame.ts?script');
  const policy = `default-src 'none'; script-src '${hash}' blob:; worker-src blob:`;
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.hidden = true;
  element.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
  const loaded = new Promise((resolve) =>
    element.addEventListener('load', resolve, { once: true }),
  );
  document.body.append(element);
  await loaded;
  const { port1: port, port2 } = new MessageChannel();
  element.contentWindow!.postMessage({ engine } satisfies Opening, '*', [port2]);
  return { element, port };
}
