import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, parse, relative, sep } from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement, MdxjsEsm } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { importedNames } from '../check/tree.ts';
import { mdxImport } from './mdx-import.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** A remark plugin: a chapter writes a tag, and the file of that name in one of the folders is imported for it. */
export function chapterTags({ folders }: { folders: string[] }) {
  return (tree: Root, file: VFile) => {
    const files = tagFiles(folders);
    const known = importedNames(tree);
    const imports: MdxjsEsm[] = [];
    visit(tree, isTag, (tag) => {
      const { name } = tag;
      if (!name || !/^\p{Lu}/u.test(name) || known.has(name)) return;
      const path = files.get(name);
      if (!path) file.fail(`Unknown tag <${name}>: components/ has no file of that name`, tag);
      known.add(name);
      imports.push(mdxImport(importPath(file.path, path), name));
    });
    tree.children.unshift(...imports);
  };
}

const isTag = (node: unknown): node is Tag =>
  ['mdxJsxFlowElement', 'mdxJsxTextElement'].includes((node as Tag).type);

function tagFiles(folders: string[]): Map<string, string> {
  const paths = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => /\.(astro|tsx)$/.test(path));
  return new Map(paths.map((path) => [parse(path).name, path]));
}

function importPath(from: string, to: string): string {
  const path = relative(dirname(from), to).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
