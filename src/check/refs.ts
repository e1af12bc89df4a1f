import type { Chapter, RefTag } from './chapter.ts';
import type { Anchor, NumberedItem, Outline } from './outline.ts';
import type { Problem } from './problem.ts';

/** Where a `<Ref to="page/name" />` leads: a name, on this page or on the one beside it. */
export function targetOf({ to }: RefTag): { page?: string; name: string } {
  const [name, page] = to.split('/').reverse();
  return { name: name!, ...(page && { page }) };
}

/** The numbered thing of that name. */
export const numbered = (
  { items }: Pick<Outline, 'items'>,
  name: string,
): NumberedItem | undefined => items.find((item) => item.name === name);

/** The Refs to this page that lead nowhere, or to something without a number. */
export const brokenRefs = ({ refs }: Pick<Chapter, 'refs'>, outline: Outline): Problem[] =>
  refs
    .filter((ref) => targetOf(ref).page === undefined)
    .flatMap((ref) => complaint(ref, outline, 'this page') ?? []);

/** What is wrong with a Ref to a page of this outline. */
export function complaint(ref: RefTag, outline: Outline, page: string): Problem | undefined {
  const { name } = targetOf(ref);
  if (numbered(outline, name)) return undefined;
  const place = outline.anchors.find((anchor: Anchor) => anchor.name === name);
  const { to, ...where } = ref;
  return {
    ...where,
    message: place
      ? `\`${to}\` has no number: displayed equations, figures, examples and claims have one`
      : `${page} has nothing named \`${name}\` to refer to`,
  };
}
