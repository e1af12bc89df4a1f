import type { MdxjsEsm } from 'mdast-util-mdx';

/** The syntax-tree node for `import name from 'path'`, or for `import 'path'` without a name. */
export function mdxImport(path: string, name?: string): MdxjsEsm {
  return {
    type: 'mdxjsEsm',
    value: name ? `import ${name} from '${path}';` : `import '${path}';`,
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ImportDeclaration',
            specifiers: name
              ? [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }]
              : [],
            source: { type: 'Literal', value: path },
            attributes: [],
          },
        ],
      },
    },
  };
}
