import type { Random } from '@bot/core';
import { createRandom, integerBetween, pick } from '@bot/simulation';
import { isLive } from '../naiveLookups';
import type { NaiveVenue } from '../naiveVenue';
import type { NaiveCommand } from '../runNaive';
import type { QuotedBook, QuotedLevel } from '../../venueEvent';
import { people } from './opening';
import { chance, instruments, sides, submission } from './submissions';

/** What one number stands for: an operation that fits to where the venue is, so that one more or less before it does no harm. */
export function operationOf(seed: number, venue: NaiveVenue): NaiveCommand {
  const random = createRandom(seed);
  const at = venue.at + pick(random, [0, 1, 7, 120, 900, 900, 30_000, 900_000]);
  const kind = integerBetween(random, 1, 100);
  if (kind <= 52) return submission(random, venue, at);
  if (kind <= 74) return step(random, at);
  if (kind <= 81) return { type: 'CancelOrder', at, ...someOrder(random, venue) };
  if (kind <= 89) return amendment(random, venue, at);
  if (kind <= 92) return { type: 'BustTrade', at, tradeNo: integerBetween(random, 1, venue.trades.length + 1) };
  if (kind <= 96) return statusChange(random, at);
  if (kind <= 97) {
    const ppb = pick(random, [null, 123_457, -70_003, 3_000_000, 0]);
    return { type: 'SetFundingRate', at, instrumentId: pick(random, ['X-PERP', 'Y-PERP']), ppb };
  }
  if (kind <= 99) return { type: 'PassTime', at: at + pick(random, [1, 3_600_000, 3_600_000, 30_000_000]) };
  return rarely(random, at);
}

function rarely(random: Random, at: number): NaiveCommand {
  const draw = integerBetween(random, 1, 40);
  if (draw <= 20) return { type: 'LoseOpenOrders', at };
  if (draw <= 21) return { type: 'PassTime', at: at + pick(random, [719, 720, 721]) * 3_600_000 };
  return { type: 'Deposit', at, accountId: pick(random, people), currency: 'USD', units: 70_000_000_000_000_001n };
}

/** Mostly near 100, sometimes far away. */
const price = (random: Random): number =>
  chance(random, 92) ? integerBetween(random, 96, 104) : integerBetween(random, 85, 115);

/** Mostly a live order. */
function someOrder(random: Random, venue: NaiveVenue): { accountId: string; orderNo: number } {
  const live = venue.orders.filter(isLive);
  if (live.length > 0 && chance(random, 90)) {
    const { accountId, orderNo } = pick(random, live);
    return { accountId, orderNo };
  }
  return { accountId: pick(random, people), orderNo: integerBetween(random, 1, venue.orders.length + 1) };
}

function amendment(random: Random, venue: NaiveVenue, at: number): NaiveCommand {
  const { accountId, orderNo } = someOrder(random, venue);
  const order = venue.orders.find((candidate) => candidate.orderNo === orderNo);
  const samePrice = chance(random, 50);
  return {
    type: 'AmendOrder',
    at,
    accountId,
    orderNo,
    limitTicks: samePrice ? (order?.limit ?? 100) : price(random),
    lots: Math.max(
      1,
      chance(random, 80) ? (order?.total ?? 1) + integerBetween(random, -5, 2) : integerBetween(random, 1, 30),
    ),
  };
}

function statusChange(random: Random, at: number): NaiveCommand {
  const closed = ['CancelOnly', 'LimitOnly', 'PostOnly', 'Auction', 'Disabled'] as const;
  const status = chance(random, 65) ? 'Online' : pick(random, closed);
  return { type: 'SetStatus', at, instrumentId: pick(random, instruments), status };
}

function step(random: Random, at: number): NaiveCommand {
  const first = pick(random, instruments);
  const names = chance(random, 20) ? [...new Set([first, pick(random, instruments)])] : [first];
  const takings = chance(random, 40)
    ? [{ instrumentId: pick(random, names), side: pick(random, sides), lots: integerBetween(random, 1, 30) }]
    : [];
  return { type: 'StepMarket', at, books: names.map((name) => book(random, name)), takings, position: { at } };
}

function book(random: Random, instrumentId: string): QuotedBook {
  const bid = chance(random, 70)
    ? 99
    : chance(random, 85)
      ? integerBetween(random, 93, 106)
      : integerBetween(random, 70, 130);
  const ask = bid + integerBetween(random, 1, 3);
  const quoted = {
    instrumentId,
    bids: levels(random, bid, -1),
    asks: levels(random, ask, 1),
  };
  const withPrints = chance(random, 15)
    ? { ...quoted, prints: [{ ticks: integerBetween(random, bid, ask), lots: 3, makerSide: pick(random, sides) }] }
    : quoted;
  return instrumentId.endsWith('PERP') && chance(random, 30)
    ? { ...withPrints, indexTicks: integerBetween(random, 97, 103) }
    : withPrints;
}

function levels(random: Random, from: number, direction: 1 | -1): readonly QuotedLevel[] {
  const count = pick(random, [0, 1, 2, 3, 4, 4]);
  return Array.from({ length: count }, (_, index): QuotedLevel => [
    from + direction * index,
    integerBetween(random, 1, 14),
  ]);
}
