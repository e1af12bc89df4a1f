import { describe, expect, it } from 'vitest';
import { bibliography, cite, numberOfSource, references } from '../../src/site/bibliography.ts';

describe('cite', () => {
  it.each([
    ['shannon1948', 'Shannon (1948)'],
    ['kullback1951', 'Kullback and Leibler (1951)'],
    ['lin2017focal', 'Lin et al. (2017)'],
    ['yu2020', 'Yu et al. (2020)'],
    ['zheng2017', '郑泽宇 and 顾思宇 (2017)'],
  ])('%s is %s', (id, text) => {
    expect(cite(id)).toBe(text);
  });

  it('refuses a key that the bibliography does not have', () => {
    expect(() => cite('shanon1948')).toThrow("Unknown source 'shanon1948'");
  });
});

describe('references', () => {
  const entry = (id: string) => references.find((reference) => reference.id === id)!.html;

  it('writes an article with its address', () => {
    const html = entry('huffman1952');
    expect(html).toContain('Huffman (1952)');
    expect(html).toContain('A Method for the Construction of Minimum-Redundancy Codes');
    expect(html).toContain('40(9), pp. 1098–1101');
    expect(html).toContain('href="https://doi.org/10.1109/JRPROC.1952.273898"');
  });

  it('leads to the preprint where there is nothing else', () => {
    expect(entry('byrd2019')).toContain('href="https://arxiv.org/abs/1812.03372"');
    expect(entry('lin2017focal')).not.toContain('arxiv.org');
  });

  it('writes a book, a name with initials, and a list of authors that was cut short', () => {
    expect(entry('cover2006')).toContain('2nd ed. Wiley');
    expect(entry('lin1991')).toContain('Lin, J. (1991)');
    expect(entry('mukhoti2020')).toContain('Mukhoti <i>et al.</i> (2020)');
  });

  it('has every source once, in the order of the alphabet, and numbers it by that', () => {
    expect(references.map(({ id }) => id).sort()).toEqual(bibliography.map(({ id }) => id).sort());
    expect(numberOfSource('blanchard2021')).toBe(1);
    expect(numberOfSource('shannon1951')).toBe(numberOfSource('shannon1948') + 1);
  });
});

describe('the bibliography', () => {
  it('has each key once, and each key says the year', () => {
    const ids = bibliography.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, issued } of bibliography)
      expect(id).toContain(String(issued['date-parts'][0]![0]));
  });

  it('has DOIs and arXiv numbers of the right form', () => {
    for (const { id, DOI, archive_location: arxiv } of bibliography) {
      expect(DOI ?? '10.1/x', id).toMatch(/^10\.\d+\/\S+$/);
      expect(arxiv ?? '0000.00000', id).toMatch(/^\d{4}\.\d{5}$/);
    }
  });
});
