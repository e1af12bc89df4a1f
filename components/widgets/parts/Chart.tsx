import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Frame } from '../../../src/figures/frame.ts';
import type { Specification } from '../../../src/figures/specification.ts';

/** On the server Plot draws at once. In the browser it is fetched when a drawing has to change. */
const drawAtOnce = import.meta.env.SSR
  ? (await import('../../../src/figures/draw-on-server.ts')).drawOnServer
  : undefined;

interface Props {
  frame: Frame;
  /** Axes and curves, drawn by Plot; the same object as long as they are the same. */
  background: Specification;
  /** The text alternative. */
  label: string;
  /** The marks that move, as SVG. */
  children: ComponentChildren;
  /** Inputs that lie over the marks, for dragging them. */
  handles?: ComponentChildren;
}

/** A chart: a background that Plot draws once, and marks that follow the state. */
export function Chart({ frame, background, label, children, handles }: Props) {
  return (
    <div class="sp-chart">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        <Background specification={background} />
        {children}
      </svg>
      {handles}
    </div>
  );
}

function Background({ specification }: { specification: Specification }) {
  // While hydrating, Preact leaves the server's markup as it is, whatever is given here.
  const [markup, setMarkup] = useState(() => drawAtOnce?.(specification) ?? '');
  const drawn = useRef(specification);
  const group = useRef<SVGGElement>(null);
  useEffect(() => {
    // A chart that the reader's choice brought in has nothing from the server.
    if (drawn.current === specification && group.current!.hasChildNodes()) return;
    drawn.current = specification;
    import('../../../src/figures/draw.ts').then(({ draw }) => {
      if (drawn.current === specification) setMarkup(draw(specification, document));
    });
  }, [specification]);
  return <g class="sp-background" ref={group} dangerouslySetInnerHTML={{ __html: markup }} />;
}
