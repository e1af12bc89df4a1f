import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Fields, readState, writeState } from '../../../src/figures/state-text.ts';

export interface WidgetState<State> {
  state: Signal<State>;
  /** False on the server and until the scripts are there: controls are disabled while it is. */
  live: ReadonlySignal<boolean>;
  undoable: ReadonlySignal<boolean>;
  /** Changes a part of the state. */
  change(part: Partial<State>): void;
  undo(): void;
  reset(): void;
}

/**
 * A change is settled, that is written to the address and undone as one step, when nothing followed it for so long. While
 * the pointer is down it waits: a drag is one step, however slow.
 */
const settledAfter = 300;

/** The state of a widget: initial on the server, then what the address says, and from there what the reader does. */
export function useWidgetState<State>(
  name: string,
  fields: Fields<State>,
  initial: State,
): WidgetState<State> {
  const state = useSignal(initial);
  const live = useSignal(false);
  const undoable = useSignal(false);
  const settled = useRef<State[]>([]);

  useEffect(() => {
    const parameters = new URLSearchParams(location.search);
    state.value = readState(fields, initial, (key) => parameters.get(`${name}.${key}`));
    settled.current = [state.value];
    live.value = true;

    let held = false;
    let timer: ReturnType<typeof setTimeout>;
    const settle = () => {
      clearTimeout(timer);
      // A drag may have ended where it began.
      if (writeState(fields, settled.current.at(-1)!, state.value).length === 0) return;
      settled.current.push(state.value);
      undoable.value = true;
      writeAddress(name, fields, initial, state.value);
    };
    const unsubscribe = state.subscribe(() => {
      clearTimeout(timer);
      if (!held) timer = setTimeout(settle, settledAfter);
    });
    const hold = ({ type }: Event) => {
      settle();
      held = type === 'pointerdown';
    };
    const pointer = ['pointerdown', 'pointerup', 'pointercancel'];
    for (const type of pointer) document.addEventListener(type, hold);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      for (const type of pointer) document.removeEventListener(type, hold);
    };
  }, []);

  const undo = () => {
    if (settled.current.at(-1) === state.value) settled.current.pop();
    state.value = settled.current.at(-1) ?? initial;
    undoable.value = settled.current.length > 1;
    writeAddress(name, fields, initial, state.value);
  };
  return {
    state,
    live,
    undoable,
    change: (part) => (state.value = { ...state.value, ...part }),
    undo,
    reset: () => (state.value = initial),
  };
}

/** Writes a state to the query of the page's address, beside the parameters of others. */
function writeAddress<State>(name: string, fields: Fields<State>, initial: State, state: State) {
  const address = new URL(location.href);
  for (const key of Object.keys(fields)) address.searchParams.delete(`${name}.${key}`);
  for (const [key, text] of writeState(fields, initial, state)) {
    address.searchParams.set(`${name}.${key}`, text);
  }
  address.search = address.search.replaceAll('%2C', ',');
  history.replaceState(history.state, '', address);
}
