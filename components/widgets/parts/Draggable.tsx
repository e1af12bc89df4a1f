import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  disabled: boolean;
  /** By how many of the drawing's pixels the pointer moved since it went down. */
  onDrag(across: number, down: number): void;
  /** The pointer went down: what is dragged stands where it is now. */
  onGrab(): void;
  children: ComponentChildren;
}

/** A mark that a pointer takes along in both directions. Sliders beside it serve the keyboard. */
export function Draggable({ disabled, onDrag, onGrab, children }: Props) {
  const from = useRef<{ x: number; y: number; scale: number }>();
  return (
    <g
      class={disabled ? undefined : 'sp-draggable'}
      onPointerDown={(event) => {
        if (disabled) return;
        const svg = event.currentTarget.ownerSVGElement!;
        const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
        from.current = { x: event.clientX, y: event.clientY, scale };
        event.currentTarget.setPointerCapture(event.pointerId);
        onGrab();
      }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const { x, y, scale } = from.current;
        onDrag((event.clientX - x) * scale, (event.clientY - y) * scale);
      }}
      onPointerUp={() => (from.current = undefined)}
      onPointerCancel={() => (from.current = undefined)}
    >
      {children}
    </g>
  );
}
