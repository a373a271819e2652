import { notionalOf, quantityOf, type StrategyWish } from '@bot/core';
import { booksOf, btcPerp, limits, opinionated } from '../testing/fixtures';
import { givenTrading, type Given } from '../testing/given';
import { denyCut } from './denyCut';

const wish = (action: 'Buy' | 'Sell'): StrategyWish => ({
  signal: {
    ...{ strategyId: 'A', instrumentId: 'BTC-PERP', action, confidence: limits.maxLeverage, reason: 'Told' },
    targetNotional: notionalOf('500'),
  },
  side: action,
  quantity: quantityOf('0'),
  closing: quantityOf('0'),
  cut: quantityOf('5'),
});
const given = (config: Given['config'] = {}, books = booksOf()) =>
  givenTrading(
    {
      instruments: [btcPerp],
      strategies: [opinionated('A', () => null)],
      config: { instrumentIds: ['BTC-PERP'], ...config },
    },
    books,
  );
const denied = (...args: Parameters<typeof denyCut>) =>
  denyCut(...args).map(({ payload }) => payload as { reason: string; numbers: object; intent: { side: string } });

it.each([
  ['a buy', 'Buy', true, 'AboveAllocation'],
  ['a short where shorts are allowed', 'Sell', true, 'AboveAllocation'],
  ['a short where they are not', 'Sell', false, 'ShortingNotAllowed'],
] as const)('%s is denied for its own reason', (_, side, allowShorts, reason) => {
  const { state } = given({ limits: { ...limits, allowShorts } });
  expect(denied(state, wish(side), btcPerp)).toMatchObject([{ reason, intent: { side, quantity: quantityOf('5') } }]);
});

it('what cannot be valued is told as unknown', () => {
  const position = { instrumentId: 'BTC-PERP', netQuantity: quantityOf('1'), averageEntryPrice: btcPerp.tickSize };
  const { state } = given({ holdings: 'adopt' }, booksOf({ positions: [position] }));
  expect(denied(state, wish('Buy'), btcPerp)[0]?.numbers).toMatchObject({ used: '10' });
  state.view.marks.clear();
  expect(denied(state, wish('Buy'), btcPerp)[0]?.numbers).toEqual({ quantity: '5', allocation: '0', used: 'unknown' });
});

it('a short of coins is one that nobody allows: there is nothing to sell', () => {
  const coins = { ...btcPerp, kind: 'Spot' } as const;
  const { state } = given({ limits: { ...limits, allowShorts: true } });
  expect(denied(state, wish('Sell'), coins)[0]).toMatchObject({
    reason: 'ShortingNotAllowed',
    numbers: { quantity: '5', reducible: '0' },
  });
});

it('is told as the order that it would have been, with what it was decided on', () => {
  const { state } = given();
  const [told] = denyCut(state, wish('Buy'), btcPerp);
  expect(told).toMatchObject({
    type: 'OrderDenied',
    payload: {
      intent: {
        ...{ strategyId: 'A', instrumentId: 'BTC-PERP', side: 'Buy', quantity: quantityOf('5'), reason: 'Told' },
        ...{ type: 'Market', limitPrice: null, timeInForce: 'IOC' },
        ...{ postOnly: false, reduceOnly: false, explicit: false },
      },
      decidedOn: { markAgeMs: 0 },
    },
  });
});

it('is said once for each reason', () => {
  const { state } = given();
  state.ledger.denials.add('A:BTC-PERP:Buy:AboveAllocation');
  expect(denyCut(state, wish('Buy'), btcPerp)).toEqual([]);
  expect(denyCut(state, wish('Sell'), btcPerp)).toHaveLength(1);
});
