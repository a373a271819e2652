import type { EpochMs } from '@bot/core';
import { feePpmOf } from '../ledger/feeRates';
import type { VenueCommandOf } from '../venueCommand';
import type { AccountId, OrderEntry, VenueEvent } from '../venueEvent';
import { accountOf, type MarketState, type VenueState } from '../venueState';
import { arrive, restOf, type Arrival } from './arrival';
import { checkBook } from './checkBook';
import { checkFunds } from './checkFunds';
import { checkTerms, mayWait } from './checkTerms';
import { refusal, type Refusal } from './refusal';
import { NOBODY_MET, walkBook, type Walk } from './walk';

const NOTHING: readonly VenueEvent[] = [];

/** Accepts, trades and rests an order, or refuses it. A client order id that is known decides nothing: the first answer stands (VR-103). */
export function decideSubmit(
  state: VenueState,
  { at, accountId, entry }: VenueCommandOf<'SubmitOrder'>,
): readonly VenueEvent[] {
  const account = accountOf(state, accountId);
  if (account.answers.has(entry.clientOrderId)) return NOTHING;
  const market = state.markets.get(entry.instrumentId);
  if (market === undefined) {
    return refused(at, accountId, entry, refusal('UnknownInstrument', `There is no instrument ${entry.instrumentId}.`));
  }
  const wrongTerms = checkTerms(market, account, entry, at);
  if (wrongTerms !== null) return refused(at, accountId, entry, wrongTerms);

  const rates = feePpmOf(state, account, at);
  const orderNo = state.orderCount + 1;
  const arrival = arrivalFor(market, entry, accountId, orderNo, rates.taker, at);
  const walk = walkBook(state, market, arrival);
  const payment = { account, entry, makerPpm: rates.maker, takerPpm: rates.taker, walk, at };
  const problem = checkBook(market, account, entry, walk) ?? checkFunds(state, market, payment);
  if (problem !== null) return refused(at, accountId, entry, problem);

  const lots = entry.spend > 0n ? spentLots(market, walk) : entry.lots;
  const accepted: VenueEvent = {
    type: 'OrderAccepted',
    at,
    accountId,
    orderNo,
    entry,
    lots,
    makerPpm: rates.maker,
    takerPpm: rates.taker,
  };
  if (entry.type === 'StopLimit') return [accepted];
  // Most orders meet nobody. A list that never grows is the smallest.
  return walk === NOBODY_MET ? [accepted, restOf(arrival)] : arrive(state, market, arrival, walk, [accepted]);
}

function arrivalFor(
  { listing }: MarketState,
  entry: OrderEntry,
  accountId: AccountId,
  orderNo: number,
  takerPpm: number,
  at: EpochMs,
): Arrival {
  const spends = entry.spend > 0n;
  return {
    at,
    orderNo,
    accountId,
    side: entry.side,
    limitTicks: entry.limitTicks,
    lots: spends ? listing.maxLots : entry.lots,
    spend: spends ? entry.spend : null,
    takerPpm,
    rests: mayWait(entry),
  };
}

/** What it buys; one lot more when the book ended before the money, so that it does not count as filled. */
const spentLots = ({ listing }: MarketState, { tradedLots, isSpent }: Walk): number =>
  isSpent || tradedLots === listing.maxLots ? tradedLots : tradedLots + 1;

const refused = (
  at: EpochMs,
  accountId: AccountId,
  { clientOrderId }: OrderEntry,
  { reason, message }: Refusal,
): readonly VenueEvent[] => [{ type: 'OrderRejected', at, accountId, clientOrderId, reason, message }];
