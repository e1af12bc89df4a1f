import type { Table } from '../../../src/figures/table.ts';

/** Saves the charts of a widget, as they look now, as one picture. */
export async function downloadPicture(widget: HTMLElement, name: string, kind: 'svg' | 'png') {
  const picture = pictureOf(widget);
  const svg = new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' });
  save(kind === 'svg' ? svg : await raster(svg, picture), `${name}.${kind}`);
}

/** Saves the data of a figure, at full precision. */
export function downloadTable({ columns, rows }: Table, name: string) {
  const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(','));
  save(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${name}.csv`);
}

const csvCell = (cell: string | number): string =>
  /[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);

const namespace = 'http://www.w3.org/2000/svg';

/** The charts of a widget below each other. */
function pictureOf(widget: HTMLElement): SVGSVGElement {
  const gap = 16;
  const charts = [...widget.querySelectorAll<SVGSVGElement>('.sp-chart svg')];
  const sizes = charts.map((chart) => chart.viewBox.baseVal);
  const width = Math.max(...sizes.map((size) => size.width)) + 2 * gap;
  const height = sizes.reduce((sum, size) => sum + size.height + gap, gap);
  const picture = document.createElementNS(namespace, 'svg');
  setAttributes(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
  const color = plainColors();
  picture.style.background = color(getComputedStyle(widget).backgroundColor);
  let y = gap;
  charts.forEach((chart, index) => {
    const size = sizes[index]!;
    const copy = withStyles(chart, color);
    setAttributes(copy, { x: gap, y, width: size.width, height: size.height });
    picture.append(copy);
    y += size.height + gap;
  });
  return picture;
}

/** What the style sheet says of a mark, which a file of its own has to carry. */
const carried = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stroke-opacity',
    'stroke-linejoin',
  ],
  ...['paint-order', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor'],
];

function withStyles(chart: SVGSVGElement, color: (value: string) => string): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  [chart, ...chart.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(element);
    copies[index]!.removeAttribute('style');
    for (const property of carried) {
      const value = style.getPropertyValue(property);
      const isColor = property === 'fill' || property === 'stroke';
      copies[index]!.removeAttribute(property);
      copies[index]!.style.setProperty(property, isColor ? color(value) : value);
    }
  });
  return copy;
}

/** Colours as numbers of red, green and blue: few programs know others. */
function plainColors(): (color: string) => string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const known = new Map([['none', 'none']]);
  return (color) => {
    const plain = known.get(color);
    if (plain !== undefined) return plain;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    known.set(color, `rgba(${red}, ${green}, ${blue}, ${alpha! / 255})`);
    return known.get(color)!;
  };
}

async function raster(svg: Blob, picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement('canvas');
  const { width, height } = picture.viewBox.baseVal;
  const scale = 3;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d')!;
  context.fillStyle = picture.style.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'));
}

function setAttributes(element: Element, attributes: Record<string, string | number>) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
