import { styleText } from 'node:util';
import { SLOW_MS, SLOW_TAG, type ChosenSuite } from '../choosing/choose';
import type { FailureResult, RunResult, ScenarioResult, SentenceResult } from '../running/result';

export interface TextStyle {
  readonly colors: boolean;
  readonly verbose: boolean;
}

type Color = 'green' | 'red' | 'yellow' | 'dim' | 'bold';
const painted = (color: Color, text: string, { colors }: Pick<TextStyle, 'colors'>): string =>
  colors ? styleText(color, text, { validateStream: false }) : text;

const signs = { passed: '✓', failed: '✗', todo: '○', skipped: '○' } as const;
const colorOf = { passed: 'green', failed: 'red', todo: 'yellow', skipped: 'yellow' } as const;
const sentenceSigns = { proven: '✓', failed: '✗', open: '·', impossible: '○' } as const;
const sentenceColors = { proven: 'green', failed: 'red', open: 'dim', impossible: 'yellow' } as const;

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** `4.00 s`, `4.00 s, attempt 2` */
export const courseText = ({ durationMs, attempts }: ScenarioResult): string =>
  attempts > 1 ? `${seconds(durationMs)}, attempt ${attempts}` : seconds(durationMs);

/** One scenario as it ends; its sentences below it when they are asked for, or when one has failed. */
export function resultText(result: ScenarioResult, style: TextStyle): string {
  const { id, layer, title, status, reason, sentences } = result;
  const facts = status === 'passed' || status === 'failed' ? courseText(result) : `${status}: ${String(reason)}`;
  const head = `${painted(colorOf[status], signs[status], style)} ${id.padEnd(6)} ${layer.padEnd(2)}  ${title}  ${painted('dim', facts, style)}\n`;
  const shown =
    style.verbose || status === 'failed' ? sentences : sentences.filter(({ mark }) => mark === 'impossible');
  return head + shown.map((sentence) => sentenceText(sentence, style)).join('');
}

function sentenceText({ text, mark, reason }: SentenceResult, style: TextStyle): string {
  const why = reason === null ? '' : ` (not on this machine: ${reason})`;
  return `             ${painted(sentenceColors[mark], sentenceSigns[mark], style)} ${text}${why}\n`;
}

/** What was chosen, with nothing run. */
export function listText(chosen: readonly ChosenSuite[], colors: boolean): string {
  const style = { colors };
  const suites = chosen.map(({ name, layer, scenarios }) =>
    [
      `${painted('bold', name, style)} (${layer})\n`,
      ...scenarios.map(
        ({ id, title, tags }) => `  ${id.padEnd(6)} ${title}  ${painted('dim', tags.join(', '), style)}\n`,
      ),
    ].join(''),
  );
  return `${suites.join('\n')}\n${said(countOf(chosen), 'scenario')} of ${said(chosen.length, 'suite')}\n`;
}

/** What the run is about, before it begins. */
export const beginText = (chosen: readonly ChosenSuite[], seed: string): string =>
  `${said(countOf(chosen), 'scenario')} of ${said(chosen.length, 'suite')}, seed ${seed}\n\n`;

const countOf = (chosen: readonly ChosenSuite[]): number =>
  chosen.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
const said = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const SLOWEST = 10;

/** Those that took longest, the slowest first. */
export const slowest = ({ scenarios }: RunResult): readonly ScenarioResult[] =>
  scenarios
    .filter(({ durationMs }) => durationMs > 0)
    .toSorted((a, b) => b.durationMs - a.durationMs)
    .slice(0, SLOWEST);

/** Those that took longer than their tags say. */
export const untaggedSlow = ({ scenarios }: RunResult): readonly ScenarioResult[] =>
  scenarios.filter(({ durationMs, tags }) => durationMs > SLOW_MS && !tags.includes(SLOW_TAG));

/** Those that have not passed at once. */
export const retried = ({ scenarios }: RunResult): readonly ScenarioResult[] =>
  scenarios.filter(({ attempts }) => attempts > 1);

export type Counts = Readonly<Record<ScenarioResult['status'], number>>;

export function countsOf({ scenarios }: RunResult): Counts {
  const count = (status: ScenarioResult['status']) => scenarios.filter((each) => each.status === status).length;
  return { passed: count('passed'), failed: count('failed'), todo: count('todo'), skipped: count('skipped') };
}

/** Failures with everything that is needed to understand and repeat them, what was slow, and the counts. */
export function summaryText(run: RunResult, style: TextStyle): string {
  const failures = run.scenarios.flatMap((each) =>
    each.failure === null ? [] : [failureText(each, each.failure, style)],
  );
  const slow = untaggedSlow(run).map(({ id, layer, durationMs }) => `${id} ${layer} ${seconds(durationMs)}`);
  const again = retried(run).map(
    ({ id, layer, status, attempts }) => `${id} ${layer} ${status} at attempt ${attempts}`,
  );
  const { passed, failed, todo, skipped } = countsOf(run);
  const counts = `${passed} passed, ${failed} failed, ${todo} to do, ${skipped} skipped`;
  return [
    '\n',
    ...failures,
    `Slowest:\n${slowest(run)
      .map((each) => `  ${timed(each)}\n`)
      .join('')}`,
    ...(slow.length === 0
      ? []
      : [`\nSlower than a second, and without the tag \`${SLOW_TAG}\`:\n  ${slow.join(', ')}\n`]),
    ...(again.length === 0 ? [] : [`\nTried again:\n  ${again.join(', ')}\n`]),
    `\n${painted(failed === 0 ? 'green' : 'red', counts, style)} in ${seconds(run.durationMs)}, seed ${run.seed}\n`,
  ].join('');
}

const timed = ({ durationMs, id, layer, title }: ScenarioResult): string =>
  `${seconds(durationMs).padStart(8)}  ${id.padEnd(6)} ${layer.padEnd(2)}  ${title}`;

function failureText(result: ScenarioResult, failure: FailureResult, style: TextStyle): string {
  const { id, layer, title, sentences, seed } = result;
  const { errors, replay, timeline, timelineFile } = failure;
  const failed = sentences.filter(({ mark }) => mark === 'failed').map(({ text }) => `✗ ${text}\n`);
  return [
    painted('red', `${id} ${layer} ${title}\n`, style),
    ...failed,
    `\n${errors.join('\n')}\n\n`,
    seed === null ? '' : `seed:     ${seed}\n`,
    `replay:   ${replay}\n`,
    timeline === null ? '\n' : `timeline: ${String(timelineFile)}\n\n${timeline}\n\n`,
  ].join('');
}
