import {
  add,
  asMoney,
  asNotional,
  isZero,
  notionalFor,
  scale,
  worstHeld,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type InstrumentId,
  type Money,
  type Notional,
} from '@bot/core';
import type { StateInSight } from './engineState';
import { latestMark } from './valuation';

/** All positions and live orders together, each instrument at the worst that its live orders could lead to. */
export interface Portfolio {
  readonly exposure: Notional;
  /** What the perpetuals ask for to be kept. */
  readonly maintenanceMargin: Money;
}

/**
 * null while something in it has no mark. Worked example: long 2 at 110 with a live buy of 1 and a live sell of 2, and short 3 of a
 * perpetual at 120 → 3 × 110 + 3 × 120 = 690.
 */
export function portfolioNow(state: StateInSight): Portfolio | null {
  let exposure = zeroNotional;
  let maintenanceMargin = zeroMoney;
  for (const instrumentId of instrumentsAtRisk(state)) {
    const worth = worstWorth(state, instrumentId);
    const instrument = state.ledger.instruments.get(instrumentId);
    if (worth === null || instrument === undefined) return null;
    exposure = add(exposure, worth);
    if (instrument.kind === 'Spot') continue;
    maintenanceMargin = add(maintenanceMargin, scale(asMoney(worth), instrument.maintenanceMarginRate));
  }
  return { exposure, maintenanceMargin };
}

/** What the open positions cost, of perpetuals the margin on that, and what live orders may cost. */
export function usedCapital({ ledger }: StateInSight): Money {
  let used = zeroMoney;
  for (const { instrumentId, costBasis } of ledger.positions.values()) {
    const rate = ledger.instruments.get(instrumentId)?.initialMarginRate;
    const cost = asMoney(asNotional(costBasis));
    used = add(used, rate === undefined ? cost : scale(cost, rate));
  }
  for (const hold of ledger.holds.values()) used = add(used, hold);
  return used;
}

function* instrumentsAtRisk({ ledger }: StateInSight): Iterable<InstrumentId> {
  yield* ledger.positions.keys();
  for (const [instrumentId, { buy, sell }] of ledger.liveQuantities) {
    const isLive = !isZero(buy) || !isZero(sell);
    if (isLive && !ledger.positions.has(instrumentId)) yield instrumentId;
  }
}

function worstWorth(state: StateInSight, instrumentId: InstrumentId): Notional | null {
  const { ledger } = state;
  const mark = latestMark(state, instrumentId);
  if (mark === undefined) return null;
  const net = ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity;
  const live = ledger.liveQuantities.get(instrumentId);
  const worst = worstHeld(net, live?.buy ?? zeroQuantity, live?.sell ?? zeroQuantity);
  return notionalFor(mark.price, worst, ledger.instruments.get(instrumentId)?.contractSize);
}
