import type { PlantedBug } from '../plantedBug';

const orchestration = 'packages/orchestration/src';

/** What a start makes of the log, and what runs beside trading. */
export const recoveryBugs: readonly PlantedBug[] = [
  {
    id: 'ids-begin-anew',
    title: 'After a restart client order ids begin anew',
    file: `${orchestration}/engine/decisions/lifecycle.ts`,
    find: 'processEpoch: (ledger.epoch?.processEpoch ?? 0) + 1,\n    entropy: input.drawn.entropy,',
    replace: "processEpoch: 1,\n    entropy: 'aaaa',",
    caughtBy: ['orchestration-state/OS-02'],
  },
  {
    id: 'corrupt-log-begun-anew',
    title: 'A damaged event is skipped without a word',
    file: `${orchestration}/persistence/examineStore.ts`,
    find: '} else if (hashAfter(chain.chainHash, row) !== row.checksum) {',
    replace: '} else if (hashAfter(chain.chainHash, row) !== row.checksum && row.seq < 0) {',
    caughtBy: ['orchestration-state/OS-15'],
  },
  {
    id: 'removed-symbol-forgotten',
    title: 'A position in a symbol that was taken out of the configuration is not managed any more',
    file: `${orchestration}/engine/state/watched.ts`,
    find: '  ...leftOver(state),',
    replace: '',
    caughtBy: ['orchestration-state/OS-03'],
  },
  {
    id: 'window-never-evicts',
    title: 'The window of prices grows for ever',
    file: 'packages/core/src/market/markWindow.ts',
    find: 'next = (next + 1) % capacity;',
    replace: 'next = next + 1;',
    caughtBy: ['orchestration-state/OS-05'],
  },
  {
    id: 'task-restarted-without-backoff',
    title: 'A task that fails is restarted at once, again and again',
    file: `${orchestration}/engine/observe/tasks.ts`,
    find: 'const waitMs = Math.min(taskIntervalMs(state.config, task), backoffMs(failures, MAX_RETRY_DELAY_MS));',
    replace:
      'const waitMs = Math.min(taskIntervalMs(state.config, task), backoffMs(failures, MAX_RETRY_DELAY_MS), 1_000);',
    caughtBy: ['orchestration-state/OS-11'],
  },
  {
    id: 'task-dies-with-its-first-failure',
    title: 'A task that fails once never runs again',
    file: `${orchestration}/engine/observe/tasks.ts`,
    find: 'scheduleTask(state, task, at + waitMs, at);',
    replace: 'scheduleTask(state, task, at + waitMs * 1e6, at);',
    caughtBy: ['orchestration-state/OS-11'],
  },
  {
    id: 'stop-leaves-orders',
    title: 'A stop that is to cancel live orders leaves them',
    file: `${orchestration}/engine/decisions/lifecycle.ts`,
    find: "openOrders === 'cancel' ? cancelLive(state, () => true, 'The bot stops.') : nothing;",
    replace: "openOrders === 'cancel' ? cancelLive(state, () => false, 'The bot stops.') : nothing;",
    caughtBy: ['orchestration-state/OS-12'],
  },
  {
    id: 'trades-before-it-has-compared',
    title: 'After a start the bot trades before its books were compared',
    file: 'packages/core/src/risk/checks/allowedNow.ts',
    find: 'NotReconciled: (_, { reconciled }) => (reconciled ? null : {}),',
    replace: 'NotReconciled: (_, { reconciled }) => (reconciled === null ? {} : null),',
    caughtBy: ['orchestration-state/OS-02'],
  },
  {
    id: 'retries-forgotten-after-a-clock-set-back',
    title: 'After the clock was set back what was planned waits for the time to come round again',
    file: `${orchestration}/engine/evolve/clock.ts`,
    find: 'if (byMs < 0) goBack(ledger, byMs, at);',
    replace: 'if (byMs < 0 && at < 0) goBack(ledger, byMs, at);',
    caughtBy: ['orchestration-state/OS-22'],
  },
  {
    id: 'snapshot-of-other-code',
    title: 'A snapshot that other code has made is believed',
    file: `${orchestration}/startup/restoreLedger.ts`,
    find: 'snapshot.madeBy === makerOf(schema) && ',
    replace: '',
    caughtBy: ['orchestration-state/OS-20'],
  },
  {
    id: 'lost-tail-not-noticed',
    title: 'A log that lost its end is taken for a whole one',
    file: `${orchestration}/persistence/examineStore.ts`,
    find: 'if (readable) compareWithHead(chain, head, report);',
    replace: "if (readable && head === 'Missing') compareWithHead(chain, head, report);",
    caughtBy: ['orchestration-state/OS-15'],
  },
];
