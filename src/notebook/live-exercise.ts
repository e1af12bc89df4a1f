import { caseName } from '../check/case-name.ts';
import type { Verdict } from '../check/check-chapter.ts';
import { within } from '../check/code-exercises.ts';
import { markExercise } from '../exercises/mark-exercise.ts';
import { element } from './element.ts';
import { below, clearExample, showOutcome, writeVerdict } from './example-marks.ts';
import { exerciseSource } from './exercise-source.ts';
import type { LiveExample } from './live-example.ts';
import { Notebook } from './notebook.ts';
import { isUnreached, outcomeOf } from './outcome.ts';
import type { Ending } from './protocol.ts';
import { inReadersLines } from './readers-lines.ts';
import { check } from './sandbox.ts';
import { saveEdit } from './saved-edits.ts';
import type { Say } from './words.ts';

/** An exercise in code: what the reader writes is run with the cases of the exercise and with nothing else of the page. */
export class LiveExercise {
  readonly notebook: Notebook;
  readonly say: Say;
  private readonly example: LiveExample;
  private readonly published: string[];
  private readonly cases: number;

  constructor(example: LiveExample, { path, source }: Notebook, say: Say) {
    const part = exerciseSource(source, example.line);
    this.notebook = new Notebook(path, part.source, check);
    this.say = say;
    this.example = example;
    this.published = source.split('\n');
    this.cases = part.cases;
  }

  write(line: number, code: string): void {
    this.notebook.write(line, code);
    saveEdit(this.notebook.path, { published: this.notebook.published(line), code });
  }

  /** Tries the code, and shows what became of each case. */
  async run(): Promise<Ending> {
    const { example, say } = this;
    const { ending, places } = await this.notebook.run();
    const inLines = (message: string) => inReadersLines(message, [example], places, say);
    if (ending.kind === 'stopped') {
      this.clear();
      return { ...ending, message: inLines(ending.message) };
    }
    const { answer } = ending;
    for (const problem of answer.problems) problem.message = inLines(problem.message);
    const place = places.get(this.cases)!;
    const verdicts = answer.verdicts.filter(within(place));
    example.editor!.checked();
    showOutcome(example, outcomeOf(answer, places.get(example.line)!), say);
    this.showCases(verdicts, this.cases - place.line);
    return ending;
  }

  stop(): void {
    this.notebook.stop();
  }

  async settle(): Promise<void> {
    this.clear();
  }

  private clear(): void {
    clearExample(this.example);
    delete this.example.dataset['judgement'];
  }

  private showCases(verdicts: Verdict[], shift: number): void {
    const { example, say } = this;
    // Where the code does not compile, nothing was tried.
    const total = Number(example.dataset['cases']);
    const passed = verdicts.filter(({ wrong }) => !wrong).length;
    const isRight = passed === total;
    example.dataset['judgement'] = isRight ? 'right' : 'wrong';
    const text = isRight
      ? say('notebook.casesPass', { total })
      : say('notebook.casesFail', { failed: total - passed, total });
    writeVerdict(example, text, !isRight);
    const items = verdicts.map((verdict) => {
      const name = caseName(this.published, verdict.line + shift)!;
      return element(
        'li',
        { className: verdict.wrong ? 'wrong' : 'right' },
        this.tell(name, verdict),
      );
    });
    below(example).append(element('ul', { className: 'cases' }, ...items));
    if (isRight) markExercise(example);
  }

  private tell(name: string, verdict: Verdict): string {
    const { code, documented, computed = '', wrong } = verdict;
    if (!wrong) return `✓ ${name}`;
    if (isUnreached(verdict)) return this.say('notebook.caseUnreached', { name });
    return this.say('notebook.caseFails', { name, code, documented, computed });
  }
}
