import type { Trace } from '@bot/simulation';
import { FixtureError, messageOf } from '../errors/fixtureError';
import { shortTimeline } from '../timeline/shortTimeline';
import { writeTimeline } from '../timeline/timelineFile';

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
  const { id, title, layer, sentence, errors, seed, replay, trace } = failed;
  const text = [
    `${id} ${title}`,
    ...(sentence === undefined ? [] : [`✗ ${sentence}`]),
    '',
    ...errors.map(messageOf),
    '',
    `seed:     ${seed}`,
    `replay:   ${replay}`,
    `timeline: ${writeTimeline(trace, `${id}-${layer}`)}`,
    '',
    shortTimeline(trace, SHOWN_LINES),
  ].join('\n');
  const report = new FixtureError('ScenarioFailed', { happened: text });
  // The place in the test is where the first error came from, not here.
  report.stack = `${text}\n${framesOf(errors[0])}`;
  return report;
}

/** Where an error came from, without what it says. */
export function framesOf(error: unknown): string {
  const stack = (error as { stack?: unknown } | null)?.stack;
  if (typeof stack !== 'string') return '';
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
