import type { PlantedBug } from '../plantedBug';

const engine = 'packages/orchestration/src/engine';

/** Prices, and the connection that they come by. */
export const feedBugs: readonly PlantedBug[] = [
  {
    id: 'silence-not-noticed',
    title: 'A connection that lives and says nothing counts as a good one',
    file: 'packages/orchestration/src/runtime/feed/silenceWatch.ts',
    find: 'heardAnything() {\n      anyAtMs = clock.monotonicMs();',
    replace:
      'heardAnything() {\n      anyAtMs = clock.monotonicMs();\n      dataAtMs = anyAtMs;\n      instrumentIds.forEach((id) => heardAtMs.set(id, anyAtMs));',
    caughtBy: ['broker-edge-cases/BE-23'],
  },
  {
    id: 'entries-go-on-while-unreachable',
    title: 'A venue that does not answer is asked for new positions all the same',
    file: `${engine}/decisions/venueReach.ts`,
    find: 'if (failing.count < FAILURES_THAT_COUNT || forMs <',
    replace: 'if (failing.count < FAILURES_THAT_COUNT * 1e6 || forMs <',
    caughtBy: ['broker-edge-cases/BE-06', 'trading-lifecycle/TL-09'],
  },
  {
    id: 'gap-ignored',
    title: 'After a gap in the stream the book goes on as if nothing was missed',
    file: `${engine}/observe/feed.ts`,
    find: 'scheduleOpening(state, at, lastedMs >= STEADY_MS);',
    replace: 'if (lastedMs < 0) scheduleOpening(state, at, lastedMs >= STEADY_MS);',
    caughtBy: ['broker-edge-cases/BE-24'],
  },
];
