import {
  add,
  assert,
  credit,
  fromSteps,
  midPrice,
  negate,
  ratioOf,
  toSteps,
  unreachable,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
} from '@bot/core';
import { replaceQuotes, rest, take } from './book';
import { coins } from './hold';
import { refreshReservation } from './reservation';
import { settleTrade } from './settleTrade';
import { MARKET_ACCOUNT, type AccountId, type VenueEvent, type VenueEventOf } from './venueEvent';
import {
  answerKey,
  balanceIn,
  bookNamed,
  openAccount,
  orderNamed,
  positionIn,
  type OrderAtVenue,
  type VenueState,
} from './venueState';

/** Applies one event in place. The same events in the same order always give the same state. */
export function evolveVenue(state: VenueState, event: VenueEvent): void {
  state.at = event.at;
  switch (event.type) {
    case 'Deposited':
      return deposit(state, event);
    case 'PositionSeeded':
      return seedPosition(state, event);
    case 'OrderAccepted':
      return acceptOrder(state, event);
    case 'OrderRejected':
      return rejectOrder(state, event);
    case 'OrderRested':
      return restOrder(state, event);
    case 'TradeExecuted':
      return settleTrade(state, event);
    case 'OrderCanceled':
      return cancelOrder(state, event);
    case 'MarketStepped':
      return stepMarket(state, event);
    default:
      return unreachable(event);
  }
}

function deposit(state: VenueState, { accountId, currency, value }: VenueEventOf<'Deposited'>): void {
  const account = openAccount(state, accountId);
  account.balances.set(currency, credit(balanceIn(account, currency), value));
}

/** Spot coins come from outside; the other side of a perpetual is everybody else's. */
function seedPosition(state: VenueState, event: VenueEventOf<'PositionSeeded'>): void {
  const { accountId, instrumentId, netQuantity, costBasis } = event;
  const { instrument } = bookNamed(state, instrumentId);
  addToPosition(state, accountId, event);
  if (instrument.kind === 'Perpetual') {
    const mirrored = { instrumentId, netQuantity: negate(netQuantity), costBasis: negate(costBasis) };
    return addToPosition(state, MARKET_ACCOUNT, mirrored);
  }
  const { balances } = openAccount(state, accountId);
  const balance = balanceIn(openAccount(state, accountId), instrument.baseCurrency);
  balances.set(instrument.baseCurrency, credit(balance, coins(netQuantity)));
}

type Seed = Pick<VenueEventOf<'PositionSeeded'>, 'instrumentId' | 'netQuantity' | 'costBasis'>;

function addToPosition(state: VenueState, accountId: AccountId, { instrumentId, netQuantity, costBasis }: Seed): void {
  const account = openAccount(state, accountId);
  const position = positionIn(account, instrumentId);
  account.positions.set(instrumentId, {
    ...position,
    netQuantity: add(position.netQuantity, netQuantity),
    costBasis: add(position.costBasis, costBasis),
  });
}

function acceptOrder(state: VenueState, event: VenueEventOf<'OrderAccepted'>): void {
  const { at, accountId, venueOrderId, request, feeRates } = event;
  const { instrument } = bookNamed(state, request.instrumentId);
  const order: OrderAtVenue = {
    accountId,
    venueOrderId,
    request,
    feeRates: { maker: ratioOf(feeRates.maker), taker: ratioOf(feeRates.taker) },
    limitTicks: request.limitPrice === null ? null : toSteps(request.limitPrice, instrument.tickSize),
    leavesLots: toSteps(request.quantity, instrument.lotSize),
    status: 'Accepted',
    cumulativeQuantity: zeroQuantity,
    filledValue: zeroNotional,
    commission: zeroMoney,
    reason: null,
    updatedAt: at,
    hold: zeroMoney,
    pending: zeroNotional,
  };
  state.orders.set(venueOrderId, order);
  state.answers.set(answerKey(accountId, request.clientOrderId), {
    outcome: 'Accepted',
    clientOrderId: request.clientOrderId,
    venueOrderId,
    at,
  });
  openAccount(state, accountId).openOrders.add(venueOrderId);
  refreshReservation(state, order);
}

function rejectOrder(state: VenueState, event: VenueEventOf<'OrderRejected'>): void {
  const { at, accountId, clientOrderId, reason, message } = event;
  const answer = { outcome: 'Rejected', clientOrderId, reason, message, at } as const;
  state.answers.set(answerKey(accountId, clientOrderId), answer);
}

function restOrder(state: VenueState, { venueOrderId }: VenueEventOf<'OrderRested'>): void {
  const { accountId, request, limitTicks, leavesLots } = orderNamed(state, venueOrderId);
  const book = bookNamed(state, request.instrumentId);
  assert(limitTicks !== null, 'only a limit order waits in the book');
  // A spot sell has its coins on hold, so it cannot sell what is not there; a perpetual's position may shrink meanwhile.
  const reduceOnly = request.reduceOnly && book.instrument.kind === 'Perpetual';
  rest(book, request.side, limitTicks, { accountId, venueOrderId, reduceOnly, lots: leavesLots });
}

function cancelOrder(state: VenueState, { at, venueOrderId, reason }: VenueEventOf<'OrderCanceled'>): void {
  const order = orderNamed(state, venueOrderId);
  const book = bookNamed(state, order.request.instrumentId);
  if (order.limitTicks !== null) take(book, order.request.side, order.limitTicks, venueOrderId);
  order.status = 'Canceled';
  order.reason = reason;
  order.updatedAt = at;
  refreshReservation(state, order);
  openAccount(state, order.accountId).openOrders.delete(venueOrderId);
}

function stepMarket(state: VenueState, { books, position }: VenueEventOf<'MarketStepped'>): void {
  state.marketPosition = position;
  for (const { instrumentId, bids, asks } of books) {
    const book = bookNamed(state, instrumentId);
    replaceQuotes(book, 'Buy', bids);
    replaceQuotes(book, 'Sell', asks);
    const [bid, ask] = [bids[0], asks[0]];
    if (bid === undefined || ask === undefined) continue;
    const { tickSize } = book.instrument;
    book.mark = midPrice(fromSteps(bid[0], tickSize), fromSteps(ask[0], tickSize));
  }
}
