import { moneyOf, notionalOf, priceOf, quantityOf } from '@bot/core';
import { booksOf, btcPerp } from '../testing/fixtures';
import { givenTrading } from '../testing/given';
import { booksIn, givenSeveral, scripted } from '../testing/several';

describe('a strategy that is not there any more', () => {
  it.each([
    ['2', 'Gone', 'A'],
    ['-2', 'A', 'Gone'],
  ])('leaves its book of %s to the first of the list', (net, seller, buyer) => {
    const engine = givenSeveral([scripted('A', {})]);
    const entry = { instrumentId: 'BTC-PERP', netQuantity: quantityOf(net), averageEntryPrice: priceOf('100') };
    const before = givenTrading(
      {
        strategies: [scripted('Gone', {})],
        instruments: [btcPerp],
        config: { holdings: 'adopt', instrumentIds: ['BTC-PERP'] },
      },
      booksOf({ positions: [entry] }),
    );
    engine.state.ledger.strategyBooks.set('BTC-PERP', new Map(before.state.ledger.strategyBooks.get('BTC-PERP')));
    const again = engine.when({ type: 'Started', drawn: { storeEpoch: 'x', entropy: 'y' } });
    expect(again.payload('BooksTransferred')).toEqual({
      ...{ instrumentId: 'BTC-PERP', seller, buyer, reason: 'StrategyRemoved' },
      ...{ quantity: quantityOf('2'), value: notionalOf('200') },
    });
    expect(booksIn(engine)).toEqual({ Gone: '0', A: net });
    expect(engine.state.ledger.strategyBooks.get('BTC-PERP')?.get('Gone')?.realizedPnl).toEqual(moneyOf('0'));
  });

  it('leaves it where there is nobody', () => {
    const { state } = givenTrading(
      { instruments: [btcPerp], config: { holdings: 'adopt', instrumentIds: ['BTC-PERP'] } },
      booksOf({
        positions: [{ instrumentId: 'BTC-PERP', netQuantity: quantityOf('2'), averageEntryPrice: priceOf('100') }],
      }),
    );
    expect([...(state.ledger.strategyBooks.get('BTC-PERP')?.keys() ?? [])]).toEqual(['Operator']);
  });
});
