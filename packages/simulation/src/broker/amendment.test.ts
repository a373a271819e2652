import { priceOf, quantityOf, ratioOf, toText, type AmendAnswer, type AmendRequest } from '@bot/core';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { balancesText, scriptedWorld, stateText } from './testing/scriptedWorld';

const to = (quantity: string, limitPrice: string, venueOrderId = 'v-1'): AmendRequest => ({
  venueOrderId,
  limitPrice: priceOf(limitPrice),
  quantity: quantityOf(quantity),
});
const told = ({ outcome, reason }: AmendAnswer): string => reason ?? outcome;

describe('amending an order that waits', () => {
  it('changes its price and its quantity, and holds what the new terms need', async () => {
    const world = scriptedWorld({ fees: { maker: '0', taker: '0' } });
    await world.broker.submitOrder(limitOrder('a', '49000', { quantity: quantityOf('0.1') }));
    expect(told(await world.broker.amendOrder(to('0.2', '48000')))).toBe('Accepted');
    const terms = world.order('a')?.terms;
    expect([terms?.quantity, terms?.limitPrice]).toEqual([quantityOf('0.2'), priceOf('48000')]);
    expect(balancesText(world)).toEqual(['USD 10000 (9600 held)']);
    expect(world.truth.requests().at(-1)?.summary).toBe('v-1 to 0.2 at 48000');
  });

  it('trades at once when the new price does', async () => {
    const { broker, order } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000'));
    await broker.amendOrder(to('0.01', '50001'));
    expect(stateText(order('a'))).toBe('Filled 0.01');
  });

  it('waits for the script when nothing fills by itself', async () => {
    const { broker, order } = scriptedWorld({ autoFill: false });
    await broker.submitOrder(limitOrder('a', '49000'));
    await broker.amendOrder(to('0.01', '50001'));
    expect(stateText(order('a'))).toBe('Accepted 0');
  });

  it('may shrink to above what is filled, and no further', async () => {
    const { broker, script, order } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000', { quantity: quantityOf('0.1') }));
    script.fill('a', '0.04');
    expect(told(await broker.amendOrder(to('0.04', '49000')))).toBe('BelowFilled');
    expect(told(await broker.amendOrder(to('0.06', '49000')))).toBe('Accepted');
    script.fill('a', '0.02');
    expect(stateText(order('a'))).toBe('Filled 0.06');
  });

  it.each([
    ['InvalidPrecision', to('0.00105', '49000')],
    ['InvalidPrecision', to('0.01', '49000.001')],
    ['InvalidSize', to('0.0001', '49000')],
    ['InvalidSize', to('101', '49000')],
    ['InsufficientFunds', to('0.3', '49000')],
    ['InvalidPrice', to('0.01', '60000')],
    ['OrderNotFound', to('0.01', '49000', 'v-9')],
  ])('is refused with %s and changes nothing', async (reason, request) => {
    const world = scriptedWorld({ rules: { priceBand: ratioOf('0.1'), maxOpenOrders: 1 } });
    await world.broker.submitOrder(limitOrder('a', '49000'));
    const before = [world.order('a'), balancesText(world)];
    expect(told(await world.broker.amendOrder(request))).toBe(reason);
    expect([world.order('a'), balancesText(world)]).toEqual(before);
  });

  it('is refused where a post-only order would take, and while the instrument takes none', async () => {
    const { broker, script } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000', { postOnly: true }));
    expect(told(await broker.amendOrder(to('0.01', '50001')))).toBe('PostOnlyWouldCross');
    script.status('BTC-USD', 'CancelOnly');
    expect(told(await broker.amendOrder(to('0.01', '49500')))).toBe('NotAllowedNow');
  });

  it('is refused for what is no limit order, does not wait or is being canceled', async () => {
    const { broker, script } = scriptedWorld({ balances: { USD: '10000', BTC: '1' } });
    await broker.submitOrder(limitOrder('a', '53000', { type: 'StopLimit', stopPrice: priceOf('52000') }));
    script.onSubmit('Rest');
    await broker.submitOrder(marketOrder('b'));
    await broker.submitOrder(limitOrder('c', '49000'));
    script.deferCancels();
    await broker.cancelOrders(['v-3']);
    for (const id of ['v-1', 'v-2', 'v-3']) {
      expect(told(await broker.amendOrder(to('0.02', '49000', id)))).toBe('NotAmendable');
    }
    script.cancelDone('c');
    const answer = await broker.amendOrder(to('0.02', '49000', 'v-3'));
    expect(answer).toEqual({
      ...{ venueOrderId: 'v-3', outcome: 'Refused', reason: 'OrderNotFound' },
      message: 'There is no such order, or it has ended.',
    });
  });
});

describe('closing a position', () => {
  it('sells the coins that are available, in whole lots', async () => {
    const { broker, truth, order } = scriptedWorld({ balances: { USD: '0', BTC: '0.50005' } });
    await broker.submitOrder(limitOrder('resting', '60000', { side: 'Sell', quantity: quantityOf('0.2') }));
    await broker.closePosition({ clientOrderId: 'close', instrumentId: 'BTC-USD' });
    expect(stateText(order('close'))).toBe('Filled 0.3');
    expect(order('close')?.terms).toMatchObject({ side: 'Sell', type: 'Market', reduceOnly: true });
    expect(truth.requests().at(-1)).toMatchObject({ method: 'closePosition', summary: 'all of BTC-USD' });
  });

  it('buys a part of a short back', async () => {
    const { broker, script, truth } = scriptedWorld();
    script.holds('BTC-PERP', { quantity: '-0.1', entryPrice: '50000' });
    const part = { clientOrderId: 'close', instrumentId: 'BTC-PERP', quantity: quantityOf('0.04') };
    await broker.closePosition(part);
    await broker.closePosition(part);
    expect(truth.positions().map(({ netQuantity }) => toText(netQuantity))).toEqual(['-0.06']);
    expect(truth.requests().at(-1)?.summary).toBe('0.04 of BTC-PERP');
  });

  it.each([
    ['nothing is held', 'BTC-PERP', undefined, 'ReduceOnlyWouldIncrease'],
    ['less is held', 'BTC-USD', '0.2', 'ReduceOnlyWouldIncrease'],
    ['there is no such instrument', 'NO-SUCH', undefined, 'UnknownInstrument'],
  ])('is refused when %s', async (_, instrumentId, quantity, reason) => {
    const { broker } = scriptedWorld({ balances: { USD: '10000', BTC: '0.1' } });
    const part = quantity === undefined ? {} : { quantity: quantityOf(quantity) };
    const answer = await broker.closePosition({ clientOrderId: 'close', instrumentId, ...part });
    expect(answer).toMatchObject({ outcome: 'Rejected', reason });
  });
});
