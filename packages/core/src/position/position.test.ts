import type { Instrument } from '../instrument/instrument';
import { moneyOf, notionalOf, one, priceOf, quantityOf, ratioOf } from '../money/amount';
import {
  averageEntryPrice,
  flatPosition,
  isDust,
  isFlat,
  isLong,
  isTooSmall,
  marketValue,
  unrealizedPnl,
} from './position';
import { btcPerp } from '../strategy/testing/wishes';

const long = { ...flatPosition('BTC-USD'), netQuantity: quantityOf('0.02'), costBasis: moneyOf('960') };
const short = { ...flatPosition('BTC-PERP'), netQuantity: quantityOf('-0.02'), costBasis: moneyOf('-960') };
const flat = flatPosition('BTC-USD');

describe('a position', () => {
  it('is flat, long or short', () => {
    expect([flat, long, short].map(isFlat)).toEqual([true, false, false]);
    expect([flat, long, short].map(isLong)).toEqual([false, true, false]);
  });

  it.each([
    ['0', '0.001', true],
    ['0.0007', '0.001', true],
    ['-0.0007', '0.001', true],
    ['0.0019', '0.002', true],
    ['0.001', '0.001', false],
    ['-0.0107', '0.001', false],
  ])('of %s, where an order has %s at least, is dust: %s', (netQuantity, minQuantity, expected) => {
    const instrument: Instrument = {
      ...{ instrumentId: 'BTC-USD', kind: 'Spot', baseCurrency: 'BTC', quoteCurrency: 'USD' },
      ...{ tickSize: priceOf('0.01'), lotSize: quantityOf('0.001'), minNotional: notionalOf('1') },
      ...{ minQuantity: quantityOf(minQuantity), maxQuantity: quantityOf('10'), contractSize: one },
      ...{ initialMarginRate: one, maintenanceMarginRate: one },
    };
    expect(isDust({ netQuantity: quantityOf(netQuantity) }, instrument)).toBe(expected);
  });

  it.each([
    ['0.0057', '180', true],
    ['-0.0057', '180', true],
    ['0.0057', '200', false],
    ['0.0007', '1000000', true],
    ['0.0057', '0', false],
    ['0.0057', undefined, false],
  ] as const)('of %s at %s is too small to be closed: %s', (netQuantity, mark, expected) => {
    const instrument = { ...btcPerp, minNotional: notionalOf('1') };
    const price = mark === undefined ? undefined : priceOf(mark);
    expect(isTooSmall({ netQuantity: quantityOf(netQuantity) }, instrument, price)).toBe(expected);
  });

  it('has an average entry price: 960 for 0.02 is 48,000', () => {
    expect(averageEntryPrice(long)).toEqual(priceOf('48000'));
    expect(averageEntryPrice(short)).toEqual(priceOf('48000'));
    expect(averageEntryPrice(flat)).toBeNull();
  });

  it('has a signed value at a mark', () => {
    expect(marketValue(long, priceOf('50000'))).toEqual(moneyOf('1000'));
    expect(marketValue(short, priceOf('50000'))).toEqual(moneyOf('-1000'));
    expect(marketValue(flat, priceOf('50000'))).toEqual(moneyOf('0'));
  });

  it('has an unrealised result: bought for 960, worth 1,000, is 40; the short loses them', () => {
    expect(unrealizedPnl(long, priceOf('50000'))).toEqual(moneyOf('40'));
    expect(unrealizedPnl(short, priceOf('50000'))).toEqual(moneyOf('-40'));
  });

  it('counts the size of a contract', () => {
    const contracts = { ...long, netQuantity: quantityOf('2') };
    expect(marketValue(contracts, priceOf('50000'), ratioOf('0.01'))).toEqual(moneyOf('1000'));
    expect(averageEntryPrice(contracts, ratioOf('0.01'))).toEqual(priceOf('48000'));
  });
});
