import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapterTags } from '../../src/site/chapter-tags.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'chapter-tags-'));
  mkdirSync(join(root, 'components/widgets/parts'), { recursive: true });
  for (const name of [
    'Num.astro',
    'widgets/Curve.tsx',
    'widgets/notes.md',
    'widgets/parts/Bar.tsx',
  ]) {
    writeFileSync(join(root, 'components', name), '');
  }
});

afterAll(() => rmSync(root, { recursive: true }));

/** The imports that the plugin adds to a chapter. */
async function imports(value: string): Promise<string[]> {
  const folders = [join(root, 'components'), join(root, 'components/widgets')];
  const processor = unified().use(remarkParse).use(remarkMdx).use(chapterTags, { folders });
  const file = new VFile({ path: join(root, 'content/docs/chapters/a.mdx'), value });
  const tree = processor.parse(file);
  await processor.run(tree, file);
  return tree.children.flatMap((node) => (node.type === 'mdxjsEsm' ? [node.value] : []));
}

describe('chapterTags', () => {
  it('imports each tag once, in text and in flow, by a path relative to the chapter', async () => {
    expect(await imports('A <Num>1</Num> and <Num>2</Num>.\n\n<Curve client:visible />')).toEqual([
      "import Num from '../../../components/Num.astro';",
      "import Curve from '../../../components/widgets/Curve.tsx';",
    ]);
  });

  it('finds tags inside tags, lists and tables', async () => {
    expect(await imports('- <div><Num>1</Num></div>')).toHaveLength(1);
  });

  it('adds nothing for HTML, fragments and names with a dot', async () => {
    expect(await imports('<div>a</div>\n\n<>b</>')).toEqual([]);
  });

  it('leaves a name alone that the page imports itself', async () => {
    const own = "import Num, { Other as Curve } from './own.js';";
    expect(await imports(`${own}\n\n<Num /> <Curve />`)).toEqual([own]);
  });

  it.each(['Nmu', 'Notes', 'Bar'])('fails on <%s>, which no file is named after', async (name) => {
    await expect(imports(`One.\n\nTwo <${name} />.`)).rejects.toMatchObject({
      reason: `Unknown tag <${name}>: components/ has no file of that name`,
      line: 3,
      column: 5,
    });
  });
});
