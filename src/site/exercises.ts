import { exerciseAnchor } from '../check/outline.ts';

/** An exercise of a chapter, and the anchor where it stands. */
export interface ExerciseEntry {
  title: string;
  anchor: string;
}

/** The exercises in the text of a chapter, in their order. */
export const exercisesIn = (body: string): ExerciseEntry[] =>
  [...body.matchAll(/^<Exercise title="([^"]*)">/gm)].map(([, title]) => ({
    title: title!,
    anchor: exerciseAnchor(title!),
  }));
