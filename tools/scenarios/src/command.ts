import type { Suite } from '@bot/docs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose, type ChosenSuite } from './choosing/choose';
import { HELP, readOptions, type Options } from './choosing/options';
import { UsageError } from './choosing/usageError';
import { coverageOf, type PackageCoverage } from './coverage/coverageOf';
import { coverageText } from './coverage/coverageText';
import { jsonText } from './report/jsonText';
import { junitCases, type JunitCase } from './report/junitCases';
import { pageText } from './report/pageText';
import { beginText, listText, resultText, summaryText } from './report/text';
import type { RunResult } from './running/result';
import { runScenarios } from './running/runScenarios';
import type { runSuite } from './running/runSuite';

export interface Surroundings {
  readonly root: string;
  readonly suites: () => readonly Suite[];
  readonly run: typeof runSuite;
  readonly junitXml: (name: string, cases: readonly JunitCase[]) => string;
  readonly print: (text: string) => void;
  readonly progress: (text: string) => void;
  /** Whether what is printed is seen by a person as it comes, so that colours and a line that changes make sense. */
  readonly isTerminal: boolean;
  readonly colors: boolean;
  readonly now: () => number;
}

/** The command `npm run scenarios`. @returns its exit code */
export async function scenariosMain(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { print, progress } = surroundings;
  try {
    const options = readOptions(args);
    if (options.help) {
      print(HELP);
      return 0;
    }
    const chosen = choose(surroundings.suites(), options);
    if (options.list) {
      print(options.json ? `${JSON.stringify(chosen, null, 2)}\n` : listText(chosen, surroundings.colors));
      return 0;
    }
    return await carriedOut(chosen, options, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    progress(`${error.message}\nSee npm run scenarios -- --help.\n`);
    return 2;
  }
}

async function carriedOut(chosen: readonly ChosenSuite[], options: Options, around: Surroundings): Promise<0 | 1> {
  const { print, progress, isTerminal, root, now } = around;
  const style = { verbose: options.verbose, colors: around.colors };
  const tell = options.json ? progress : print;
  const status = isTerminal ? progress : () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'scenario-coverage-'));
  try {
    tell(beginText(chosen, options.seed));
    const run = await runScenarios(chosen, {
      ...{ root, now, run: around.run, seed: options.seed, workers: options.workers ?? availableParallelism() },
      coverage: options.coverage ? folder : null,
      onStart: (test) => status(`\r\u001b[K… ${test.slice(0, STATUS_WIDTH)}`),
      onResult(result) {
        status('\r\u001b[K');
        tell(resultText(result, style));
      },
    });
    status('\r\u001b[K');
    const coverage = options.coverage ? coverageOf(root, folder) : null;
    const files = writeReports(run, coverage, around);
    tell(summaryText(run, style));
    if (coverage !== null) tell(coverageText(coverage));
    tell(`\n${files}\n`);
    if (options.json) print(jsonText(run, coverage));
    return run.scenarios.some(({ status }) => status === 'failed') ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const STATUS_WIDTH = 70;

function writeReports(run: RunResult, coverage: readonly PackageCoverage[] | null, around: Surroundings): string {
  const { root, now, junitXml } = around;
  const folder = 'test-results';
  const page = join(folder, 'scenarios.html');
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, page), pageText(run, new Date(now()).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'));
  writeFileSync(join(root, folder, 'scenarios.json'), jsonText(run, coverage));
  writeFileSync(join(root, folder, 'scenarios.junit.xml'), junitXml('scenarios', junitCases(run)));
  return page;
}
