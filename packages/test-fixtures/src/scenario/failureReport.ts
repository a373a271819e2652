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
  /** null where no world of ours has seen what happened. */
  readonly trace: Trace | null;
  /** The sentence that was being proven. */
  readonly sentence: string | undefined;
  /** What went wrong, the first thing first. */
  readonly errors: readonly unknown[];
}

/** The same as text, and all of the timeline in a file. */
export interface Failure {
  readonly sentence: string | null;
  readonly errors: readonly string[];
  readonly replay: string;
  /** How it ended, at most 60 lines. */
  readonly timeline: string | null;
  readonly timelineFile: string | null;
}

const SHOWN_LINES = 60;

export function failureOf({ id, layer, sentence, errors, replay, trace }: FailedScenario): Failure {
  return {
    ...{ sentence: sentence ?? null, errors: errors.map(messageOf), replay },
    timeline: trace === null ? null : shortTimeline(trace, SHOWN_LINES),
    timelineFile: trace === null ? null : writeTimeline(trace, `${id}-${layer}`),
  };
}

/**
 * Everything that is needed to understand and to repeat a failure, as one error: the sentence, what was expected and found,
 * the seed, the command, the end of the timeline, and where all of it was written.
 */
export function failureReport({ id, title, seed, errors }: FailedScenario, failure: Failure): FixtureError {
  const { sentence, replay, timeline, timelineFile } = failure;
  const text = [
    `${id} ${title}`,
    ...(sentence === null ? [] : [`✗ ${sentence}`]),
    '',
    ...failure.errors,
    '',
    `seed:     ${seed}`,
    `replay:   ${replay}`,
    ...(timeline === null ? [] : [`timeline: ${timelineFile}`, '', timeline]),
  ].join('\n');
  const report = new FixtureError('ScenarioFailed', { happened: text });
  // The place in the test is where the first error came from, not here.
  report.stack = `${text}\n${framesOf(errors[0])}`;
  return report;
}

/** Where an error came from, without what it says. */
function framesOf(error: unknown): string {
  const stack = (error as { stack?: unknown } | null)?.stack;
  if (typeof stack !== 'string') return '';
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
