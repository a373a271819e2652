import type { ScenarioRecord } from '@bot/test-fixtures';
import { stripVTControlCharacters } from 'node:util';
import type { Chosen, ChosenSuite } from '../choosing/choose';
import type { FailureResult, ScenarioResult, SentenceResult } from './result';
import type { SuiteMessage } from './suiteReporter';

type Ended = Extract<SuiteMessage, { kind: 'Ended' }>;

const nameOf = ({ id, title }: Chosen): string => `${id} ${title}`;

/** Which scenario a test is about: names may begin alike. */
export const chosenFor = ({ scenarios }: ChosenSuite, test: string): Chosen | undefined =>
  scenarios
    .filter((each) => test === nameOf(each) || [', over ', ' ('].some((more) => test.startsWith(nameOf(each) + more)))
    .sort((a, b) => b.title.length - a.title.length)[0];

/** What became of a scenario whose test has ended. */
export function resultOf(
  suite: ChosenSuite,
  chosen: Chosen,
  { test, passed, durationMs, attempt, errors }: Ended,
  record: ScenarioRecord | undefined,
  seed: string,
): ScenarioResult {
  const layer = /, over (\w+)( \(.*)?$/.exec(test.slice(nameOf(chosen).length))?.[1] ?? suite.layer;
  return {
    ...common(suite, chosen),
    ...{ layer, durationMs, attempts: attempt, seed: record?.seed ?? null },
    status: !passed ? 'failed' : chosen.status === 'Ready' ? 'passed' : 'todo',
    sentences: chosen.verifies.map((text) => sentenceResult(text, record)),
    failure: passed ? null : failureOf(chosen, errors, record, seed),
  };
}

/** What becomes of a scenario of which no test was heard: one that must run has failed. */
export function resultWithout(suite: ChosenSuite, chosen: Chosen, said: string, seed: string): ScenarioResult {
  const errors = [`It was not run.${said === '' ? '' : ` The suite ended with:\n${plain(said)}`}`];
  const status = { Ready: 'failed', Todo: 'todo', Skipped: 'skipped' } as const;
  return {
    ...common(suite, chosen),
    ...{ layer: suite.layer, durationMs: 0, attempts: 0, seed: null, status: status[chosen.status] },
    sentences: chosen.verifies.map((text) => ({ text, mark: 'open', reason: null })),
    failure: chosen.status === 'Ready' ? failureOf(chosen, errors, undefined, seed) : null,
  };
}

/** What becomes of a suite that did not come to its end, where that is told by none of its scenarios. */
export function resultOfSuite({ name, layer }: ChosenSuite, said: string, seed: string): ScenarioResult {
  const errors = [`Jest did not end well.${said === '' ? '' : ` It said:\n${plain(said)}`}`];
  return {
    ...{ id: name, title: 'the suite as a whole', suite: name, layer, tags: [], status: 'failed', reason: null },
    ...{ durationMs: 0, attempts: 0, seed: null, sentences: [] },
    failure: {
      ...{ errors, replay: `npm run scenarios -- --suite ${name} --seed ${seed}` },
      ...{ timeline: null, timelineFile: null },
    },
  };
}

const common = ({ name }: ChosenSuite, { id, title, tags, reason }: Chosen) => ({
  id,
  title,
  suite: name,
  tags,
  reason,
});

function sentenceResult(text: string, record: ScenarioRecord | undefined): SentenceResult {
  const excuse = record?.notProven.find(({ sentence }) => sentence === text);
  if (excuse !== undefined) return { text, mark: 'impossible', reason: excuse.reason };
  if (record?.failure?.sentence === text) return { text, mark: 'failed', reason: null };
  return { text, mark: record?.proven.includes(text) === true ? 'proven' : 'open', reason: null };
}

/** As the scenario has told it; a test that ran out of time has not. */
function failureOf(
  { id }: Chosen,
  errors: readonly string[],
  record: ScenarioRecord | undefined,
  seed: string,
): FailureResult {
  const told = record?.failure ?? {
    ...{ errors, replay: `npm run scenarios -- --id ${id} --seed ${seed}` },
    ...{ timeline: null, timelineFile: null },
  };
  const { replay, timeline, timelineFile } = told;
  return { errors: told.errors.map(plain), replay, timeline, timelineFile };
}

const plain = (text: string): string => stripVTControlCharacters(text).trim();
