/**
 * Where readers find the sources, set by whoever publishes the site: the address of a branch or commit in a repository's browser,
 * such as https://github.com/OWNER/NAME/blob/main. Without it, paths are not linked.
 */
export const repositoryUrl: string | undefined = process.env['REPOSITORY_URL'];
