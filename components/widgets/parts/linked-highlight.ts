import { effect, signal } from '@preact/signals';
import { type Links, linkedNames, symbolRuns } from '../../../src/figures/links.ts';

/** The link that a reader keeps lit by its button. */
export const pinned = signal<string>();
const met = signal<string>();

let waiting: Links[] = [];
let listening = false;

/**
 * From now on what stands under the pointer, or has the focus, lights up together with all that has the same `data-link`.
 * Formulas and code are searched for their names when the reader first meets one, so that a page costs nothing before.
 */
export function linkPage(links: Links) {
  waiting.push(links);
  if (listening) return;
  listening = true;
  // What scrolls under a pointer that rests is not pointed at: it must not take the light from what has the focus.
  document.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) meet(event);
  });
  document.addEventListener('pointerdown', meet);
  document.addEventListener('focusin', meet);
  effect(() => light(met.value ?? pinned.value));
}

function meet({ target }: Event) {
  for (const links of waiting) nameSymbols(links);
  for (const links of waiting) nameIdentifiers(links);
  waiting = [];
  // What carries two names belongs to the first.
  met.value = (target as Element)
    .closest<HTMLElement>('[data-link]')
    ?.dataset['link']?.split(' ')[0];
}

function light(link: string | undefined) {
  for (const element of document.querySelectorAll('[data-lit]'))
    element.removeAttribute('data-lit');
  if (link === undefined) return;
  for (const element of document.querySelectorAll(`[data-link~="${link}"]`)) {
    element.setAttribute('data-lit', '');
  }
}

function nameSymbols(links: Links) {
  for (const formula of document.querySelectorAll('.katex-html')) {
    const parents = [formula, ...formula.querySelectorAll('*')].filter(
      (each) => each.firstElementChild,
    );
    for (const parent of parents) {
      const children = [...parent.children];
      const texts = children.map((child) => child.textContent);
      for (const [link, { symbols = [] }] of Object.entries(links)) {
        for (const [start, end] of symbols.flatMap((symbol) => symbolRuns(texts, symbol))) {
          for (const child of children.slice(start, end)) addLink(child, link);
        }
      }
    }
  }
}

function addLink(element: Element, link: string) {
  const links = new Set(element.getAttribute('data-link')?.split(' '));
  element.setAttribute('data-link', [...links.add(link)].join(' '));
}

function nameIdentifiers(links: Links) {
  for (const line of document.querySelectorAll('.example .ec-line .code')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (text.parentElement!.dataset['link']) continue;
      for (const { at, name, link } of linkedNames(text.data, links).reverse()) {
        const found = text.splitText(at);
        found.splitText(name.length);
        const span = document.createElement('span');
        span.dataset['link'] = link;
        found.replaceWith(span);
        span.append(found);
      }
    }
  }
}
