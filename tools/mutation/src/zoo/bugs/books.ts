import type { PlantedBug } from '../plantedBug';

const core = 'packages/core/src';
const engine = 'packages/orchestration/src/engine';

/** Positions, results and cash, and their comparison with the venue. */
export const booksBugs: readonly PlantedBug[] = [
  {
    id: 'fee-left-out-of-the-cash',
    title: 'The commission of a fill is not taken from the cash',
    file: `${engine}/evolve/orders.ts`,
    find: 'ledger.cash.set(instrument.quoteCurrency, subtract(add(cash, received), filled.commission));',
    replace: 'ledger.cash.set(instrument.quoteCurrency, add(cash, received));',
    caughtBy: ['trading-lifecycle/TL-01'],
  },
  {
    id: 'flip-opens-at-the-wrong-price',
    title: 'A flip through zero opens the new side with the value of the whole fill',
    file: `${core}/position/applyFill.ts`,
    find: 'costBasis: signedValue(fill.side, asMoney(subtract(fill.value, closingValue))),',
    replace: 'costBasis: signedValue(fill.side, asMoney(fill.value)),',
    caughtBy: ['trading-lifecycle/TL-13'],
  },
  {
    id: 'hold-not-released',
    title: 'What an order has kept back is not released when it ends',
    file: `${engine}/evolve/runningSums.ts`,
    find: 'function liveHold(order: Readonly<Order>): Money {\n  if (isTerminal(order.status)) return zeroMoney;',
    replace: 'function liveHold(order: Readonly<Order>): Money {',
    caughtBy: ['broker-edge-cases/BE-11'],
  },
  {
    id: 'trade-of-others-booked-twice',
    title: 'A trade of somebody else is booked again with every reading of the books',
    file: `${engine}/evolve/externals.ts`,
    find: 'ledger.bookedTrades.set(tradeId, at);\n}\n\nexport function bookFunding',
    replace: 'if (tradeId === null) ledger.bookedTrades.set(tradeId, at);\n}\n\nexport function bookFunding',
    caughtBy: ['trading-lifecycle/TL-12'],
  },
  {
    id: 'reconciliation-trusts-the-bot',
    title: 'The books are compared, and the difference is thrown away',
    file: `${engine}/decisions/compareWithVenue.ts`,
    find: 'const drifts = driftsOf(state, books);',
    replace: 'const drifts = driftsOf(state, books).slice(0, 0);',
    caughtBy: ['orchestration-state/OS-07'],
  },
  {
    id: 'one-look-is-enough',
    title: 'A difference that a single reading shows is taken over, though a fill was only on its way',
    file: `${engine}/decisions/compareWithVenue.ts`,
    find: 'const counted = drifts.filter((drift) => view.drifts.has(driftText(drift)));',
    replace: 'const counted = drifts.filter((drift) => view.drifts.has(driftText(drift)) || true);',
    caughtBy: ['orchestration-state/OS-07'],
  },
  {
    id: 'impossible-balance-believed',
    title: 'A balance below zero is believed',
    file: `${engine}/decisions/venueBooksRead.ts`,
    find: 'return balances.find((balance) => !addsUp(balance) || !(mayOwe.has(balance.currency) || isSane(balance)));',
    replace: 'return balances.find((balance) => !addsUp(balance) && mayOwe.has(balance.currency));',
    caughtBy: ['broker-edge-cases/BE-09'],
  },
  {
    id: 'share-is-the-whole',
    title: 'Every strategy trades with the whole capital',
    file: `${engine}/state/capital.ts`,
    find: 'return share === undefined || isNegative(whole) ? zeroMoney : scale(whole, share);',
    replace: 'return share === undefined || isNegative(whole) ? zeroMoney : whole;',
    caughtBy: ['trading-lifecycle/TL-04'],
  },
  {
    id: 'loudest-signal-wins',
    title: 'Of two signals that conflict the first is carried out',
    file: `${core}/strategy/aggregateSignals.ts`,
    find: "if (policy === 'priority') return first.side;",
    replace: 'if (policy !== null) return first.side;',
    caughtBy: ['trading-lifecycle/TL-03'],
  },
];
