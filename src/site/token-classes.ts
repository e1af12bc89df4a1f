import { definePlugin } from '@astrojs/starlight/expressive-code';
import { SKIP, visit } from 'unist-util-visit';

// The colours of code, dark and light, as the themes github-dark and github-light have them with enough contrast.
const PLAIN = ['#E1E4E8', '#24292E'] as const;
const TOKENS = {
  keyword: ['#F97583', '#BF3441'],
  constant: ['#79B8FF', '#005CC5'],
  function: ['#B392F0', '#6F42C1'],
  string: ['#9ECBFF', '#032F62'],
  parameter: ['#FFAB70', '#AE4B07'],
  comment: ['#99A0A6', '#616972'],
} as const;

type Colors = readonly [dark: string, light: string];

const styleOf = ([dark, light]: Colors) => `--0:${dark};--1:${light}`;
const lightDark = ([dark, light]: Colors) => `light-dark(${light},${dark})`;
const classes = new Map(Object.entries(TOKENS).map(([name, colors]) => [styleOf(colors), name]));

export const codeForeground: string = lightDark(PLAIN);

/**
 * A plugin for Expressive Code: a token has a class where it would repeat two colours in an attribute, as some thousand do on a page,
 * and what has the colour of all code is no token.
 */
export const tokenClasses = definePlugin({
  name: 'token-classes',
  baseStyles: Object.entries(TOKENS)
    .map(([name, colors]) => `.ec-line .${name}{color:${lightDark(colors)}}`)
    .join(''),
  hooks: {
    postprocessRenderedLine: ({ renderData: { lineAst } }) => {
      visit(lineAst, 'element', (node, index, parent) => {
        const { style } = node.properties;
        if (style === styleOf(PLAIN) && parent) {
          parent.children.splice(index!, 1, ...node.children);
          return [SKIP, index!];
        }
        const name = classes.get(String(style));
        if (name) node.properties = { class: name };
        return undefined;
      });
    },
  },
});
