import { keepProgress, readProgress, withExercise } from './progress.ts';

/** Whether a reader has done the exercise of this element. */
export const isMarked = ({ dataset, id }: HTMLElement): boolean =>
  readProgress()[dataset.page!]?.includes(id) ?? false;

/** Keeps whether it is done. */
export function setMark({ dataset, id }: HTMLElement, done: boolean): void {
  keepProgress(withExercise(readProgress(), dataset.page!, id, done));
}

/** After a right answer: the exercise is done when all that it asks is answered. */
export function markExercise(answered: HTMLElement): void {
  const exercise = answered.closest<HTMLElement>('.exercise');
  if (!exercise) return;
  const asked = [...exercise.querySelectorAll<HTMLElement>('answer-box, [data-cases]')];
  if (!asked.every(({ dataset }) => dataset.judgement === 'right')) return;
  setMark(exercise, true);
  exercise.dispatchEvent(new Event('exercise-done'));
}
