import { type Edit, isEdit } from './edit.ts';

const NAME = 'edit=';
const FORMAT = 'deflate-raw';

/** An edit as the fragment of an address. */
export async function fragmentOf({ published, code }: Edit): Promise<string> {
  const text = new Blob([JSON.stringify([published, code])]);
  const packed = text.stream().pipeThrough(new CompressionStream(FORMAT));
  return `#${NAME}${base64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** The edit that an address carries, or none where it carries something else. */
export async function editIn(fragment: string): Promise<Edit | undefined> {
  if (!fragment.startsWith(`#${NAME}`)) return undefined;
  try {
    const packed = new Blob([bytesOf(fragment.slice(1 + NAME.length))]);
    const text = packed.stream().pipeThrough(new DecompressionStream(FORMAT));
    const [published, code] = JSON.parse(await new Response(text).text());
    const edit = { published, code };
    return isEdit(edit) ? edit : undefined;
  } catch {
    return undefined; // cut short, or not made by us
  }
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
    byte.charCodeAt(0),
  );
