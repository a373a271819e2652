import type { PlantedBug } from '../plantedBug';

const engine = 'packages/orchestration/src/engine';

/** Prices, and the connection that they come by. */
export const feedBugs: readonly PlantedBug[] = [
  {
    id: 'gap-ignored',
    title: 'After a gap in the stream the book goes on as if nothing was missed',
    file: `${engine}/observe/feed.ts`,
    find: 'scheduleOpening(state, at, lastedMs >= STEADY_MS);',
    replace: 'if (lastedMs < 0) scheduleOpening(state, at, lastedMs >= STEADY_MS);',
    caughtBy: ['broker-edge-cases/BE-24'],
  },
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
    id: 'missed-fills-not-read-after-a-drop',
    title: 'After a dead connection nobody reads what was filled meanwhile',
    file: `${engine}/observe/feed.ts`,
    find: "if (connection === 'Dead') readBooksSoon(state, at);",
    replace: '',
    caughtBy: ['broker-edge-cases/BE-05'],
  },
  {
    id: 'entries-go-on-while-unreachable',
    title: 'A venue that does not answer is asked for new positions all the same',
    file: `${engine}/decisions/venueReach.ts`,
    find: 'if (failing.count < FAILURES_THAT_COUNT || forMs <',
    replace: 'if (failing.count < FAILURES_THAT_COUNT * 1e6 || forMs <',
    caughtBy: ['trading-lifecycle/TL-09', 'broker-edge-cases/BE-06'],
  },
  {
    id: 'resumes-before-it-has-compared',
    title: 'Once the venue answers again entries go on before the books were compared',
    file: `${engine}/guard.ts`,
    find: "return both(decision(lift(state, { cause: 'RateLimited' })), guardAccess(state, input));",
    replace:
      "return both(decision([...lift(state, { cause: 'RateLimited' }), ...lift(state, { cause: 'VenueUnreachable' })]), guardAccess(state, input));",
    caughtBy: ['trading-lifecycle/TL-09'],
  },
];
