export default {
  chapters: 'src/pages/*.mdx',
  modules: { geometry: './core/index.js' },
  bibliography: 'sources.json',
};
