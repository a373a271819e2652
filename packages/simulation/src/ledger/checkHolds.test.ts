import { balanceOf, moneyOf, notionalOf, quantityOf, zeroMoney, type Balance, type VenueOrder } from '@bot/core';
import { btcPerp, btcUsd } from '../sample/sampleInstruments';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { checkHolds } from './checkHolds';
import { violationText } from './violation';

const instruments = new Map([btcUsd, btcPerp].map((instrument) => [instrument.instrumentId, instrument]));
const usd = (total: string, hold = '0'): Balance => balanceOf('USD', moneyOf(total), moneyOf(hold));
const btc = (total: string, hold = '0'): Balance => balanceOf('BTC', moneyOf(total), moneyOf(hold));

/** An open order of which `filled` is done. */
const open = (terms: VenueOrder['terms'], filled: string): VenueOrder => ({
  terms,
  progress: {
    clientOrderId: 'a',
    venueOrderId: 'v-1',
    instrumentId: terms.instrumentId,
    status: 'PartiallyFilled',
    cumulativeQuantity: quantityOf(filled),
    filledValue: notionalOf('0'),
    commission: zeroMoney,
    reason: null,
    at: 0,
  },
});

/** Buys 0.1 at 50,000 of which 0.04 are done: 3,000 are still needed. */
const buy = open(limitOrder('a', '50000', { quantity: quantityOf('0.1') }), '0.04');
const sale = open(limitOrder('a', '50000', { quantity: quantityOf('0.1'), side: 'Sell' }), '0.07');
const marketBuy = open(marketOrder('a'), '0');
const perpBuy = open(limitOrder('a', '50000', { instrumentId: 'BTC-PERP' }), '0');
const strange = open(limitOrder('a', '1', { instrumentId: 'NO-SUCH' }), '0');

const problems = (
  balances: readonly Balance[],
  openOrders: readonly VenueOrder[],
  withMargin: string[] = [],
): string[] =>
  checkHolds({ balances, openOrders, instruments, currenciesWithMargin: new Set(withMargin) }).map(violationText);

describe('holds (INV-03)', () => {
  it.each([
    ['the value of an open buy, and its fee', [usd('7998', '3018')], [buy], []],
    ['the coins of an open sale', [btc('0.03', '0.03')], [sale], []],
    ['nothing for no orders', [usd('1'), btc('1')], [], []],
    ['what the venue likes for a market order', [usd('1000', '400')], [marketBuy], []],
    ['what the venue likes for a perpetual', [usd('1000', '50')], [perpBuy], []],
    ['margin of an open position', [usd('1000', '50')], [], ['USD']],
  ])('may be %s', (_name, balances, orders, withMargin) => {
    expect(problems(balances, orders, withMargin)).toEqual([]);
  });

  it.each([
    ['less than open buys need', [usd('7998', '2999')], [buy], ['INV-03 USD: open orders need 3000, held is 2999']],
    ['less than open sales need', [btc('1')], [sale], ['INV-03 BTC: open orders need 0.03, held is 0']],
    ['money for nothing', [usd('7998', '3000')], [], ['INV-03 USD: 3000 is held for nothing']],
    ['money for an instrument that is unknown', [usd('10', '1')], [strange], ['INV-03 USD: 1 is held for nothing']],
    ['more than there is', [usd('7998', '9000')], [buy], ['INV-03 USD: available is -1002']],
    [
      'what does not add up',
      [{ ...usd('7998', '3000'), available: moneyOf('1') }],
      [buy],
      ['INV-03 USD: total against available plus hold: expected 3001, found 7998'],
    ],
  ])('may not be %s', (_name, balances, orders, expected) => {
    expect(problems(balances, orders)).toEqual(expected);
  });
});
