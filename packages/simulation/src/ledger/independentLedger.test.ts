import fc from 'fast-check';
import {
  balanceOf,
  moneyOf,
  notionalOf,
  one,
  priceOf,
  quantityOf,
  ratioOf,
  toText,
  type FillDetail,
  type Instrument,
  type OrderProgress,
} from '@bot/core';
import { btcPerp, btcUsd } from '../sample/sampleInstruments';
import { marketOrder } from '../sample/sampleOrders';
import { createScriptedBroker } from '../broker/scriptedBroker';
import { createVirtualClock } from '../time/virtualClock';
import { createIndependentLedger } from './independentLedger';
import { afterFill, noTrade, type OpenTrade } from './openTrade';
import { violationText } from './violation';

const ethPerp: Instrument = {
  ...btcPerp,
  instrumentId: 'ETH-PERP',
  baseCurrency: 'ETH',
  contractSize: ratioOf('0.1'),
  initialMarginRate: ratioOf('0'),
  minNotional: notionalOf('0'),
};

const fillOf = (tradeId: string, side: 'Buy' | 'Sell', quantity: string, price: string, fee = '0'): FillDetail => ({
  tradeId,
  clientOrderId: 'order',
  venueOrderId: 'v-1',
  instrumentId: 'BTC-USD',
  side,
  price: priceOf(price),
  quantity: quantityOf(quantity),
  liquidity: 'Taker',
  commission: moneyOf(fee),
  commissionCurrency: 'USD',
  at: 0,
});

const ledgerWith = (usd: string) =>
  createIndependentLedger({
    instruments: [btcUsd, ethPerp],
    openingBalances: [{ currency: 'USD', total: moneyOf(usd) }],
  });

const cashOf = (ledger: ReturnType<typeof ledgerWith>): string[] =>
  [...ledger.books().cash].map(([currency, amount]) => `${currency} ${toText(amount)}`);

describe('one trade by average cost', () => {
  const trade = (net: string, cost: string): OpenTrade => ({
    ...noTrade,
    netQuantity: quantityOf(net),
    cost: moneyOf(cost),
  });
  const shown = ({ netQuantity, cost, realized }: OpenTrade): string[] => [netQuantity, cost, realized].map(toText);

  it.each([
    ['adds', trade('1', '100'), fillOf('t', 'Buy', '1', '110'), ['2', '210', '0']],
    ['reduces', trade('2', '200'), fillOf('t', 'Sell', '1', '110'), ['1', '100', '10']],
    ['closes', trade('1', '100'), fillOf('t', 'Sell', '1', '90'), ['0', '0', '-10']],
    ['turns round', trade('1', '100'), fillOf('t', 'Sell', '3', '110'), ['-2', '-220', '10']],
    ['buys a short back', trade('-2', '-200'), fillOf('t', 'Buy', '1', '90'), ['-1', '-100', '10']],
  ])('%s', (_name, before, fill, after) => {
    expect(shown(afterFill(before, fill, one))).toEqual(after);
  });
});

describe('the independent ledger', () => {
  it('gives back what a trade that was taken back has moved, once, and leaves the order as it is', () => {
    const ledger = ledgerWith('10000');
    ledger.recordFill(fillOf('t-1', 'Buy', '0.01', '50000', '3'));
    const reversal: FillDetail = {
      ...fillOf('r-1', 'Buy', '0.01', '50000', '3'),
      tradeType: 'Reversal',
      reverses: 't-1',
    };
    ledger.recordFill(reversal);
    ledger.recordFill(reversal);
    expect(cashOf(ledger)).toEqual(['USD 10000', 'BTC 0']);
    const terms = marketOrder('order');
    const progress: OrderProgress = {
      clientOrderId: 'order',
      venueOrderId: 'v-1',
      instrumentId: 'BTC-USD',
      status: 'Filled',
      cumulativeQuantity: terms.quantity,
      filledValue: notionalOf('500'),
      commission: moneyOf('3'),
      reason: null,
      at: 0,
    };
    expect(ledger.checkOrderQuantities([{ terms, progress }])).toEqual([]);
  });

  it('counts a payment of funding once', () => {
    const ledger = ledgerWith('10000');
    const payment = { fundingId: 'f-1', instrumentId: 'ETH-PERP', currency: 'USD', amount: moneyOf('-5') };
    ledger.recordFunding({ ...payment, fundingRate: ratioOf('0.0001'), at: 0 });
    ledger.recordFunding({ ...payment, fundingRate: ratioOf('0.0001'), at: 0 });
    expect(cashOf(ledger)).toEqual(['USD 9995']);
  });

  it('takes value and fee out of the quote currency and brings coins', () => {
    const ledger = ledgerWith('10000');
    ledger.recordFill(fillOf('t-1', 'Buy', '0.01', '50000', '3'));
    expect(cashOf(ledger)).toEqual(['USD 9497', 'BTC 0.01']);
    expect(toText(ledger.books().commission.get('USD') ?? moneyOf('0'))).toBe('3');
  });

  it('moves cash of a perpetual by what was realised, contract size included, and by fees', () => {
    const ledger = ledgerWith('1000');
    const perp = { instrumentId: 'ETH-PERP' };
    ledger.recordFill({ ...fillOf('t-1', 'Sell', '10', '2000', '1'), ...perp });
    ledger.recordFill({ ...fillOf('t-2', 'Buy', '4', '1900', '1'), ...perp });
    // 4 × 0.1 × (2,000 − 1,900) − 2
    expect(cashOf(ledger)).toEqual(['USD 1038']);
    expect(toText(ledger.books().netQuantities.get('ETH-PERP') ?? one)).toBe('-6');
    expect(toText(ledger.books().realizedPnl.get('ETH-PERP') ?? one)).toBe('40');
  });

  it('counts a trade id once', () => {
    const ledger = ledgerWith('10000');
    for (let n = 0; n < 3; n++) ledger.recordFill(fillOf('t-1', 'Buy', '0.01', '50000'));
    expect(cashOf(ledger)).toEqual(['USD 9500', 'BTC 0.01']);
  });

  it('begins with positions that were there before', () => {
    const ledger = createIndependentLedger({
      instruments: [btcUsd, ethPerp],
      openingBalances: [
        { currency: 'USD', total: moneyOf('0') },
        { currency: 'BTC', total: moneyOf('2') },
      ],
      openingPositions: [
        { instrumentId: 'BTC-USD', netQuantity: quantityOf('2'), averageEntryPrice: null },
        { instrumentId: 'ETH-PERP', netQuantity: quantityOf('-10'), averageEntryPrice: priceOf('2000') },
      ],
    });
    ledger.recordFill({ ...fillOf('t-1', 'Buy', '10', '1900'), instrumentId: 'ETH-PERP' });
    ledger.recordFill(fillOf('t-2', 'Sell', '1', '50000'));
    expect(cashOf(ledger)).toEqual(['USD 50100', 'BTC 1']);
    expect(ledger.checkPositions([{ instrumentId: 'BTC-USD', netQuantity: quantityOf('1') }])).toEqual([]);
  });

  it('refuses a fill of an instrument that it was not told of', () => {
    const fill = { ...fillOf('t-1', 'Buy', '1', '1'), instrumentId: 'DOGE-USD' };
    expect(() => ledgerWith('1').recordFill(fill)).toThrow('also DOGE-USD');
  });

  it('INV-01: tells a balance that is not the sum of what happened, deposits counted', () => {
    const ledger = ledgerWith('10000');
    ledger.recordFill(fillOf('t-1', 'Buy', '0.01', '50000', '3'));
    ledger.recordDeposit('EUR', moneyOf('7'));
    const balances = [
      balanceOf('USD', moneyOf('9497.00000001')),
      balanceOf('BTC', moneyOf('0.02')),
      balanceOf('GBP', moneyOf('1')),
    ];
    expect(ledger.checkCash(balances).map(violationText)).toEqual([
      'INV-01 the balance of BTC: expected 0.01, found 0.02',
      'INV-01 the balance of EUR: expected 7, found 0',
      'INV-01 the balance of GBP: expected 0, found 1',
    ]);
  });

  it('INV-01: is exact where nothing divides', () => {
    const spotOnly = createIndependentLedger({
      instruments: [btcUsd],
      openingBalances: [{ currency: 'USD', total: moneyOf('1') }],
    });
    expect(spotOnly.checkCash([balanceOf('USD', moneyOf('1.00000001'))])).toHaveLength(1);
  });

  it('INV-02: tells a position that is not the sum of its fills, and one that nobody traded', () => {
    const ledger = ledgerWith('10000');
    ledger.recordFill(fillOf('t-1', 'Buy', '0.01', '50000'));
    const positions = [
      { instrumentId: 'BTC-USD', netQuantity: quantityOf('0.02') },
      { instrumentId: 'SOL-PERP', netQuantity: quantityOf('-1') },
    ];
    expect(ledger.checkPositions(positions).map(violationText)).toEqual([
      'INV-02 the position in BTC-USD: expected 0.01, found 0.02',
      'INV-02 the position in SOL-PERP: expected 0, found -1',
    ]);
  });
});

describe('the ledger and the scripted venue, written apart', () => {
  const trade = fc.record({
    instrumentId: fc.constantFrom('BTC-USD', 'ETH-PERP'),
    side: fc.constantFrom('Buy' as const, 'Sell' as const),
    lots: fc.integer({ min: 1, max: 5000 }),
    cents: fc.integer({ min: 1, max: 5_000_000 }),
  });

  it('agree on cash and positions after any trades', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(trade, { maxLength: 40 }), async (trades) => {
        const broker = createScriptedBroker({
          clock: createVirtualClock({ startAt: 0 }),
          instruments: [btcUsd, ethPerp],
          balances: { USD: '1000000000', BTC: '1000' },
          prices: { 'BTC-USD': '50000', 'ETH-PERP': '2000' },
          fees: { maker: '0', taker: '0.0006' },
          autoFill: false,
        });
        const openingBalances = broker.truth.balances();
        for (const [index, { instrumentId, side, lots, cents }] of trades.entries()) {
          const quantity = `${(lots / 1000).toFixed(3)}`;
          await broker.submitOrder(marketOrder(`o-${index}`, { instrumentId, side, quantity: quantityOf(quantity) }));
          broker.script.fill(`o-${index}`, quantity, (cents / 100).toFixed(2));
        }
        const ledger = createIndependentLedger({ instruments: [btcUsd, ethPerp], openingBalances });
        for (const fill of broker.truth.fills()) ledger.recordFill(fill);
        expect(broker.truth.fills()).toHaveLength(trades.length);
        expect(ledger.checkCash(broker.truth.balances())).toEqual([]);
        expect(ledger.checkPositions(broker.truth.positions())).toEqual([]);
        expect(ledger.checkOrderQuantities(broker.truth.orders())).toEqual([]);
        expect(ledger.checkHolds(broker.truth.balances(), broker.truth.openOrders())).toEqual([]);
      }),
    );
  });
});
