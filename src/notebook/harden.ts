// What the reader's code finds besides the language itself.
const PLATFORM = [
  'atob',
  'btoa',
  'clearInterval',
  'clearTimeout',
  'crypto',
  'performance',
  'queueMicrotask',
  'setInterval',
  'setTimeout',
  'structuredClone',
  'TextDecoder',
  'TextEncoder',
];

const LANGUAGE = [
  ...['globalThis', 'undefined', 'NaN', 'Infinity', 'Object', 'Function', 'Boolean', 'Symbol'],
  ...['Number', 'BigInt', 'Math', 'Date', 'Temporal', 'String', 'RegExp', 'Intl', 'JSON'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  ...['TypeError', 'URIError', 'SuppressedError', 'Array', 'ArrayBuffer', 'DataView', 'Atomics'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array'],
  ...['Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array'],
  ...['Float64Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry'],
  ...['Proxy', 'Reflect', 'Promise', 'Iterator', 'DisposableStack', 'AsyncDisposableStack'],
  ...['eval', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'escape', 'unescape'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
];

/**
 * Leaves the global scope the language, a few harmless functions and the names in `kept`, and freezes those and `others`, with
 * all that can be reached from them. Code that runs afterwards cannot change what the checker calls, nor call for help.
 */
export function harden(kept: string[], others: object[]): void {
  removeFromScope(new Set<PropertyKey>([...LANGUAGE, ...PLATFORM, ...kept]));
  for (const [prototype, names] of OVERRIDDEN)
    for (const name of names) allowOverride(prototype, name);
  freezeAll([globalThis, ...hiddenIntrinsics(), ...others]);
}

function removeFromScope(kept: Set<PropertyKey>): void {
  let object: object | null = globalThis;
  while (object && object !== Object.prototype) {
    for (const key of Reflect.ownKeys(object)) {
      if (kept.has(key)) continue;
      if (!Reflect.deleteProperty(object, key) && !isConstant(object, key))
        throw new Error(`${String(key)} cannot be removed`);
    }
    object = Object.getPrototypeOf(object);
  }
}

/** Some platform constants cannot be removed, and need not be. */
const isConstant = (object: object, key: PropertyKey): boolean =>
  typeof Object.getOwnPropertyDescriptor(object, key)!.value === 'number';

/** What programs set on objects of their own although a prototype has it; frozen, it would stand in their way. */
const OVERRIDDEN: [object, string[]][] = [
  [Object.prototype, ['constructor', 'toString', 'toLocaleString', 'valueOf']],
  [Error.prototype, ['name', 'message', 'toString']],
];

function allowOverride(prototype: object, name: string): void {
  const { value } = Object.getOwnPropertyDescriptor(prototype, name)!;
  Object.defineProperty(prototype, name, {
    get: () => value,
    set(this: object, own: unknown) {
      if (this === prototype) throw new TypeError(`${name} is frozen`);
      Object.defineProperty(this, name, {
        value: own,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
  });
}

/** What the language uses and gives no name to. */
function hiddenIntrinsics(): object[] {
  const functions = [function* () {}, async () => {}, async function* () {}];
  const iterators = [
    [].values(),
    new Map().values(),
    new Set().values(),
    ''[Symbol.iterator](),
    ''.matchAll(/./g),
  ];
  return [...functions, ...iterators].map((made) => Object.getPrototypeOf(made));
}

function freezeAll(roots: object[]): void {
  const seen = new Set<object>();
  const waiting: unknown[] = [...roots];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) continue;
    if (seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    Object.freeze(value);
    waiting.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { value: own, get, set } = Object.getOwnPropertyDescriptor(value, key)!;
      waiting.push(own, get, set);
    }
  }
}

/** The prototypes of all objects that can be reached from some. */
export function prototypesBehind(roots: object[]): object[] {
  const prototypes = new Set<object>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [...roots];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null) prototypes.add(prototype);
    waiting.push(prototype, ...Object.values(value));
  }
  return [...prototypes];
}
