import type { Random, Side } from '@bot/core';
import { integerBetween, pick } from '@bot/simulation';
import { naiveMarket, positionIn, signOf } from '../naiveLookups';
import type { NaiveMarket, NaiveVenue } from '../naiveVenue';
import type { NaiveCommand } from '../runNaive';
import type { OrderEntry } from '../../venueEvent';
import { people } from './opening';

export const instruments = ['X-USD', 'X-USD', 'Y-USD', 'Y-X', 'X-PERP', 'X-PERP', 'Y-PERP'] as const;
export const sides: readonly Side[] = ['Buy', 'Sell'];
export const chance = (random: Random, percent: number): boolean => integerBetween(random, 1, 100) <= percent;

/** Who asks, where, and what he has of it. */
interface Asker {
  readonly random: Random;
  readonly market: NaiveMarket;
  readonly at: number;
  readonly side: Side;
  readonly lots: number;
  readonly isPerpetual: boolean;
}

/** Mostly an order that makes sense where the market is; now and then one of terms that do not fit together. */
export function submission(random: Random, venue: NaiveVenue, at: number): NaiveCommand {
  const accountId = pick(random, people);
  const instrumentId = pick(random, instruments);
  const market = naiveMarket(venue, instrumentId);
  const held = heldLots(venue, accountId, market);
  const isExit = held !== 0 && chance(random, 55);
  const asker: Asker = {
    ...{ random, market, at, isPerpetual: market.listing.isPerpetual },
    side: isExit ? (held > 0 ? 'Sell' : 'Buy') : pick(random, sides),
    lots: isExit && chance(random, 60) ? Math.abs(held) : lotsFrom(random),
  };
  const terms: OrderEntry = {
    clientOrderId: `c${integerBetween(random, 1, 400)}`,
    instrumentId,
    ...termsOf(asker),
    reduceOnly: chance(random, isExit ? 70 : 4),
    leverage: asker.isPerpetual && chance(random, 8) ? integerBetween(random, 5, 25) : null,
  };
  return { type: 'SubmitOrder', at, accountId, entry: chance(random, 8) ? muddled(random, terms) : terms };
}

const lotsFrom = (random: Random): number => integerBetween(random, 1, chance(random, 96) ? 15 : 110);

function heldLots(venue: NaiveVenue, accountId: string, { listing }: NaiveMarket): number {
  const account = venue.accounts.find((candidate) => candidate.accountId === accountId);
  if (account === undefined) return 0;
  if (listing.isPerpetual) return positionIn(account, listing.instrumentId).lots;
  return Math.min(25, Number((account.money[listing.base] ?? 0n) / listing.lot));
}

type Terms = Omit<OrderEntry, 'clientOrderId' | 'instrumentId' | 'reduceOnly' | 'leverage'>;

function termsOf(asker: Asker): Terms {
  const { random, side, lots, isPerpetual } = asker;
  const plain = { side, lots, spend: 0n, stopTicks: null, stopDirection: null, expiresAt: null, postOnly: false };
  const draw = integerBetween(random, 1, 100);
  if (draw <= 22) {
    const timeInForce = isPerpetual && chance(random, 25) ? 'FOK' : 'IOC';
    const market: Terms = { ...plain, type: 'Market', limitTicks: null, timeInForce };
    const spends = side === 'Buy' && !isPerpetual && chance(random, 50);
    return spends ? { ...market, lots: 0, spend: spendOf(asker) } : market;
  }
  if (draw <= 36) return { ...plain, ...stopLimit(asker), ...whileOf(asker) };
  if (draw <= 48 && (isPerpetual || side === 'Sell')) return { ...plain, ...bracket(asker), ...whileOf(asker) };
  const limit: Terms = { ...plain, type: 'Limit', limitTicks: near(asker, 0, 4), timeInForce: 'GTC' };
  if (chance(random, 25)) return { ...limit, timeInForce: pick(random, ['IOC', 'FOK']) };
  return { ...limit, ...whileOf(asker), postOnly: chance(random, 14) };
}

function whileOf({ random, at }: Asker): Pick<Terms, 'timeInForce' | 'expiresAt'> {
  if (chance(random, 80)) return { timeInForce: 'GTC', expiresAt: null };
  return { timeInForce: 'GTD', expiresAt: at + pick(random, [0, 1, 500, 5_000, 40_000, 2_000_000]) };
}

/** A price about the last trade; sometimes far away. */
function near({ random, market }: Asker, offset: number, spread: number): number {
  const far = chance(random, 6) ? 5 * spread : spread;
  return Math.max(1, (market.last ?? 100) + offset + integerBetween(random, -far, far));
}

function stopLimit(asker: Asker): Pick<Terms, 'type' | 'limitTicks' | 'stopTicks' | 'stopDirection'> {
  const { random, side } = asker;
  const stopDirection = pick(random, ['Up', 'Down'] as const);
  const stopTicks = near(asker, stopDirection === 'Up' ? 3 : -3, 3);
  const limitTicks = Math.max(1, stopTicks + signOf(side) * integerBetween(random, -1, 4));
  return { type: 'StopLimit', limitTicks, stopTicks, stopDirection };
}

function bracket(asker: Asker): Pick<Terms, 'type' | 'limitTicks' | 'stopTicks' | 'stopDirection'> {
  const { side } = asker;
  return {
    type: 'Bracket',
    limitTicks: near(asker, -4 * signOf(side), 3),
    stopTicks: near(asker, 4 * signOf(side), 3),
    stopDirection: side === 'Sell' ? 'Down' : 'Up',
  };
}

/** Whole ticks of one unit, of about what some lots cost. */
function spendOf({ random, market }: Asker): bigint {
  const { value, lot } = market.listing;
  const tick = (value * 10n ** 18n) / lot;
  const ticks = (value * BigInt(integerBetween(random, 1, chance(random, 80) ? 2_000 : 4_000))) / tick;
  return tick * (ticks === 0n ? 1n : ticks);
}

/** One term is another one. */
function muddled(random: Random, terms: OrderEntry): OrderEntry {
  const changes: readonly Partial<OrderEntry>[] = [
    { timeInForce: 'FOK' },
    { timeInForce: 'IOC' },
    { postOnly: true },
    { reduceOnly: true },
    { side: terms.side === 'Buy' ? 'Sell' : 'Buy' },
  ];
  const changed = { ...terms, expiresAt: null, ...pick(random, changes) };
  // The way in which a bracket's stop is reached follows from its side.
  return changed.type === 'Bracket' ? { ...changed, stopDirection: changed.side === 'Sell' ? 'Down' : 'Up' } : changed;
}
