import { toText, type EpochMs } from '@bot/core';
import { feeOf } from '../ledger/fees';
import { holdFor, pendingValueFor } from '../ledger/holdFor';
import { freeEquity, initialMargin, spendable } from '../perpetual/margin';
import { moneyFrom, type Units } from '../units';
import type { OrderEntry } from '../venueEvent';
import { availableOf, type Account, type MarketState, type VenueState } from '../venueState';
import { refusal, type Refusal } from './refusal';
import type { Walk } from './walk';

/** What an order is judged by when it must be paid for. */
export interface Payment {
  readonly account: Account;
  readonly entry: OrderEntry;
  readonly makerPpm: number;
  readonly takerPpm: number;
  readonly walk: Walk;
  readonly at: EpochMs;
  /** What it keeps back already and gives free: an amended order's own hold or pending value. Default: 0. */
  readonly freed?: Units;
}

/** VR-207: can the account pay for it at its worst? null when it can. A market order is judged by its walk through the book. */
export function checkFunds(state: VenueState, market: MarketState, payment: Payment): Refusal | null {
  if (market.listing.isPerpetual) return checkMargin(state, market, payment);
  return payment.entry.side === 'Buy' ? checkCash(state, market, payment) : checkCoins(market, payment);
}

function checkCash(state: VenueState, { listing }: MarketState, payment: Payment): Refusal | null {
  const { account, entry, makerPpm, takerPpm, walk, at, freed = 0n } = payment;
  const currency = listing.instrument.quoteCurrency;
  const needed =
    entry.spend > 0n
      ? entry.spend
      : entry.limitTicks === null
        ? walk.value + feeOf(walk.value, takerPpm)
        : holdFor(listing, entry.side, entry.limitTicks, entry.lots, Math.max(makerPpm, takerPpm));
  return short(currency, needed, spendable(state, account, currency, at) + freed);
}

function checkCoins({ listing }: MarketState, { account, entry, freed = 0n }: Payment): Refusal | null {
  const { baseCurrency } = listing.instrument;
  return short(baseCurrency, BigInt(entry.lots) * listing.lotUnits, availableOf(account, baseCurrency) + freed);
}

/** An order that does not raise the margin always passes: there must be a way out. */
function checkMargin(state: VenueState, { listing }: MarketState, payment: Payment): Refusal | null {
  const { account, entry, takerPpm, walk, at, freed = 0n } = payment;
  if (entry.reduceOnly) return null;
  const { instrumentId, quoteCurrency } = listing.instrument;
  const value = entry.limitTicks === null ? walk.value : pendingValueFor(listing, entry, entry.limitTicks, entry.lots);
  const before = initialMargin(state, account, quoteCurrency, at);
  const wanted = { instrumentId, side: entry.side, value: value - freed };
  const after = initialMargin(state, account, quoteCurrency, at, wanted);
  if (after <= before) return null;
  return short(quoteCurrency, after + feeOf(value, takerPpm), freeEquity(state, account, quoteCurrency));
}

function short(currency: string, needed: Units, there: Units): Refusal | null {
  if (needed <= there) return null;
  const [wanted, has, missing] = [needed, there, needed - there].map((units) => toText(moneyFrom(units)));
  return refusal('InsufficientFunds', `${wanted} ${currency} are needed, ${has} are there (${missing} short).`);
}
