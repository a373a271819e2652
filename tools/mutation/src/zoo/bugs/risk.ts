import type { PlantedBug } from '../plantedBug';

const risk = 'packages/core/src/risk';
const engine = 'packages/orchestration/src/engine';

/** What may not be ordered, and what is watched while the bot runs. */
export const riskBugs: readonly PlantedBug[] = [
  {
    id: 'reduce-only-ignored',
    title: 'Reduce-only lets entries pass',
    file: `${risk}/checks/allowedNow.ts`,
    find: "mode === 'ReduceOnly' || limits.reduceOnly ?",
    replace: 'limits.reduceOnly && mode !== undefined ?',
    caughtBy: ['trading-lifecycle/TL-05'],
  },
  {
    id: 'reduce-only-not-told-to-the-venue',
    title: 'An exit is sent without its reduce-only flag',
    file: `${engine}/sending/orderRequest.ts`,
    find: 'timeInForce, postOnly, reduceOnly },\n    ...(stopPrice',
    replace: 'timeInForce, postOnly, reduceOnly: reduceOnly && false },\n    ...(stopPrice',
    caughtBy: ['trading-lifecycle/TL-02'],
  },
  {
    id: 'limit-binds-exits',
    title: 'The limit of the value of a trade holds for exits, too: a large position cannot be closed',
    file: `${risk}/denialReasons.ts`,
    find: 'MaxTradeValue: {\n    bindsReducing: false,',
    replace: 'MaxTradeValue: {\n    bindsReducing: true,',
    caughtBy: ['trading-lifecycle/TL-02'],
  },
  {
    id: 'cap-on-the-order-alone',
    title: 'The cap of a position is checked on the order alone',
    file: `${risk}/checks/sizeLimits.ts`,
    find: '!exceeds(absolute(worstQuantity), cap)) return null;',
    replace: '!exceeds(worstQuantity && quantity, cap)) return null;',
    caughtBy: ['trading-lifecycle/TL-07'],
  },
  {
    id: 'cap-forgets-live-orders',
    title: 'The cap of a position counts what is held, and not what is on its way',
    file: `${risk}/judgedOrder.ts`,
    find: 'const worstQuantity = add(netQuantity, signed(intent.side, add(live, quantity)));',
    replace: 'const worstQuantity = add(netQuantity, signed(intent.side, live && quantity));',
    caughtBy: ['trading-lifecycle/TL-07'],
  },
  {
    id: 'trade-value-in-coins',
    title: 'The limit of the value of a trade is held against a number of coins',
    file: `${risk}/judgedOrder.ts`,
    find: 'notional: intent.quoteSize ?? (price === null ? null : notionalFor(price, quantity, contractSize)),\n    worstQuantity',
    replace:
      'notional: intent.quoteSize ?? (price === null ? null : asNotional(quantity as unknown as Money)),\n    worstQuantity',
    caughtBy: ['trading-lifecycle/TL-06'],
  },
  {
    id: 'minimum-not-checked',
    title: 'Orders below the least value of the venue are sent',
    file: `${risk}/checks/wellFormed.ts`,
    find: 'const tooCheap = notional !== null && exceeds(minNotional, notional);',
    replace: 'const tooCheap = false;',
    caughtBy: ['trading-lifecycle/TL-17'],
  },
  {
    id: 'loss-forgotten-at-a-restart',
    title: "The day's loss begins anew with every start",
    file: `${engine}/evolve.ts`,
    find: 'ledger.unprotected.clear();\n      noteSettings(',
    replace: 'ledger.unprotected.clear();\n      ledger.day = null;\n      noteSettings(',
    caughtBy: ['trading-lifecycle/TL-05'],
  },
  {
    id: 'day-opened-twice',
    title: 'A clock that goes back over midnight opens the day again',
    file: `${engine}/guards/openDay.ts`,
    find: '(date <= day.date || date === day.openedAs)',
    replace: 'date === day.date',
    caughtBy: ['orchestration-state/OS-22'],
  },
  {
    id: 'mode-does-not-cancel',
    title: 'A halt sends nothing new, but leaves live orders at the venue',
    file: `${engine}/enforce.ts`,
    find: 'return both(halted, reducing);',
    replace: 'return halted === reducing ? both(halted, reducing) : nothing;',
    caughtBy: ['orchestration-state/OS-24', 'trading-lifecycle/TL-05'],
  },
  {
    id: 'not-deleveraged',
    title: 'A perpetual near its liquidation is left to the venue',
    file: `${engine}/deleverage.ts`,
    find: "if (cause !== 'LiquidationNear') continue;",
    replace: "if (cause !== 'LiquidationNear' || scope !== 'All') continue;",
    caughtBy: ['trading-lifecycle/TL-19'],
  },
];
