import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { BookAndTestsRunner } from './book-and-tests-runner.ts';
import { BookRunner } from './book-runner.ts';
import { Equivalents } from './equivalents.ts';

/** What `npm run mutate:core` and `npm run mutate:core:chapters` add to Stryker. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'book', BookRunner),
  declareClassPlugin(PluginKind.TestRunner, 'book-and-tests', BookAndTestsRunner),
  declareClassPlugin(PluginKind.Checker, 'equivalents', Equivalents),
];
