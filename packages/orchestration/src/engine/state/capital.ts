import {
  MARKET_ORDER_MARGIN,
  absolute,
  add,
  asMoney,
  asNotional,
  isNegative,
  isZero,
  notionalFor,
  one,
  openShare,
  scale,
  shareOf,
  smallerOf,
  subtract,
  sum,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type Instrument,
  type InstrumentId,
  type Money,
  type Notional,
  type Position,
  type StrategyId,
} from '@bot/core';
import type { StateInSight } from './engineState';
import { keptTotal } from './keptTotal';
import { liveOrdersIn } from './liveOrders';
import { latestMark } from './valuation';

/** What one strategy holds of an instrument; undefined when it never held any. */
export const bookOf = ({ ledger }: StateInSight, instrumentId: InstrumentId, id: StrategyId): Position | undefined =>
  ledger.strategyBooks.get(instrumentId)?.get(id);

/**
 * The capital that is a strategy's: its share of the equity as it is at this decision, or of the budget where that is less. So
 * profit and loss of all are divided anew among all. Worked example: a share of 0.25 of 10,000 is 2,500; after the bot has
 * lost 1,000 it is 2,250; with a budget of 4,000 it is 1,000 either way.
 */
export function allocationOf({ capitalShares, config }: StateInSight, strategyId: StrategyId, equity: Money): Money {
  const share = capitalShares.get(strategyId);
  const { budgetUsd } = config.limits;
  const whole = budgetUsd === null ? equity : smallerOf(equity, asMoney(budgetUsd));
  return share === undefined || isNegative(whole) ? zeroMoney : scale(whole, share);
}

/**
 * How much more a strategy may enter: its allocation less what its books at the mark and its live shares tie up, as notional
 * of the instrument, of which the commission is paid, too, and which may be filled that much above the mark as risk counts with.
 * Spot ties up all of its value, a perpetual its initial margin. What cannot be valued leaves nothing free.
 * Worked example, no commission: an allocation of 2,500, of which a book of 0.01 BTC at 50,000 ties up 500, and a live share
 * of 0.02 of a perpetual at 10 % ties up 100 → 1,900 ÷ 1.01 = 1,881.18 of spot, or 18,811.88 of a perpetual. At a commission of 1 %
 * it is 1,862.56 and 17,101.71, with which they cost 1,900 at worst.
 */
export function freeNotional(
  state: StateInSight,
  strategyId: StrategyId,
  equity: Money,
  { initialMarginRate }: Instrument,
): Notional {
  const used = usedCapital(state, strategyId);
  const free = used === null ? zeroMoney : subtract(allocationOf(state, strategyId, equity), used);
  const costs = scale(add(initialMarginRate, state.view.fees?.taker ?? one), MARKET_ORDER_MARGIN);
  return isNegative(free) || isZero(costs) ? zeroNotional : asNotional(shareOf(free, one, costs));
}

/** What a strategy's books and live shares tie up, at the mark: strategies order at the market; null when something of it cannot be valued. */
export function usedCapital(state: StateInSight, strategyId: StrategyId): Money | null {
  const usedBy = known.get(strategyId) ?? tiedUpBy(strategyId);
  known.set(strategyId, usedBy);
  return usedBy(state);
}

/** One total for each strategy that was ever asked for. */
const known = new Map<StrategyId, ReturnType<typeof tiedUpBy>>();

const tiedUpBy = (strategyId: StrategyId) =>
  keptTotal<Money>({
    zero: zeroMoney,
    plus: add,
    minus: subtract,
    partOf: (state, instrumentId) => tiedUpIn(state, strategyId, instrumentId),
    sourcesOf: ({ ledger, view }) => [ledger.strategyBooks, ledger.liveQuantities, ledger.instruments, view.marks],
  });

function tiedUpIn(state: StateInSight, strategyId: StrategyId, instrumentId: InstrumentId): Money | null | undefined {
  const held = bookOf(state, instrumentId, strategyId)?.netQuantity ?? zeroQuantity;
  const entering = liveOrdersIn(state, instrumentId).filter(({ reduceOnly }) => !reduceOnly);
  const shares = entering.map((order) => openShare(order, strategyId));
  const quantity = sum(shares, absolute(held));
  if (isZero(quantity)) return undefined;
  const mark = latestMark(state, instrumentId)?.price;
  const instrument = state.ledger.instruments.get(instrumentId);
  if (mark === undefined || instrument === undefined) return null;
  return scale(asMoney(notionalFor(mark, quantity, instrument.contractSize)), instrument.initialMarginRate);
}
