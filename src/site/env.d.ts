// Astro.locals: the route and the interface strings that Starlight puts there.
/// <reference types="@astrojs/starlight" />
