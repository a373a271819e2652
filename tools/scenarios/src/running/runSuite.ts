import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ChosenSuite } from '../choosing/choose';
import type { SuiteMessage } from './suiteReporter';

export interface SuiteSetting {
  readonly root: string;
  readonly seed: string;
  /** Where the scenarios leave what they have shown. */
  readonly records: string;
  /** Where its coverage goes; null: none is measured. */
  readonly coverage: string | null;
}

/** How Jest itself has ended. */
export interface SuiteEnd {
  /** Its exit code; null: it was killed. */
  readonly code: number | null;
  /** What it printed last. */
  readonly said: string;
}

/** Carries the chosen scenarios of one suite out, by the suite's own Jest. */
export function runSuite(
  suite: ChosenSuite,
  setting: SuiteSetting,
  tell: (message: SuiteMessage) => void,
): Promise<SuiteEnd> {
  const { root, seed, records, coverage } = setting;
  const child = fork(require.resolve('jest/bin/jest'), argumentsFor(suite, coverage), {
    cwd: join(root, suite.folder),
    env: {
      ...process.env,
      ...{ SIM_SEED: seed, SIM_RESULTS: records, SIM_REPLAY: 'npm run scenarios -- --id {test} --seed {seed}' },
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const keep = (chunk: Buffer): void => void (said = (said + String(chunk)).slice(-LAST_WORDS));
  for (const output of [child.stdout, child.stderr] as Readable[]) output.on('data', keep);
  child.on('message', (message) => tell(message as SuiteMessage));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

const LAST_WORDS = 4_000;

function argumentsFor({ scenarios }: ChosenSuite, coverage: string | null): readonly string[] {
  const names = scenarios.map(({ id, title }) => `${id} ${title}`.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const chosen = [`--testNamePattern=^(${names.join('|')})(, over \\w+)?( \\(.*\\))?$`, '--passWithNoTests'];
  const running = [
    '--maxWorkers=1',
    `--reporters=${join(__dirname, '..', '..', 'dist', 'running', 'suiteReporter.js')}`,
  ];
  if (coverage === null) return [...chosen, ...running];
  return [
    ...chosen,
    ...running,
    ...['--coverage', '--coverageReporters=json', `--coverageDirectory=${coverage}`, '--coverageThreshold={}'],
  ];
}
