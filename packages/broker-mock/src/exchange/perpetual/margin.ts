import type { Currency, EpochMs, InstrumentId, Side } from '@bot/core';
import type { Units } from '../units';
import { availableOf, pendingOf, positionOf, type Account, type MarketState, type VenueState } from '../venueState';
import { marginOf } from './marginRates';
import { holdsPerpetuals, perpetualsIn } from './perpetualsHeld';
import { twiceValueOf } from './twiceValueOf';

/** An order that is not at the venue yet, with its value at the price that it would pay. */
export interface Wanted {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  /** Below zero: so much less than what waits already. */
  readonly value: Units;
}

/**
 * What the perpetuals of one quote currency ask for before they may grow: of each instrument the margin of the worst position that
 * the live orders could lead to (VR-402). By day that is the largest one; at night a smaller short can ask for more than a long.
 * Worked example: long 1 at mark 50,000 with a live buy for 10,000 and a live sell for 20,000, rate 0.1 →
 * max(50,000, 60,000, 30,000) × 0.1 = 6,000.
 */
export function initialMargin(
  state: VenueState,
  account: Account,
  currency: Currency,
  at: EpochMs,
  wanted?: Wanted,
): Units {
  let margin = 0n;
  for (const market of perpetualsIn(state, currency)) margin += worstMargin(market, account, at, wanted);
  return margin;
}

/** What the positions alone ask for, so that they may stay. */
export function maintenanceMargin(state: VenueState, account: Account, currency: Currency, at: EpochMs): Units {
  let margin = 0n;
  for (const market of perpetualsIn(state, currency)) {
    const position = positionOf(account, market.listing.instrument.instrumentId);
    margin += marginOf(market.listing, twiceValueOf(market, position), at, 'maintenance');
  }
  return margin;
}

/**
 * Cash that is not on hold, plus the unrealised results of the perpetuals that are quoted in it; half a unit is not counted.
 * Worked example: 1,000 of which 200 are on hold, and long 1 bought at 50,000 with the mark at 50,100 → 900.
 */
export function freeEquity(state: VenueState, account: Account, currency: Currency): Units {
  let twiceResult = 0n;
  for (const market of perpetualsIn(state, currency)) {
    const position = positionOf(account, market.listing.instrument.instrumentId);
    twiceResult += twiceValueOf(market, position) - 2n * position.basis;
  }
  // A shift rounds down, also below zero.
  return availableOf(account, currency) + (twiceResult >> 1n);
}

/** What may be spent on something else: free equity less margin, and never more than the cash that is there. */
export function spendable(state: VenueState, account: Account, currency: Currency, at: EpochMs): Units {
  const available = availableOf(account, currency);
  // Every spot order asks, and most accounts never had a perpetual.
  if (!state.hasPerpetuals || (account.pending.size === 0 && !holdsPerpetuals(state, account))) return available;
  const free = freeEquity(state, account, currency) - initialMargin(state, account, currency, at);
  return free < available ? free : available;
}

function worstMargin(market: MarketState, account: Account, at: EpochMs, wanted: Wanted | undefined): Units {
  const { listing } = market;
  const { instrumentId } = listing.instrument;
  let { buys, sells } = pendingOf(account, instrumentId);
  if (wanted?.instrumentId === instrumentId) {
    if (wanted.side === 'Buy') buys += wanted.value;
    else sells += wanted.value;
  }
  const held = twiceValueOf(market, positionOf(account, instrumentId));
  let worst = marginOf(listing, held, at, 'initial');
  for (const reached of [held + 2n * buys, held - 2n * sells]) {
    const margin = marginOf(listing, reached, at, 'initial');
    if (margin > worst) worst = margin;
  }
  return worst;
}
