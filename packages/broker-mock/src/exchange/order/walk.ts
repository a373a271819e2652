import type { Side } from '@bot/core';
import type { BookEntry, BookLevel } from '../book/orderBook';
import { withFee } from '../ledger/fees';
import { PPM, product, type Units } from '../units';
import { MARKET_ACCOUNT, type AccountId } from '../venueEvent';
import { accountOf, positionOf, type MarketState, type VenueState } from '../venueState';

/** An order that arrives at the book. */
export interface Incoming {
  readonly accountId: AccountId;
  readonly side: Side;
  /** null takes any price. */
  readonly limitTicks: number | null;
  /** How much at most. */
  readonly lots: number;
  /** How much of it there is to reduce (VR-112); left out of an order that may trade all. */
  readonly reducibleLots?: number;
  /** How much quote currency at most, the fee included; null: any. */
  readonly spend: Units | null;
  readonly takerPpm: number;
}

/** Lots that trade with what waits; 0 lots: a reduce-only order that has nothing left to reduce, and is canceled. */
export interface WalkStep {
  readonly maker: BookEntry;
  readonly lots: number;
}

export interface Walk {
  readonly steps: readonly WalkStep[];
  readonly tradedLots: number;
  /** Σ value of the trades. */
  readonly value: Units;
  /** The next to trade with would have been the same account: one owner never trades with himself. */
  readonly metOwnOrder: boolean;
  /** The quote currency does not pay for one more lot. */
  readonly isSpent: boolean;
}

/**
 * Meets waiting orders by price, then by time, each at its own price, and changes nothing. Worked example: asks 2 lots at 100
 * and 5 at 101; a buy of 4 limited to 101 trades 2 at 100 and 2 at 101.
 */
export function walkBook(state: VenueState, market: MarketState, incoming: Incoming): Walk {
  const { accountId, side, limitTicks, spend } = incoming;
  const against = side === 'Buy' ? market.book.asks : market.book.bids;
  const best = against.best();
  if (best === null || isBeyond(side, limitTicks, best.ticks)) return NOBODY_MET;

  const { valueUnits } = market.listing;
  const steps: WalkStep[] = [];
  const most = Math.min(incoming.lots, incoming.reducibleLots ?? Infinity);
  let leaves = most;
  let value = 0n;
  let rest = spend ?? 0n;
  const walk = (metOwnOrder: boolean, isSpent: boolean): Walk => ({
    steps,
    tradedLots: most - leaves,
    value,
    metOwnOrder,
    isSpent,
  });

  for (let level: BookLevel | null = best; level !== null && leaves > 0; level = against.worse(level)) {
    const { ticks } = level;
    if (isBeyond(side, limitTicks, ticks)) break;
    for (let maker = level.first; maker !== null && leaves > 0; maker = maker.behind) {
      if (maker.accountId === accountId && accountId !== MARKET_ACCOUNT) return walk(true, false);
      const allowed = maker.reduceOnly
        ? Math.min(maker.lots, reducible(state, market, maker, side, steps))
        : maker.lots;
      const payable = spend === null ? leaves : payableLots(rest, ticks, valueUnits, incoming.takerPpm);
      const lots = Math.min(allowed, leaves, payable);
      if (lots > 0) {
        steps.push({ maker, lots });
        const traded = product(ticks, lots);
        value += traded * valueUnits;
        if (spend !== null) rest -= withFee(market.listing, traded, incoming.takerPpm);
        leaves -= lots;
      }
      if (spend !== null && lots === payable && lots < allowed) return walk(false, true);
      if (lots === allowed && allowed < maker.lots) steps.push({ maker, lots: 0 });
    }
  }
  return walk(false, false);
}

export const NOBODY_MET: Walk = { steps: [], tradedLots: 0, value: 0n, metOwnOrder: false, isSpent: false };

const isBeyond = (side: Side, limitTicks: number | null, ticks: number): boolean =>
  limitTicks !== null && (side === 'Buy' ? ticks > limitTicks : ticks < limitTicks);

/** How many lots at a price an amount pays for, the fee included. Worked example: 101.2 at 1 a lot and 1.2 % pays for 100. */
function payableLots(amount: Units, ticks: number, valueUnits: Units, ppm: number): number {
  const perLot = BigInt(ticks) * valueUnits * BigInt(PPM + ppm);
  return perLot === 0n ? 0 : Number((amount * BigInt(PPM)) / perLot);
}

/** How much a waiting reduce-only order may still trade without opening a position, after the steps before it. */
function reducible(
  state: VenueState,
  { listing }: MarketState,
  { accountId }: BookEntry,
  takerSide: Side,
  steps: readonly WalkStep[],
): number {
  const net = positionOf(accountOf(state, accountId), listing.instrument.instrumentId).lots;
  const moved = steps.reduce((lots, step) => (step.maker.accountId === accountId ? lots + step.lots : lots), 0);
  return Math.max(0, (takerSide === 'Buy' ? net : -net) - moved);
}
