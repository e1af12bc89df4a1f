/** Evaluates an expression that is given as text. */
export type LoadScript = (expression: string) => unknown;

/** The global name under which a script that is loaded finds what it hands its value to. */
export const HAND_OVER = '__handOver';

/**
 * The sandbox may not make code from text, but it may load a script of its own making. The script hands its value over by a
 * function that does nothing at any other time, since code that is run later finds it too.
 */
export function scriptLoader(): LoadScript {
  const { importScripts, Blob, URL } = globalThis as unknown as WorkerScope;
  const { createObjectURL, revokeObjectURL } = URL;
  let loaded: { value: unknown } | undefined;
  let isLoading = false;
  const handOver = (value: unknown) => {
    if (isLoading) loaded ??= { value };
  };
  Object.assign(globalThis, { [HAND_OVER]: handOver });
  return (expression) => {
    loaded = undefined;
    isLoading = true;
    const url = createObjectURL(new Blob([`${HAND_OVER}(${expression}\n)`]));
    try {
      importScripts(url);
    } finally {
      isLoading = false;
      revokeObjectURL(url);
    }
    if (!loaded) throw new Error('a script handed nothing over');
    return (loaded as { value: unknown }).value;
  };
}

interface WorkerScope {
  importScripts(url: string): void;
  Blob: typeof Blob;
  URL: typeof URL;
}
