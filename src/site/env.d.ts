// Astro.locals: the route and the interface strings that Starlight puts there.
/// <reference types="@astrojs/starlight" />

declare module 'virtual:api' {
  const pages: import('./api/api-pages.ts').ApiPage[];
  export default pages;
}
