import type { PlantedBug } from '../plantedBug';

const engine = 'packages/orchestration/src/engine';

/** From the intent to the end of an order. */
export const orderBugs: readonly PlantedBug[] = [
  {
    id: 'retry-with-a-new-id',
    title: 'A retry carries a new client order id, so that an order whose answer was lost is placed twice',
    file: `${engine}/sending/releaseSubmit.ts`,
    find: 'const request = requestOf(order) as Approved<OrderRequest>;',
    replace:
      "const again = attempt === 1 ? '' : `-${attempt}`;\n  const request = { ...requestOf(order), clientOrderId: `${clientOrderId}${again}` } as Approved<OrderRequest>;",
    caughtBy: ['broker-edge-cases/BE-04', 'trading-lifecycle/TL-08'],
  },
  {
    id: 'sent-before-it-is-durable',
    title: 'The order leaves before its event is in the log',
    file: 'packages/orchestration/src/runtime/runEngine.ts',
    find: 'if (turn.events.length > 0) await commit(turn);\n        release(turn.commands);',
    replace: 'release(turn.commands);\n        if (turn.events.length > 0) await commit(turn);',
    caughtBy: ['orchestration-state/OS-14'],
  },
  {
    id: 'unknown-taken-for-failed',
    title: 'A submit that timed out is taken for one that never reached the venue',
    file: `${engine}/decisions/submitAnswered.ts`,
    find: "const mayExist = failure.venueOutcome === 'Unknown' ||",
    replace: 'const mayExist = false ||',
    caughtBy: ['broker-edge-cases/BE-04', 'broker-edge-cases/BE-07'],
  },
  {
    id: 'backoff-does-not-grow',
    title: 'The wait before a retry does not grow',
    file: 'packages/core/src/order/retryDelay.ts',
    find: 'const backoff = retryBaseMs * 2 ** (nth - 1);',
    replace: 'const backoff = retryBaseMs;',
    caughtBy: ['broker-edge-cases/BE-01', 'trading-lifecycle/TL-08'],
  },
  {
    id: 'limiter-forgets-what-left',
    title: 'The limiter of the bot does not count what it has sent',
    file: `${engine}/sending/limiter.ts`,
    find: 'tokens + TOLERANCE >= tokensNeeded(lane, rules);',
    replace: 'tokens + Infinity >= tokensNeeded(lane, rules);',
    caughtBy: ['broker-edge-cases/BE-02'],
  },
  {
    id: 'retry-not-withdrawn',
    title: 'A retry is sent although the stream says that the order was taken',
    file: `${engine}/evolve/sends.ts`,
    find: "else if (action === 'Submit' && order.venueOrderId !== null) sends.delete(clientOrderId);",
    replace: '',
    caughtBy: ['broker-edge-cases/BE-27'],
  },
  {
    id: 'progress-applied-twice',
    title: 'A report that was heard before is applied again: quantities are added instead of compared',
    file: 'packages/core/src/order/judgeProgress.ts',
    find: 'quantity: subtract(progress.cumulativeQuantity, order.filledQuantity),',
    replace: 'quantity: progress.cumulativeQuantity,',
    caughtBy: ['broker-edge-cases/BE-10', 'trading-lifecycle/TL-10'],
  },
  {
    id: 'older-report-believed',
    title: 'A report that was overtaken takes the filled quantity back',
    file: 'packages/core/src/order/judgeProgress.ts',
    find: "if (exceeds(order.filledQuantity, progress.cumulativeQuantity)) return { verdict: 'Stale' };",
    replace: '',
    caughtBy: ['broker-edge-cases/BE-25'],
  },
  {
    id: 'partial-fill-is-whole',
    title: 'A partial fill is treated as the whole order',
    file: 'packages/core/src/order/judgeProgress.ts',
    find: "return isPositive(progress.cumulativeQuantity) ? 'PartiallyFilled' : 'Accepted';",
    replace: "return isPositive(progress.cumulativeQuantity) ? 'Filled' : 'Accepted';",
    caughtBy: ['broker-edge-cases/BE-10', 'trading-lifecycle/TL-10'],
  },
  {
    id: 'cancel-accepted-is-canceled',
    title: 'The answer to a cancel is taken for its success, and a fill that was faster is lost',
    file: `${engine}/decisions/cancel.ts`,
    find: "if (answer.outcome === 'Accepted' || !pending) return nothing;",
    replace:
      "if (!pending) return nothing;\n  if (answer.outcome === 'Accepted') return decision([event('OrderFailed', { clientOrderId, reason: 'Canceled' }, clientOrderId)]);",
    caughtBy: ['broker-edge-cases/BE-11'],
  },
  {
    id: 'amend-forgets-fills',
    title: 'New terms of an order forget what was filled meanwhile',
    file: 'packages/core/src/order/amendedOrder.ts',
    find: "return isZero(filledQuantity) ? 'Accepted' : 'PartiallyFilled';",
    replace: "return isZero(filledQuantity) || status === 'PendingReplace' ? 'Accepted' : 'PartiallyFilled';",
    caughtBy: ['trading-lifecycle/TL-16'],
  },
  {
    id: 'protection-waits-for-the-whole-fill',
    title: 'The stop of a position is placed only once its entry is filled to the end',
    file: `${engine}/following/protect.ts`,
    find: 'if (!state.view.reconciled) return nothing;',
    replace: 'if (!state.view.reconciled || state.ledger.partlyFilled.size > 0) return nothing;',
    caughtBy: ['trading-lifecycle/TL-14'],
  },
];
