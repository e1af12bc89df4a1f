/** The address of a page of this site, wherever the site is mounted. */
export const siteUrl = (path: string, base: string = import.meta.env.BASE_URL) =>
  `${base.replace(/\/$/, '')}/${path}`;
