// A link with `data-card` shows what it leads to, while the pointer or the focus is on it: a source, a term, an equation. Escape puts
// the card away, and the pointer may go onto it. Without this script it is a link.

/** Long enough to move the pointer onto the card. */
const LEAVING = 200;

const pages = new Map<string, Promise<Document>>();
const card = document.createElement('div');
card.className = 'hover-card not-content';
card.id = 'hover-card';
card.role = 'tooltip';
card.popover = 'manual';
let shownFor: HTMLAnchorElement | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

const linkAt = ({ target }: Event): HTMLAnchorElement | undefined =>
  (target as Element).closest<HTMLAnchorElement>('a[data-card]') ?? undefined;

for (const type of ['pointerover', 'focusin'])
  document.addEventListener(type, (event) => {
    if ((event as PointerEvent).pointerType === 'touch') return;
    if (card.contains(event.target as Node)) clearTimeout(leaving);
    const link = linkAt(event);
    if (link) void show(link);
  });
for (const type of ['pointerout', 'focusout'])
  document.addEventListener(type, (event) => {
    const isLeft = linkAt(event) === shownFor || card.contains(event.target as Node);
    if (shownFor && isLeft) leaving = setTimeout(hide, LEAVING);
  });
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});

async function show(link: HTMLAnchorElement): Promise<void> {
  clearTimeout(leaving);
  if (shownFor === link) return;
  hide();
  shownFor = link;
  const content = await contentOf(new URL(link.href)).catch(() => undefined);
  if (!content || shownFor !== link) return;
  card.replaceChildren(content);
  document.body.append(card);
  card.showPopover();
  link.setAttribute('aria-describedby', card.id);
  place(link.getClientRects()[0]!);
}

function hide(): void {
  shownFor?.removeAttribute('aria-describedby');
  shownFor = undefined;
  card.remove();
}

/** Under the link, or above it where there is no room. */
function place({ left, top, bottom }: DOMRect): void {
  const { offsetWidth, offsetHeight } = card;
  const { clientWidth, clientHeight } = document.documentElement;
  const isAbove = bottom + offsetHeight > clientHeight && top > offsetHeight;
  card.style.left = `${Math.max(0, Math.min(left, clientWidth - offsetWidth))}px`;
  card.style.top = `${isAbove ? top - offsetHeight : bottom}px`;
}

/** What stands at an address: a heading stands for the paragraph behind it. */
async function contentOf({ pathname, hash }: URL): Promise<Element | undefined> {
  const page = pathname === location.pathname ? document : await pageAt(pathname);
  const target = page.getElementById(decodeURIComponent(hash.slice(1)));
  const heading = target?.closest('.sl-heading-wrapper');
  const copy = (heading ? heading.nextElementSibling : target)?.cloneNode(true) as
    | Element
    | undefined;
  copy?.removeAttribute('id');
  for (const part of copy?.querySelectorAll('[id]') ?? []) part.removeAttribute('id');
  return copy;
}

function pageAt(pathname: string): Promise<Document> {
  const known = pages.get(pathname);
  if (known) return known;
  const page = fetch(pathname)
    .then((response) => response.text())
    .then((html) => new DOMParser().parseFromString(html, 'text/html'));
  pages.set(pathname, page);
  page.catch(() => pages.delete(pathname));
  return page;
}
