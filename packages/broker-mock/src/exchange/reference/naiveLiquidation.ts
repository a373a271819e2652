import type { EpochMs, InstrumentId } from '@bot/core';
import { arrive } from './naiveArrival';
import { endOrder } from './naiveEnds';
import {
  known,
  liveOrdersOf,
  moneyIn,
  naiveAccount,
  naiveMarket,
  note,
  othersFirst,
  pay,
  positionIn,
} from './naiveLookups';
import { equityOf, maintenanceMargin, sizeOf, valueAtMark } from './naiveMargin';
import { availableIn, feePpm, holdOf } from './naiveMoney';
import { mayTrade } from './naiveStep';
import {
  FEES,
  INSURANCE,
  OTHERS,
  type NaiveAccount,
  type NaiveMarket,
  type NaiveOrder,
  type NaiveVenue,
} from './naiveVenue';

/** VR-408. The first account for which something can be done. */
export function nextToLiquidate(venue: NaiveVenue): NaiveAccount | null {
  const candidates = venue.accounts.filter(({ accountId }) => ![OTHERS, FEES, INSURANCE].includes(accountId));
  return (
    candidates.find((account) =>
      account.inLiquidation
        ? openMarkets(venue, account).length === 0 || closable(venue, account) !== null
        : equityOf(venue, account, quoteOf(venue)) < maintenanceMargin(venue, account, quoteOf(venue)),
    ) ?? null
  );
}

/** One step: it begins, or closes the largest position, or ends. */
export function liquidate(venue: NaiveVenue, account: NaiveAccount, at: EpochMs): void {
  const { accountId } = account;
  if (!account.inLiquidation) {
    account.inLiquidation = true;
    note(venue, at, `${accountId} is liquidated`);
    for (const order of liveOrdersOf(venue, accountId)) {
      if (naiveMarket(venue, order.entry.instrumentId).listing.isPerpetual) {
        endOrder(venue, order, 'Canceled', 'Liquidated', at);
      }
    }
    return;
  }
  const market = closable(venue, account);
  if (market !== null) return close(venue, account, market, at);
  finish(venue, account, at);
}

/** VR-409. Spot orders that hold cash which is gone end; the insurance pays what is owed. */
function finish(venue: NaiveVenue, account: NaiveAccount, at: EpochMs): void {
  account.inLiquidation = false;
  const currency = quoteOf(venue);
  if (availableIn(venue, account, currency) < 0n) {
    for (const order of liveOrdersOf(venue, account.accountId)) {
      if (holdOf(venue, order, currency) > 0n) endOrder(venue, order, 'Canceled', 'Liquidated', at);
    }
  }
  const owed = moneyIn(account, currency) < 0n ? -moneyIn(account, currency) : 0n;
  pay(account, currency, owed);
  pay(naiveAccount(venue, INSURANCE), currency, -owed);
  note(venue, at, `${account.accountId} liquidation covered ${owed}`);
}

/** All perpetuals are paid for in one currency here. */
const quoteOf = (venue: NaiveVenue): string =>
  known(venue.markets.find(({ listing }) => listing.isPerpetual)).listing.quote;

const openMarkets = (venue: NaiveVenue, account: NaiveAccount): readonly NaiveMarket[] =>
  venue.markets.filter(({ listing }) => positionIn(account, listing.instrumentId).lots !== 0);

/** The largest by value of those in which somebody is there to trade with. */
function closable(venue: NaiveVenue, account: NaiveAccount): NaiveMarket | null {
  const size = (market: NaiveMarket): bigint => sizeOf(valueAtMark(account, market));
  return openMarkets(venue, account)
    .filter(
      ({ listing, status }) =>
        mayTrade(status) &&
        othersFirst(venue, listing.instrumentId, closingSide(account, listing.instrumentId)).length > 0,
    )
    .reduce<NaiveMarket | null>((best, market) => (best === null || size(market) > size(best) ? market : best), null);
}

const closingSide = (account: NaiveAccount, instrumentId: InstrumentId): 'Buy' | 'Sell' =>
  positionIn(account, instrumentId).lots > 0 ? 'Sell' : 'Buy';

function close(venue: NaiveVenue, account: NaiveAccount, { listing }: NaiveMarket, at: EpochMs): void {
  const { instrumentId } = listing;
  const orderNo = venue.orders.length + 1;
  const lots = Math.abs(positionIn(account, instrumentId).lots);
  const order: NaiveOrder = {
    orderNo,
    accountId: account.accountId,
    entry: {
      clientOrderId: `liquidation-${orderNo}`,
      instrumentId,
      side: closingSide(account, instrumentId),
      type: 'Market',
      lots,
      spend: 0n,
      limitTicks: null,
      stopTicks: null,
      stopDirection: null,
      timeInForce: 'IOC',
      expiresAt: null,
      postOnly: false,
      reduceOnly: true,
      leverage: null,
    },
    ...feePpm(venue, account, at),
    total: lots,
    limit: null,
    filled: 0,
    filledValue: 0n,
    fees: 0n,
    status: 'Accepted',
    reason: null,
    waitsForStop: false,
    cancelAt: null,
  };
  venue.orders.push(order);
  note(
    venue,
    at,
    `${account.accountId}/${order.entry.clientOrderId} accepted as V${orderNo}, ${order.makerPpm} ${order.takerPpm}`,
  );
  arrive(venue, order, at);
}
