import {
  absolute,
  add,
  asMoney,
  exceeds,
  isNegative,
  negate,
  notionalFor,
  smallerOf,
  subtract,
  sum,
  zeroMoney,
  zeroQuantity,
  type EpochMs,
  type InstrumentId,
  type Money,
  type VenueOrder,
} from '@bot/core';
import { couldGrow, createFreshOrders } from './entriesAtVenue';
import type { BrokenInvariant } from './invariants';
import { at, type VenueFacts } from './stepFacts';
import { tradingDayOf } from './tradingDay';

/** INV-11 from outside: what the account is worth, day by day, without a word of the bot. */
export interface DayAtVenue {
  check(facts: VenueFacts): readonly BrokenInvariant[];
  /** Around what changes the account from outside: that is no result of the day. */
  fromOutside(facts: () => VenueFacts, change: () => void): void;
}

interface Day {
  readonly date: string;
  readonly openedAt: EpochMs;
  /** The least that the account was worth within a cycle of the opening: from somewhere in there the bot counts. */
  base: Money;
  /** Since when the limit is lost without a break; null: it is not. */
  lostSince: EpochMs | null;
  /** Lost for so long that any bot has seen it. */
  isLost: boolean;
}

/** A bot looks once in a cycle; after this many it has looked. */
const CYCLES = 2;

/** Once the day has lost its limit for some cycles, no order leaves that could open or grow a position. */
export function createDayAtVenue(): DayAtVenue {
  const freshOrders = createFreshOrders();
  // What the bot trades no more it may still hold.
  const traded = new Set<InstrumentId>();
  let day: Day | null = null;

  function lookAt(facts: VenueFacts, limit: Money): void {
    const { now, config } = facts;
    config.instrumentIds.forEach((instrumentId) => traded.add(instrumentId));
    const worth = worthAtVenue(facts, traded);
    const date = tradingDayOf(config, now);
    if (day === null || date > day.date) day = { date, openedAt: now, base: worth, lostSince: null, isLost: false };
    if (now - day.openedAt <= config.cycleIntervalMs) day.base = smallerOf(day.base, worth);
    const isBelow = exceeds(negate(limit), subtract(worth, day.base));
    day.lostSince = isBelow ? (day.lostSince ?? now) : null;
    day.isLost ||= day.lostSince !== null && now - day.lostSince > CYCLES * config.cycleIntervalMs;
  }

  return {
    check(facts) {
      const limit = facts.limits.dailyLossLimitUsd;
      // A day begins with a bot.
      if (limit === null || facts.sent.length + facts.truth.requests().length === 0) return [];
      const fresh = freshOrders(facts);
      const wasLost = day?.isLost === true && day.date === tradingDayOf(facts.config, facts.now);
      lookAt(facts, limit);
      return wasLost ? fresh.filter((order) => couldGrow(order, facts)).map(tooLate) : [];
    },
    fromOutside(facts, change) {
      const before = worthAtVenue(facts(), traded);
      change();
      if (day !== null) day.base = add(day.base, subtract(worthAtVenue(facts(), traded), before));
    },
  };
}

const tooLate = ({ progress }: VenueOrder): BrokenInvariant => ({
  invariant: 'INV-11',
  problem: `${progress.venueOrderId} could open or grow a position on a day that has lost its limit`,
});

/** Cash, coins at their marks, and the open results of perpetuals; what the bot leaves alone counts nothing. */
export function worthAtVenue(
  { truth, instruments, ignored }: Pick<VenueFacts, 'truth' | 'instruments' | 'ignored'>,
  traded: Iterable<InstrumentId>,
): Money {
  const listed = [...traded].flatMap((id) => instruments.get(id) ?? []);
  const currencies = new Set(listed.map(({ quoteCurrency }) => quoteCurrency));
  const cash = truth.balances().filter(({ currency }) => currencies.has(currency));
  const held = new Map(truth.positions().map((position) => [position.instrumentId, position]));
  const worths = listed.flatMap(({ instrumentId, kind, contractSize }) => {
    const position = held.get(instrumentId);
    if (position === undefined) return [];
    const netQuantity = subtract(position.netQuantity, at(ignored, instrumentId, zeroQuantity));
    const valueAt = (price: Parameters<typeof notionalFor>[0]): Money => {
      const value = asMoney(notionalFor(price, absolute(netQuantity), contractSize));
      return isNegative(netQuantity) ? negate(value) : value;
    };
    const value = valueAt(truth.mark(instrumentId).price);
    const entry = kind === 'Spot' ? null : position.averageEntryPrice;
    return [entry === null ? value : subtract(value, valueAt(entry))];
  });
  return sum([...cash.map(({ total }) => total), ...worths], zeroMoney);
}
