import type { Currency } from '@bot/core';
import { holdOf } from '../naiveMoney';
import { othersFirst } from '../naiveLookups';
import type { NaiveOrder, NaiveVenue } from '../naiveVenue';
import type { BookEntry, BookSide } from '../../book/orderBook';
import type { OrderAtVenue, VenueState } from '../../venueState';

/** Everything that both venues know, by name, so that two pictures can be compared. What is nothing is left out. */
export type Picture = Record<string, unknown>;

export function pictureOf(state: VenueState): Picture {
  const picture: Picture = {};
  for (const [accountId, { holdings, positions, inLiquidation }] of state.accounts) {
    for (const [currency, { total, hold }] of holdings) {
      add(picture, `${accountId} ${currency}`, total);
      add(picture, `${accountId} ${currency} on hold`, hold);
    }
    for (const [instrumentId, { lots, basis }] of positions) {
      if (state.markets.get(instrumentId)?.listing.isPerpetual !== true) continue;
      add(picture, `${accountId} ${instrumentId}`, lots === 0 ? 0 : `${lots} for ${basis}`);
    }
    if (inLiquidation) picture[`${accountId} in liquidation`] = true;
  }
  for (const order of state.orders.values())
    picture[`V${order.orderNo}`] = orderText(order, order.totalLots, order.filledValue);
  for (const [instrumentId, market] of state.markets) {
    const { status, lastTicks, markHalfTicks, indexHalfTicks, fundingPpb, nextFundingAt, book } = market;
    picture[instrumentId] = [status, lastTicks, markHalfTicks, indexHalfTicks, fundingPpb, nextFundingAt].join(' ');
    picture[`${instrumentId} bids`] = queueText(entriesOf(book.bids));
    picture[`${instrumentId} asks`] = queueText(entriesOf(book.asks));
  }
  return picture;
}

export function naivePictureOf(venue: NaiveVenue): Picture {
  const picture: Picture = {};
  for (const { accountId, money, positions, inLiquidation } of venue.accounts) {
    for (const [currency, total] of Object.entries(money)) {
      add(picture, `${accountId} ${currency}`, total);
      add(picture, `${accountId} ${currency} on hold`, holdsOf(venue, accountId, currency));
    }
    for (const [instrumentId, { lots, basis }] of Object.entries(positions)) {
      add(picture, `${accountId} ${instrumentId}`, lots === 0 ? 0 : `${lots} for ${basis}`);
    }
    if (inLiquidation) picture[`${accountId} in liquidation`] = true;
  }
  for (const order of venue.orders) picture[`V${order.orderNo}`] = orderText(order, order.total, order.filledValue);
  for (const { listing, status, last, markHalfTicks, indexHalfTicks, setPpb, nextFundingAt } of venue.markets) {
    const { instrumentId } = listing;
    picture[instrumentId] = [status, last, markHalfTicks, indexHalfTicks, setPpb, nextFundingAt].join(' ');
    const queue = (against: 'Buy' | 'Sell'): string =>
      queueText(
        othersFirst(venue, instrumentId, against).map((item) => ({ ...item, orderNo: item.order?.orderNo ?? 0 })),
      );
    picture[`${instrumentId} bids`] = queue('Sell');
    picture[`${instrumentId} asks`] = queue('Buy');
  }
  return picture;
}

/** Where the two differ, one line each. */
export function differences(real: Picture, naive: Picture): readonly string[] {
  const names = [...new Set([...Object.keys(real), ...Object.keys(naive)])];
  return names
    .filter((name) => real[name] !== naive[name])
    .map((name) => `${name}: ${String(real[name])}, and not ${String(naive[name])} as the naive venue has it`);
}

function add(picture: Picture, name: string, value: bigint | number | string): void {
  if (value !== 0n && value !== 0) picture[name] = value;
}

const holdsOf = (venue: NaiveVenue, accountId: string, currency: Currency): bigint =>
  venue.orders
    .filter((order) => order.accountId === accountId)
    .reduce((sum, order) => sum + holdOf(venue, order, currency), 0n);

const orderText = (
  order: Pick<OrderAtVenue | NaiveOrder, 'status' | 'reason' | 'fees'> & { filled?: number; filledLots?: number },
  total: number,
  value: bigint,
): string =>
  `${order.status} ${order.reason} ${order.filled ?? order.filledLots ?? 0} of ${total} for ${value} with ${order.fees}`;

function entriesOf(side: BookSide): readonly BookEntry[] {
  const entries: BookEntry[] = [];
  for (let level = side.best(); level !== null; level = side.worse(level)) {
    for (let entry = level.first; entry !== null; entry = entry.behind) entries.push(entry);
  }
  return entries;
}

/** Quotes of other people that stand beside each other are one. */
function queueText(entries: readonly { ticks: number; orderNo: number; lots: number }[]): string {
  const merged: { ticks: number; orderNo: number; lots: number }[] = [];
  for (const { ticks, orderNo, lots } of entries) {
    const before = merged.at(-1);
    if (orderNo === 0 && before?.orderNo === 0 && before.ticks === ticks) before.lots += lots;
    else merged.push({ ticks, orderNo, lots });
  }
  return merged.map(({ ticks, orderNo, lots }) => `${ticks}: ${lots}${orderNo === 0 ? '' : ` V${orderNo}`}`).join(', ');
}
