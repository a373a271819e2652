import { quantityOf, toText } from '@bot/core';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { balancesText, scriptedWorld, stateText } from './testing/scriptedWorld';

const free = { fees: { maker: '0', taker: '0' } };

describe('funding', () => {
  it.each([
    ['a long of 0.1 at 50,000 pays 0.5 at 0.0001', '0.1', '0.0001', '9999.5'],
    ['a short of 0.1 gets it', '-0.1', '0.0001', '10000.5'],
    ['a long gets it when the rate is below zero', '0.1', '-0.0001', '10000.5'],
    ['nobody pays without a position', '0', '0.0001', '10000'],
  ])('%s', (_, quantity, rate, total) => {
    const world = scriptedWorld(free);
    world.script.holds('BTC-PERP', { quantity, entryPrice: '50000' });
    world.script.fund('BTC-PERP', rate);
    expect(world.truth.balances().map((balance) => toText(balance.total))).toEqual([total]);
  });

  it('is listed with a name of its own, unless it was nothing', async () => {
    const { broker, script, truth } = scriptedWorld(free);
    script.fund('BTC-PERP', '0.0001');
    script.holds('BTC-PERP', { quantity: '0.1', entryPrice: '50000' });
    script.fund('BTC-PERP', '0.0001');
    script.fund('BTC-PERP', '-0.0001');
    const listed = (await broker.fundingSince(0))?.map(({ fundingId, amount }) => `${fundingId} ${toText(amount)}`);
    expect(listed).toEqual(['funding-1 -0.5', 'funding-2 0.5']);
    expect(truth.fundings()).toHaveLength(2);
    expect(await broker.fundingSince(1)).toEqual([]);
  });

  it('only moves cash where the venue lists no payments', async () => {
    const { broker, script, truth } = scriptedWorld({ ...free, listsFunding: false });
    script.holds('BTC-PERP', { quantity: '0.1', entryPrice: '50000' });
    script.fund('BTC-PERP', '0.0001');
    expect(await broker.fundingSince(0)).toBeNull();
    expect(truth.fundings()).toHaveLength(1);
  });

  it('is of perpetuals only', () => {
    const { script } = scriptedWorld();
    expect(() => script.fund('BTC-USD', '0.0001')).toThrow('BTC-USD is spot');
  });
});

describe('liquidation', () => {
  it('cancels the orders of the perpetual and closes its position by an order of the venue', async () => {
    const world = scriptedWorld(free);
    const { broker, script, order, truth } = world;
    await broker.submitOrder(marketOrder('long', { instrumentId: 'BTC-PERP', quantity: quantityOf('1') }));
    await broker.submitOrder(limitOrder('more', '40000', { instrumentId: 'BTC-PERP' }));
    await broker.submitOrder(limitOrder('spot', '40000'));
    script.price('BTC-PERP', '44000');
    script.liquidate('BTC-PERP');
    expect(['more', 'spot', 'liquidation-3'].map((id) => stateText(order(id)))).toEqual([
      'Canceled 0 Liquidated',
      'Accepted 0',
      'Filled 1',
    ]);
    expect(truth.positions()).toEqual([]);
    // 43,999.99 − 50,000.01
    expect(balancesText(world)).toEqual(['USD 3999.98 (400 held)']);
  });

  it('buys a short back, and needs a position', () => {
    const { script, truth } = scriptedWorld(free);
    script.holds('BTC-PERP', { quantity: '-0.1', entryPrice: '50000' });
    script.liquidate('BTC-PERP');
    expect(truth.fills().map(({ side }) => side)).toEqual(['Buy']);
    expect(() => script.liquidate('BTC-PERP')).toThrow('there is no position in BTC-PERP');
  });
});
