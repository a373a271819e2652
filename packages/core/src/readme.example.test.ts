// #region example
import { applyFill, flatPosition, moneyOf, notionalFor, priceOf, quantityOf, toText, unrealizedPnl } from '@bot/core';

test('a position is folded from its fills, exactly', () => {
  const quantity = quantityOf('0.02'); // an amount is made of text; 0.02 does not compile
  const fill = (price: string) => ({
    quantity,
    value: notionalFor(priceOf(price), quantity),
    commission: moneyOf('0.6'),
  });

  const long = applyFill(flatPosition('BTC-USD'), { side: 'Buy', ...fill('48000') }).position;
  expect(toText(unrealizedPnl(long, priceOf('50000')))).toBe('40');

  const { position, realizedPnl } = applyFill(long, { side: 'Sell', ...fill('51000.5') });
  expect([toText(realizedPnl), toText(position.netQuantity), toText(position.commission)]).toEqual([
    '60.01',
    '0',
    '1.2',
  ]);
});
// #endregion
