import { notionalOf, one, priceOf, quantityOf } from '../money/amount';
import type { Instrument } from './instrument';
import { quantizePrice, quantizeQuantity } from './quantize';

const bitcoin: Instrument = {
  instrumentId: 'BTC-USD',
  kind: 'Spot',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.005'),
  minQuantity: quantityOf('0.005'),
  maxQuantity: quantityOf('100'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: one,
  maintenanceMarginRate: one,
};

describe('quantizing', () => {
  it('cuts a quantity to whole lots: 0.0187 is 0.015', () => {
    expect(quantizeQuantity(bitcoin, quantityOf('0.0187'))).toEqual(quantityOf('0.015'));
    expect(quantizeQuantity(bitcoin, quantityOf('0.0049'))).toEqual(quantityOf('0'));
  });

  it('never lets a buy pay more or a sell take less: 100.017 is 100.01 and 100.02', () => {
    expect(quantizePrice(bitcoin, priceOf('100.017'), 'Buy')).toEqual(priceOf('100.01'));
    expect(quantizePrice(bitcoin, priceOf('100.017'), 'Sell')).toEqual(priceOf('100.02'));
    expect(quantizePrice(bitcoin, priceOf('100.01'), 'Sell')).toEqual(priceOf('100.01'));
  });
});
