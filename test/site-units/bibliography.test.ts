import { describe, expect, it } from 'vitest';
import { bibliography, cite, reference } from '../../src/site/bibliography.ts';

const entry = (id: string) => reference(bibliography.find((source) => source.id === id)!);

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

describe('reference', () => {
  it('writes an article', () => {
    expect(entry('huffman1952')).toEqual({
      authors: 'Huffman',
      year: '1952',
      title: 'A Method for the Construction of Minimum-Redundancy Codes',
      published: 'Proceedings of the IRE 40(9):1098–1101',
      links: [
        {
          href: 'https://doi.org/10.1109/JRPROC.1952.273898',
          text: 'doi:10.1109/JRPROC.1952.273898',
        },
      ],
    });
  });

  it('writes a paper without a volume, with its preprint', () => {
    const { authors, published, links } = entry('lin2017focal');
    expect(authors).toBe('Lin, Goyal, Girshick, He, and Dollár');
    expect(published).toBe('ICCV, pages 2980–2988');
    expect(links.map(({ href }) => href)).toEqual([
      'https://doi.org/10.1109/ICCV.2017.324',
      'https://arxiv.org/abs/1708.02002',
    ]);
  });

  it('writes a book, a name with initials, and a list of authors that was cut short', () => {
    expect(entry('cover2006').published).toBe('second edition, Wiley');
    expect(entry('lin1991').authors).toBe('Lin, J.');
    expect(entry('mukhoti2020').authors).toBe('Mukhoti et al.');
  });

  it('escapes what a DOI may hold and an address may not', () => {
    expect(entry('brier1950').links[0]?.href).toBe(
      'https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2',
    );
  });
});

describe('the bibliography', () => {
  it('has each key once, and each key says the year', () => {
    const ids = bibliography.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const source of bibliography) expect(source.id).toContain(reference(source).year);
  });

  it('has DOIs and arXiv numbers of the right form', () => {
    for (const { id, DOI, archive_location: arxiv } of bibliography) {
      expect(DOI ?? '10.1/x', id).toMatch(/^10\.\d+\/\S+$/);
      expect(arxiv ?? '0000.00000', id).toMatch(/^\d{4}\.\d{5}$/);
    }
  });
});
