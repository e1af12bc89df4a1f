import {
  commonTokens,
  type Injector,
  type PluginContext,
  tokens,
} from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { strykerPlugins } from '@stryker-mutator/vitest-runner';
import { BookRunner } from './book-runner.ts';

/** The book, and the tests of the core under vitest for what the book does not notice: they take a thousand times as long. */
export class BookAndTestsRunner implements TestRunner {
  static inject = tokens(commonTokens.injector);
  private readonly book = new BookRunner();
  private readonly tests: TestRunner;

  constructor(injector: Injector<PluginContext>) {
    this.tests = strykerPlugins[0]!.factory(injector);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    await this.tests.init?.();
  }

  async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    const book = await this.book.dryRun(options);
    const tests = await this.tests.dryRun(options);
    if (book.status !== DryRunStatus.Complete) return book;
    if (tests.status !== DryRunStatus.Complete) return tests;
    return {
      status: DryRunStatus.Complete,
      tests: [...book.tests, ...tests.tests],
      mutantCoverage: {
        static: { ...book.mutantCoverage?.static, ...tests.mutantCoverage?.static },
        perTest: { ...book.mutantCoverage?.perTest, ...tests.mutantCoverage?.perTest },
      },
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { testFilter } = options;
    const pages = testFilter?.filter((id) => this.book.has(id));
    const tests = testFilter?.filter((id) => !this.book.has(id));
    if (pages?.length !== 0) {
      const result = await this.book.mutantRun({ ...options, testFilter: pages });
      if (result.status !== MutantRunStatus.Survived || tests?.length === 0) return result;
    }
    return this.tests.mutantRun({ ...options, testFilter: tests });
  }

  async dispose(): Promise<void> {
    await this.tests.dispose?.();
  }
}
