import type { Suite } from '@bot/docs';
import type { ScenarioRecord } from '@bot/test-fixtures';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { runSuite } from '../running/runSuite';
import type { SuiteMessage } from '../running/suiteReporter';

const card = { tags: ['risk'], status: 'Ready', reason: null } as const;

/** A suite in memory, the same over a wire, and one of processes. */
export const exampleSuites: readonly Suite[] = [
  {
    ...{ topic: 'trading', layer: 'S', folder: 'suites/trading', markers: ['scenario'], files: [] },
    cards: [
      { ...card, id: 'TL-01', title: 'Buy → position', verifies: ['one order', 'one fill'] },
      { ...card, id: 'TL-02', title: 'Close <b>', verifies: ['flat', 'booked', 'told'], tags: ['slow'] },
      { ...card, id: 'TL-03', title: 'Later', verifies: ['soon'], status: 'Todo', reason: 'needs books' },
      { ...card, id: 'TL-04', title: 'Never', verifies: ['no'], status: 'Skipped', reason: 'nobody asked' },
    ],
  },
  {
    ...{ topic: 'trading', layer: 'W', folder: 'suites/trading-wire', markers: ['scenario'], files: [] },
    cards: [{ ...card, id: 'TL-01', title: 'Buy → position', verifies: ['one order', 'one fill'] }],
  },
  {
    ...{ topic: 'trading', layer: 'P', folder: 'suites/trading-process', markers: ['scenario'], files: [] },
    cards: [
      { ...card, id: 'TL-05', title: 'Killed', verifies: ['again', 'mounted'] },
      { ...card, id: 'TL-06', title: 'Lost', verifies: ['found'] },
    ],
  },
];

const ended = (test: string, durationMs: number, ...errors: string[]): Extract<SuiteMessage, { kind: 'Ended' }> => ({
  ...{ kind: 'Ended', test, passed: errors.length === 0, durationMs, attempt: 1, errors },
});
const record = (test: string, changes: Partial<ScenarioRecord>): ScenarioRecord => ({
  ...{ test, seed: `bot/${test}`, proven: [], notProven: [], failure: null },
  ...changes,
});

/** How the suites go: TL-02 fails with a timeline, TL-05 passes only when it is tried again, the test of TL-06 is never heard of. */
const courses: Readonly<
  Record<'trading' | 'trading-wire' | 'trading-process', readonly [readonly ScenarioRecord[], readonly SuiteMessage[]]>
> = {
  trading: [
    [
      record('TL-01 Buy → position', { proven: ['one order', 'one fill'] }),
      record('TL-02 Close <b>', {
        proven: ['flat'],
        failure: {
          ...{ sentence: 'booked', errors: ['expected \u001b[31m1\u001b[0m <i>', 'and more'], replay: 'npm run again' },
          ...{ timeline: '+00:00  bot  sold', timelineFile: '/tmp/TL-02-S.txt' },
        },
      }),
    ],
    [
      { kind: 'Started', test: 'TL-01 Buy → position' },
      ended('TL-01 Buy → position', 300),
      ended('TL-02 Close <b>', 1500, 'all of it'),
      ended('TL-03 Later (todo: needs books)', 20),
      ended('TL-01 runs the same twice', 100),
    ],
  ],
  'trading-wire': [
    [record('TL-01 Buy → position, over WM', { proven: ['one order', 'one fill'] })],
    [ended('TL-01 Buy → position, over WM', 1200), ended('TL-01 Buy → position, over W', 2500, 'Exceeded timeout')],
  ],
  'trading-process': [
    [
      record('TL-05 Killed', {
        failure: { sentence: 'again', errors: ['too late'], replay: '', timeline: null, timelineFile: null },
      }),
      record('TL-05 Killed', { proven: ['again'], notProven: [{ sentence: 'mounted', reason: 'needs root' }] }),
    ],
    [
      ended('TL-05 Killed', 3000, 'too late'),
      { ...ended('TL-05 Killed', 4000), attempt: 2 },
      { kind: 'Broken', error: 'Cannot find module' },
    ],
  ],
};

/** In place of Jest. */
export const exampleRun: typeof runSuite = (suite, { records }, tell) => {
  const [own, messages] = courses[suite.name as keyof typeof courses];
  writeFileSync(join(records, '1.jsonl'), own.map((each) => `${JSON.stringify(each)}\n`).join(''));
  messages.forEach(tell);
  return Promise.resolve({ code: 0, said: '' });
};

/** Everything passes, a millisecond each. */
export const passingRun: typeof runSuite = (suite, { records }, tell) => {
  writeFileSync(join(records, '1.jsonl'), '');
  suite.scenarios.forEach(({ id, title }) => tell(ended(`${id} ${title}`, 1)));
  return Promise.resolve({ code: 0, said: '' });
};
