// The sandbox allows no WebAssembly. The core asks for it when it is loaded, and its absence makes less noise than a refusal.
Reflect.deleteProperty(globalThis, 'WebAssembly');
