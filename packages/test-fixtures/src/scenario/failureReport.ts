import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatTimeline, type Trace } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';

export interface FailedScenario {
  readonly id: string;
  readonly title: string;
  readonly layer: string;
  readonly seed: string;
  readonly replay: string;
  readonly trace: Trace;
  /** The sentence that was being proven. */
  readonly sentence: string | undefined;
  /** What went wrong, the first thing first. */
  readonly errors: readonly unknown[];
}

const SHOWN_LINES = 60;

/**
 * Everything that is needed to understand and to repeat a failure, as one error: the sentence, what was expected and found,
 * the seed, the command, the end of the timeline, and where all of it was written.
 */
export function failureReport(failed: FailedScenario): FixtureError {
  const { id, title, sentence, errors, seed, replay, trace } = failed;
  const text = [
    `${id} ${title}`,
    ...(sentence === undefined ? [] : [`✗ ${sentence}`]),
    '',
    ...errors.map(messageOf),
    '',
    `seed:     ${seed}`,
    `replay:   ${replay}`,
    `timeline: ${writeTimeline(failed)}`,
    '',
    formatTimeline(trace.entries, { lines: SHOWN_LINES }),
  ].join('\n');
  const report = new FixtureError('ScenarioFailed', { happened: text });
  // The place in the test is where the first error came from, not here.
  report.stack = `${text}\n${framesOf(errors[0])}`;
  return report;
}

/** The whole timeline as a file, under the folder that Nx keeps as an output. */
function writeTimeline({ id, layer, trace }: FailedScenario): string {
  const folder = resolve('test-results', 'timelines');
  const file = join(folder, `${id}-${layer}.txt`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${formatTimeline(trace.entries, { lines: trace.entries.length })}\n`);
  return file;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function framesOf(error: unknown): string {
  const stack = (error as { stack?: unknown } | null)?.stack;
  if (typeof stack !== 'string') return '';
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
