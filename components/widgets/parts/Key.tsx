import type { Frame } from '../../../src/figures/frame.ts';

export interface KeyEntry {
  text: string;
  color: string;
  link?: string;
}

/** What the colours of a chart mean, at its upper right. */
export function Key({ frame, entries }: { frame: Frame; entries: readonly KeyEntry[] }) {
  return (
    <text class="sp-key" x={frame.width} y="12">
      {entries.map(({ text, color, link }, index) => (
        <tspan key={text} fill={color} data-link={link} dx={index === 0 ? 0 : 10}>
          ■ {text}
        </tspan>
      ))}
    </text>
  );
}
