import { toText } from '@bot/core';
import { instrumentFor, instrumentTable, startPriceOf } from './instruments';

describe('the instruments', () => {
  it('are listed once each, with steps above zero', () => {
    const ids = instrumentTable.map(({ instrumentId }) => instrumentId);
    expect(ids).toEqual(['BTC-USD', 'ETH-USD', 'SOL-USD', 'BTC-PERP', 'ETH-PERP']);
  });

  it('include any other pair as spot', () => {
    expect(instrumentFor('DOGE-EUR')).toMatchObject({ kind: 'Spot', baseCurrency: 'DOGE', quoteCurrency: 'EUR' });
    expect(instrumentFor('BTC-PERP')?.kind).toBe('Perpetual');
  });

  it.each(['', 'BTC', 'DOGE-PERP', 'btc-usd', 'A-B-C', 'X/Y'])('do not include "%s"', (name) => {
    expect(instrumentFor(name)).toBeNull();
  });

  it.each([
    ['BTC-USD', '50000'],
    ['ETH-PERP', '3000'],
    ['SOL-USD', '100'],
    ['DOGE-USD', '100'],
  ])('have a usual first price: %s %s', (id, price) => {
    const instrument = instrumentFor(id);
    expect(instrument && toText(startPriceOf(instrument))).toBe(price);
  });
});
