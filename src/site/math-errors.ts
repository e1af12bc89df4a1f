import type { Root } from 'hast';
import type { VFile } from 'vfile';

/** Turns the warning that rehype-katex leaves behind for TeX it cannot render into a failure of the build. */
export function mathErrors() {
  return (_tree: Root, file: VFile) => {
    const warning = file.messages.find(({ source }) => source === 'rehype-katex');
    if (!warning) return;
    const reason = warning.cause instanceof Error ? warning.cause.message : warning.reason;
    const placed = warning.ancestors?.findLast(({ position }) => position);
    file.fail(`Bad TeX: ${reason}`, { place: placed?.position });
  };
}
