export { type Chapter, readChapter } from '../check/chapter.ts';
export {
  type Book,
  checkChapter,
  failuresOf,
  type Report,
  type Verdict,
} from '../check/check-chapter.ts';
export { formatProblem, type Place, type Problem } from '../check/problem.ts';
export type { Library } from '../check/run.ts';
export { checkTypes, type ModuleFiles, typeChecker } from '../check/type-check.ts';
export { checkBook } from './check-book.ts';
export type { PageReport } from './check-pages.ts';
export type { BookConfiguration } from './configuration.ts';
export { type BookFiles, loadLibrary, readBook } from './read-book.ts';
