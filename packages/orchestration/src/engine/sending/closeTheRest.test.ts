import { quantityOf, toText, type FillDetail } from '@bot/core';
import { booksOf, btc, btcPerp, failedCall, fillOf, sell } from '../testing/fixtures';
import { ordered } from '../testing/given';
import { givenHoldings, holding } from '../testing/holdings';

/** Two of each are held; a request was not taken, and so everything waits for ten seconds. */
function givenPause() {
  const engine = givenHoldings(
    [holding('BTC-USD', '2'), holding('BTC-PERP', '2')],
    { instrumentIds: ['BTC-USD', 'BTC-PERP'], reconciliation: adopting },
    { instruments: [btc, btcPerp] },
  );
  const tried = ordered(engine, sell('0.1', '150'));
  engine.when({
    ...{ type: 'SubmitFailed', clientOrderId: tried },
    failure: { ...failedCall('RateLimited', 'NotActed'), retryAfterMs: 10_000 },
  });
  engine.when({ type: 'CancelWished', clientOrderId: tried, reason: 'tried' });
  return engine;
}
const adopting = { ...givenHoldings([]).state.config.reconciliation, foreignTrade: 'adopt' as const };
const theirs = (tradeId: string, instrumentId: string): FillDetail => ({
  ...{ ...fillOf('theirs', tradeId), instrumentId, side: 'Sell', quantity: quantityOf('1') },
});
const exit = (instrumentId: string) => ({ ...sell('2'), instrumentId, reduceOnly: true });

it('exits that waited and are too large by now close what is left, each under an id of its own', () => {
  const engine = givenPause();
  ordered(engine, exit('BTC-USD'));
  ordered(engine, exit('BTC-PERP'));
  engine.when({
    type: 'VenueBooksRead',
    books: booksOf({
      positions: [holding('BTC-USD', '1'), holding('BTC-PERP', '1')],
      fills: [theirs('t-8', 'BTC-USD'), theirs('t-9', 'BTC-PERP')],
    }),
  });

  const sent = [10_000, 0, 0]
    .map((ms) => engine.woke(ms))
    .flatMap(({ commands }) => commands.flatMap((one) => (one.type === 'SubmitOrder' ? [one.request] : [])));
  expect(sent.map(({ instrumentId, quantity }) => `${toText(quantity)} ${instrumentId}`)).toEqual([
    '1 BTC-USD',
    '1 BTC-PERP',
  ]);
  const ids = engine.log.flatMap(({ type, payload }) =>
    type === 'OrderSubmitted' ? [payload.request.clientOrderId] : [],
  );
  expect(new Set(ids).size).toBe(ids.length);
});
