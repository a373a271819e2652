import type { EpochMs } from '@bot/core';
import { product, type Units } from '../units';
import { MARKET_ACCOUNT, type AccountId, type VenueEvent, type VenueEventOf } from '../venueEvent';
import {
  holdingIn,
  KEPT_ENDS,
  marketNamed,
  openAccount,
  positionOf,
  type MarketState,
  type VenueState,
} from '../venueState';
import type { FundingAtVenue } from './fundingAtVenue';
import { twiceValueOf } from './twiceValueOf';

const PPB = 1_000_000_000;
/** 0.05 %. */
const MOST_PPB = 500_000;
const INTERVALS = 24;

/**
 * What longs pay shorts for the interval, in parts per billion of the value: what was set, else a 24th of the premium of mark over
 * index, at most 0.05 % (VR-407). Worked example: mark 50,060 over an index of 50,000 is 0.12 %, so 0.005 %, or 50,000.
 */
export function fundingRatePpb({ fundingPpb, markHalfTicks, indexHalfTicks }: MarketState): number {
  if (fundingPpb !== null) return fundingPpb;
  if (markHalfTicks === null || indexHalfTicks === null || indexHalfTicks <= 0) return 0;
  const ppb = Number(product(markHalfTicks - indexHalfTicks, PPB) / product(indexHalfTicks, INTERVALS));
  return Math.min(Math.max(ppb, -MOST_PPB), MOST_PPB);
}

/**
 * One interval's payments (VR-406), cut to a unit towards zero; other people take the other side of all, so that they add up to
 * zero. Worked example: long 1 at a mark of 50,000 and 0.01 % pays 5.
 */
export function decideFunding(state: VenueState, market: MarketState, dueAt: EpochMs): VenueEvent {
  const { instrumentId } = market.listing.instrument;
  const ppb = fundingRatePpb(market);
  const payments: (readonly [AccountId, Units])[] = [];
  let sum = 0n;
  for (const account of state.accounts.values()) {
    if (account.accountId === MARKET_ACCOUNT) continue;
    const twiceValue = twiceValueOf(market, positionOf(account, instrumentId));
    const units = (-twiceValue * BigInt(ppb)) / BigInt(2 * PPB);
    if (units === 0n) continue;
    payments.push([account.accountId, units]);
    sum += units;
  }
  if (sum !== 0n) payments.push([MARKET_ACCOUNT, -sum]);
  // What was due while the venue stood still is paid late: its clock does not go back.
  const at = Math.max(dueAt, state.at ?? dueAt);
  return { type: 'FundingSettled', at, instrumentId, dueAt, ppb, payments };
}

/** The cash may end below zero; whether the account can keep its positions is judged afterwards. */
export function applyFunding(state: VenueState, event: VenueEventOf<'FundingSettled'>): void {
  const { instrumentId, ppb, dueAt, at } = event;
  const market = marketNamed(state, instrumentId);
  const { instrument, fundingIntervalMs } = market.listing;
  for (const [accountId, units] of event.payments) {
    holdingIn(openAccount(state, accountId), instrument.quoteCurrency).total += units;
    if (accountId !== MARKET_ACCOUNT) remember(state, { accountId, instrumentId, units, ppb, dueAt, at });
  }
  market.nextFundingAt = dueAt + fundingIntervalMs;
}

function remember(state: VenueState, funding: FundingAtVenue): void {
  state.fundings.push(funding);
  const kept = state.setup.keptEnds ?? KEPT_ENDS;
  // Seldom and many at once, not one with each.
  if (state.fundings.length >= 2 * kept) state.fundings = state.fundings.slice(-kept);
}
