import {
  absolute,
  add,
  asMoney,
  atLeast,
  isNegative,
  isZero,
  negate,
  notionalFor,
  ratioOf,
  scale,
  subtract,
  sum,
  toText,
  zeroMoney,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type Money,
  type Quantity,
  type Ratio,
} from '@bot/core';
import type { JournalCheck, JournalFacts } from './stepFacts';

/** So many cycles after a perpetual has come too near to its liquidation, something must have been done about it. */
const CYCLES = 2;

/**
 * INV-30: what is behind each perpetual keeps its liquidation as far away as the configuration says, or an order that makes it
 * smaller was sent since it did not. What the account is really like counts, as soon as the bot has a price of it.
 */
export function createMarginFloor(): JournalCheck {
  const belowSince = new Map<InstrumentId, EpochMs>();
  return (facts) => {
    const floor = facts.config.guards.minLiquidationDistance;
    if (floor === null) return [];
    const perpetuals = perpetualsAtVenue(facts);
    const near = perpetuals.filter((each) => isNear(each, perpetuals, facts, floor));
    for (const id of belowSince.keys()) if (!near.some((each) => each.instrumentId === id)) belowSince.delete(id);
    return near.flatMap(({ instrumentId, netQuantity }) => {
      const since = belowSince.get(instrumentId) ?? facts.now;
      belowSince.set(instrumentId, since);
      const isLate = facts.now - since > CYCLES * facts.config.cycleIntervalMs;
      if (!isLate || isExcused(facts, instrumentId) || isReduced(facts, instrumentId, netQuantity, since)) return [];
      const problem = `${toText(netQuantity)} ${instrumentId} are too near to their liquidation since ${since}`;
      return [{ invariant: 'INV-30' as const, problem }];
    });
  };
}

interface Perpetual {
  readonly instrumentId: InstrumentId;
  readonly netQuantity: Quantity;
  readonly instrument: Instrument;
  readonly value: Money;
  readonly result: Money;
}

function perpetualsAtVenue({ truth, instruments, config }: JournalFacts): readonly Perpetual[] {
  return truth.positions().flatMap(({ instrumentId, netQuantity, averageEntryPrice }): readonly Perpetual[] => {
    const instrument = instruments.get(instrumentId);
    const isOurs = instrument?.kind === 'Perpetual' && config.instrumentIds.includes(instrumentId);
    if (!isOurs || averageEntryPrice === null || isZero(netQuantity)) return [];
    const worth = (price: typeof averageEntryPrice): Money =>
      asMoney(notionalFor(price, absolute(netQuantity), instrument.contractSize));
    const value = worth(truth.mark(instrumentId).price);
    const gain = subtract(value, worth(averageEntryPrice));
    return [{ instrumentId, netQuantity, instrument, value, result: isNegative(netQuantity) ? negate(gain) : gain }];
  });
}

const ONE = ratioOf('1');

/**
 * Worked example: long 100 USD with a maintenance margin of 5 % and a floor of 10 % of the mark: at 90 the position needs 4.50,
 * and has lost 10 by then, so 14.50 must be behind it now. Short, at 110: 5.50 and 10.
 */
function isNear(one: Perpetual, all: readonly Perpetual[], { truth }: JournalFacts, floor: Ratio): boolean {
  const { quoteCurrency, maintenanceMarginRate } = one.instrument;
  const beside = all.filter((each) => each.instrument.quoteCurrency === quoteCurrency);
  const cash = truth.balances().find(({ currency }) => currency === quoteCurrency)?.total ?? zeroMoney;
  const results = sum(
    beside.map(({ result }) => result),
    cash,
  );
  const others = beside.filter((each) => each !== one);
  const taken = sum(
    others.map(({ value, instrument }) => scale(value, instrument.maintenanceMarginRate)),
    zeroMoney,
  );
  const atFloor = isNegative(one.netQuantity) ? add(ONE, floor) : subtract(ONE, floor);
  const needed = add(scale(scale(one.value, atFloor), maintenanceMarginRate), scale(one.value, floor));
  return !atLeast(subtract(results, taken), needed);
}

/** Nothing may be sent, the process is none, or it has not heard of the price. */
function isExcused({ now, config, snapshot, isRunning }: JournalFacts, instrumentId: InstrumentId): boolean {
  const isHalted = (snapshot.restrictions ?? []).some(({ mode }) => mode === 'Halted');
  const newest = snapshot.marks.get(instrumentId)?.at(-1)?.at ?? 0;
  return isHalted || !isRunning || now - newest > config.cycleIntervalMs;
}

const isReduced = (
  { sent }: JournalFacts,
  instrumentId: InstrumentId,
  netQuantity: Quantity,
  since: EpochMs,
): boolean =>
  sent.some(
    ({ at, submits }) =>
      at >= since && submits?.instrumentId === instrumentId && (submits.side === 'Buy') === isNegative(netQuantity),
  );
