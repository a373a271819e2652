import {
  absolute,
  isNegative,
  moneyOf,
  notionalFor,
  priceOf,
  quantityOf,
  ratioOf,
  zeroMoney,
  type ClientOrderId,
  type Instrument,
  type InstrumentId,
  type Price,
} from '@bot/core';
import { scriptImpossible } from '../errors/simulationError';
import type { BrokerScript } from './brokerScript';
import { liquidate, payFunding } from './scriptedPerpetual';
import type { ScriptedVenue } from './scriptedVenue';

/** The script, played on the parts of the venue. */
export function createPlayedScript(venue: ScriptedVenue): BrokerScript {
  const { market, account, desk, line, submits, reports, settings } = venue;

  function known(instrumentId: InstrumentId): Instrument {
    const instrument = market.instrument(instrumentId);
    if (instrument === undefined) throw scriptImpossible(`there is no instrument ${instrumentId}`);
    return instrument;
  }

  /** The limit of the order, else what it would pay or get now. */
  function priceFor(clientOrderId: ClientOrderId): Price {
    const order = desk.orders().find(({ terms }) => terms.clientOrderId === clientOrderId);
    const price = order?.terms.limitPrice ?? (order && market.touch(order.terms.instrumentId, order.terms.side));
    if (price === undefined) throw scriptImpossible(`there is no order ${clientOrderId}, or no price for it`);
    return price;
  }

  return {
    onSubmit(response) {
      if (typeof response === 'function') submits.follow(response);
      else submits.add(response);
    },
    fill(clientOrderId, quantity, price, { commission, liquidity } = {}) {
      const order = desk.orders().find(({ terms }) => terms.clientOrderId === clientOrderId);
      return desk.fill(clientOrderId, {
        quantity: quantityOf(quantity),
        price: price === undefined ? priceFor(clientOrderId) : priceOf(price),
        liquidity: liquidity ?? (order?.terms.type === 'Limit' ? 'Maker' : 'Taker'),
        ...(commission === undefined ? {} : { commission: moneyOf(commission) }),
      });
    },
    cancelDone: (clientOrderId) => desk.end(clientOrderId, 'Canceled', 'CanceledByUser'),
    reject: (clientOrderId, reason) => desk.end(clientOrderId, 'Rejected', reason),
    expire: (clientOrderId) => desk.end(clientOrderId, 'Expired', 'Expired'),
    deferCancels(timing) {
      settings.cancels = timing ?? 'Scripted';
    },
    bust: (tradeId) => desk.bust(tradeId),
    quote(quote) {
      known(quote.instrumentId);
      market.setQuote(quote);
      desk.match(quote.instrumentId);
    },
    price(instrumentId, price) {
      known(instrumentId);
      market.setPrice(instrumentId, price);
      desk.match(instrumentId);
    },
    depth(instrumentId, quantity) {
      known(instrumentId);
      market.setDepth(instrumentId, quantityOf(quantity));
    },
    take(instrumentId, side, quantity) {
      known(instrumentId);
      desk.take(instrumentId, side, quantityOf(quantity));
    },
    status(instrumentId, status) {
      known(instrumentId);
      market.setStatus(instrumentId, status);
    },
    candles: (candles) => market.setCandles(candles),
    deposit: (currency, amount) => account.deposit(currency, moneyOf(amount)),
    holds(instrumentId, position) {
      const instrument = known(instrumentId);
      const netQuantity = quantityOf(position.quantity);
      if (instrument.kind === 'Spot' && isNegative(netQuantity)) throw scriptImpossible('spot cannot be held short');
      const price = priceOf(position.entryPrice);
      account.holdPosition(instrument, {
        side: isNegative(netQuantity) ? 'Sell' : 'Buy',
        quantity: absolute(netQuantity),
        value: notionalFor(price, netQuantity, instrument.contractSize),
        commission: zeroMoney,
      });
    },
    fund: (instrumentId, rate) => payFunding(venue, known(instrumentId), ratioOf(rate)),
    liquidate: (instrumentId) => liquidate(venue, known(instrumentId)),
    permissions(change) {
      settings.permissions = { ...settings.permissions, ...change };
    },
    acceptKey(isAccepted) {
      settings.isKeyAccepted = isAccepted;
    },
    failNext(method, code, { retryAfterMs } = {}) {
      const delay = retryAfterMs === undefined ? {} : { retryAfterMs };
      if (method === 'submitOrder') submits.add({ fail: code, ...delay });
      else line.plan(method, { fault: 'Fails', code, ...delay });
    },
    loseAnswer(method) {
      if (method === 'submitOrder') submits.add('AnswerLost');
      else line.plan(method, { fault: 'AnswerLost' });
    },
    holdReports: () => reports.hold(),
    releaseReports: (options) => reports.release(options),
    report: (report) => reports.send(report),
    pending: () => [...submits.pending(), ...line.pending()],
  };
}
