import { notionalOf, priceOf, quantityOf, ratioOf, toText, type OrderRequest } from '@bot/core';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { balancesText, reasonOf, scriptedWorld, stateText } from './testing/scriptedWorld';

const tenth = quantityOf('0.1');
const coinsAndCash = { balances: { USD: '10000', BTC: '1' } };

const stopBuy = (change: Partial<OrderRequest> = {}): OrderRequest =>
  limitOrder('a', '52100', { type: 'StopLimit', stopPrice: priceOf('52000'), quantity: tenth, ...change });
/** Takes the profit at 55,000 or ends the loss at 45,000. */
const bracket = (change: Partial<OrderRequest> = {}): OrderRequest =>
  limitOrder('a', '55000', {
    ...{ type: 'Bracket', side: 'Sell', stopPrice: priceOf('45000'), quantity: tenth },
    ...change,
  });

describe('an order that does not wait', () => {
  it('immediate or cancel takes what stands there and gives up the rest', async () => {
    const { broker, script, order } = scriptedWorld();
    script.depth('BTC-USD', '0.04');
    await broker.submitOrder(limitOrder('a', '50001', { timeInForce: 'IOC', quantity: tenth }));
    expect(stateText(order('a'))).toBe('Canceled 0.04 NoLiquidity');
    expect(toText((await broker.quote('BTC-USD')).askSize)).toBe('0.04');
  });

  it('fill or kill takes all or nothing', async () => {
    const { broker, script, order, truth } = scriptedWorld();
    script.depth('BTC-USD', '0.04');
    await broker.submitOrder(limitOrder('a', '50001', { timeInForce: 'FOK', quantity: tenth }));
    await broker.submitOrder(limitOrder('b', '50001', { timeInForce: 'FOK', quantity: quantityOf('0.04') }));
    expect([stateText(order('a')), stateText(order('b'))]).toEqual(['Canceled 0 NoLiquidity', 'Filled 0.04']);
    expect(truth.fills()).toHaveLength(1);
  });

  it('spends a quote size, the fee included: 506 at 50,000.01 and 0.6 % buy 0.01 and leave the rest', async () => {
    const world = scriptedWorld();
    await world.broker.submitOrder(marketOrder('a', { quantity: quantityOf('0'), quoteSize: notionalOf('506') }));
    expect(stateText(world.order('a'))).toBe('Filled 0.01');
    expect(balancesText(world)).toEqual(['BTC 0.01 (0 held)', 'USD 9496.9998994 (0 held)']);
  });

  it('gives the rest of a quote size up when too little stands there', async () => {
    const { broker, script, order } = scriptedWorld();
    script.depth('BTC-USD', '0.004');
    await broker.submitOrder(marketOrder('a', { quantity: quantityOf('0'), quoteSize: notionalOf('506') }));
    expect(stateText(order('a'))).toBe('Canceled 0.004 NoLiquidity');
  });
});

describe('an order that waits', () => {
  it('trades what stands there and rests with what is left', async () => {
    const { broker, script, order } = scriptedWorld();
    script.depth('BTC-USD', '0.04');
    await broker.submitOrder(limitOrder('a', '50001', { quantity: tenth }));
    expect(stateText(order('a'))).toBe('PartiallyFilled 0.04');
    script.price('BTC-USD', '49000');
    expect(stateText(order('a'))).toBe('PartiallyFilled 0.08');
  });

  it('good till date ends at its time, and frees its hold', async () => {
    const world = scriptedWorld();
    const gtd = { timeInForce: 'GTD' as const, expiresAt: 60_000 };
    await world.broker.submitOrder(limitOrder('a', '49000', gtd));
    await world.kernel.advance(59_999);
    expect(stateText(world.order('a'))).toBe('Accepted 0');
    await world.kernel.advance(1);
    expect(stateText(world.order('a'))).toBe('Expired 0 Expired');
    expect(balancesText(world)).toEqual(['USD 10000 (0 held)']);
  });

  it('good till date leaves no timer behind when it ended before', async () => {
    const { broker, script, clock, kernel } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000', { timeInForce: 'GTD', expiresAt: 60_000 }));
    script.price('BTC-USD', '48000');
    await kernel.advance(0);
    expect(clock.pendingTimers()).toEqual([]);
  });

  it('stop-limit waits outside the book, wakes at its stop and trades as a limit order', async () => {
    const { broker, script, order } = scriptedWorld();
    await broker.submitOrder(stopBuy());
    script.price('BTC-USD', '51999');
    expect(stateText(order('a'))).toBe('Accepted 0');
    script.price('BTC-USD', '52000');
    expect(stateText(order('a'))).toBe('Filled 0.1');
    expect(toText(order('a')?.progress.filledValue ?? notionalOf('0'))).toBe('5200.001');
  });

  it('stop-limit rests when the price has run past its limit, and fills when it comes back', async () => {
    const { broker, script, order, truth } = scriptedWorld();
    await broker.submitOrder(stopBuy());
    script.price('BTC-USD', '53000');
    expect(stateText(order('a'))).toBe('Accepted 0');
    script.price('BTC-USD', '52050');
    expect(stateText(order('a'))).toBe('Filled 0.1');
    expect(truth.fills().map(({ liquidity }) => liquidity)).toEqual(['Maker']);
  });

  it('stop-limit wakes in the other direction when asked to', async () => {
    const { broker, script, order } = scriptedWorld(coinsAndCash);
    await broker.submitOrder(
      stopBuy({ stopDirection: 'Down', stopPrice: priceOf('48000'), limitPrice: priceOf('49000') }),
    );
    script.price('BTC-USD', '48500');
    expect(stateText(order('a'))).toBe('Accepted 0');
    script.price('BTC-USD', '48000');
    expect(stateText(order('a'))).toBe('Filled 0.1');
  });

  it('bracket takes its profit at its limit', async () => {
    const { broker, script, truth, order } = scriptedWorld(coinsAndCash);
    await broker.submitOrder(bracket());
    script.price('BTC-USD', '55001');
    expect(stateText(order('a'))).toBe('Filled 0.1');
    expect(truth.fills().map(({ price, liquidity }) => [toText(price), liquidity])).toEqual([['55000', 'Maker']]);
  });

  it('bracket ends its loss at its stop, as a limit 5 % beyond it', async () => {
    const { broker, script, truth, order } = scriptedWorld(coinsAndCash);
    script.depth('BTC-USD', '0.06');
    await broker.submitOrder(bracket());
    script.price('BTC-USD', '45000');
    // 0.06 on arrival and the rest, which waits at 42,750, when the market is looked at again.
    expect(truth.fills().map(({ price }) => toText(price))).toEqual(['44999.99', '42750']);
    expect(stateText(order('a'))).toBe('Filled 0.1');
  });

  it('bracket of a short goes above its stop', async () => {
    const { broker, script, truth } = scriptedWorld({ rules: { maxLeverage: ratioOf('3') } });
    const perp = { instrumentId: 'BTC-PERP', quantity: tenth };
    await broker.submitOrder(marketOrder('short', { ...perp, side: 'Sell', leverage: ratioOf('3') }));
    const frame = { limitPrice: priceOf('45000'), stopPrice: priceOf('55000') };
    await broker.submitOrder(bracket({ ...perp, ...frame, side: 'Buy', reduceOnly: true }));
    script.depth('BTC-PERP', '0.06');
    script.price('BTC-PERP', '55000');
    expect(truth.fills().map(({ price }) => toText(price))).toEqual(['49999.99', '55000.01', '57750']);
  });

  it('one stop may wake the next', async () => {
    const { broker, script, order } = scriptedWorld({ balances: { USD: '100000' } });
    await broker.submitOrder(stopBuy({ stopPrice: priceOf('50500'), limitPrice: priceOf('54000') }));
    // The quote jumps to 50,600 x 53,000; the first stop buys at 53,000, which reaches the second.
    await broker.submitOrder(
      stopBuy({ clientOrderId: 'b', stopPrice: priceOf('52900'), limitPrice: priceOf('54000') }),
    );
    script.quote({ instrumentId: 'BTC-USD', bid: '50600', ask: '53000' });
    expect([stateText(order('a')), stateText(order('b'))]).toEqual(['Filled 0.1', 'Filled 0.1']);
  });

  it('is filled by others who take: own orders at the best price first, the best of them before the others', async () => {
    const { broker, script, order, truth } = scriptedWorld({ fees: { maker: '0', taker: '0' } });
    script.quote({ instrumentId: 'BTC-USD', bid: '49990', ask: '50010' });
    const waiting: readonly [string, string][] = [
      ['far', '49980'],
      ['near', '49995'],
      ['nearest', '50000'],
    ];
    for (const [id, price] of waiting)
      await broker.submitOrder(limitOrder(id, price, { quantity: quantityOf('0.05') }));
    script.take('BTC-USD', 'Sell', '0.03');
    expect(['nearest', 'near', 'far'].map((id) => stateText(order(id)))).toEqual([
      'PartiallyFilled 0.03',
      'Accepted 0',
      'Accepted 0',
    ]);
    script.take('BTC-USD', 'Sell', '1');
    expect(['nearest', 'near', 'far'].map((id) => stateText(order(id)))).toEqual([
      'Filled 0.05',
      'Filled 0.05',
      'Accepted 0',
    ]);
    expect(truth.fills().map(({ price }) => toText(price))).toEqual(['50000', '50000', '49995']);
  });

  it('is filled by others who buy, and by the first who comes where nobody else quotes', async () => {
    const { broker, script, order } = scriptedWorld({ ...coinsAndCash, prices: {} });
    await broker.submitOrder(limitOrder('a', '50000', { side: 'Sell', quantity: tenth }));
    script.take('BTC-USD', 'Buy', '0.2');
    expect(stateText(order('a'))).toBe('Filled 0.1');
  });
});

describe('the venue refuses', () => {
  const now = 1000;
  const refusals: readonly [string, OrderRequest][] = [
    ['UnsupportedOrder', stopBuy({ timeInForce: 'IOC' })],
    ['UnsupportedOrder', limitOrder('a', '49000', { type: 'StopLimit' })],
    ['UnsupportedOrder', limitOrder('a', '49000', { stopPrice: priceOf('51000') })],
    ['UnsupportedOrder', limitOrder('a', '49000', { stopDirection: 'Up' })],
    ['UnsupportedOrder', marketOrder('a', { timeInForce: 'GTD', expiresAt: 60_000 })],
    ['UnsupportedOrder', limitOrder('a', '49000', { timeInForce: 'IOC', postOnly: true })],
    ['UnsupportedOrder', marketOrder('a', { side: 'Sell', quoteSize: notionalOf('500') })],
    ['UnsupportedOrder', bracket({ side: 'Buy', limitPrice: priceOf('45000'), stopPrice: priceOf('55000') })],
    ['UnsupportedOrder', marketOrder('a', { leverage: ratioOf('2') })],
    ['InvalidPrecision', stopBuy({ stopPrice: priceOf('52000.001') })],
    ['InvalidPrecision', marketOrder('a', { quantity: quantityOf('0'), quoteSize: notionalOf('500.001') })],
    ['BelowMinimumSize', marketOrder('a', { quantity: quantityOf('0'), quoteSize: notionalOf('0.5') })],
    ['InsufficientFunds', marketOrder('a', { quantity: quantityOf('0'), quoteSize: notionalOf('10000.01') })],
    ['InvalidExpiry', limitOrder('a', '49000', { timeInForce: 'GTD' })],
    ['InvalidExpiry', limitOrder('a', '49000', { timeInForce: 'GTD', expiresAt: now })],
    ['InvalidLeverage', limitOrder('a', '49000', { instrumentId: 'BTC-PERP', leverage: ratioOf('10.1') })],
    ['InvalidStopPrice', stopBuy({ stopPrice: priceOf('49000') })],
    ['InvalidStopPrice', stopBuy({ limitPrice: priceOf('51900') })],
    ['InvalidStopPrice', bracket({ limitPrice: priceOf('49900') })],
    ['InvalidStopPrice', bracket({ limitPrice: priceOf('44000') })],
    ['InvalidStopPrice', bracket({ stopPrice: priceOf('50000') })],
    ['PriceOutOfBand', limitOrder('a', '55001')],
    ['PriceOutOfBand', limitOrder('a', '44999', { side: 'Sell' })],
  ];
  it.each(refusals)('with %s', async (reason, request) => {
    const { broker, kernel } = scriptedWorld({ ...coinsAndCash, rules: { priceBand: ratioOf('0.1') } });
    await kernel.advance(now);
    expect(reasonOf(await broker.submitOrder(request))).toBe(reason);
  });

  it('a quote size that pays for nothing while there is no price', async () => {
    const { broker } = scriptedWorld({ prices: {} });
    const request = marketOrder('a', { quantity: quantityOf('0'), quoteSize: notionalOf('500') });
    expect(reasonOf(await broker.submitOrder(request))).toBe('BelowMinimumSize');
  });

  it('one more open order than it allows, but not one that does not wait', async () => {
    const { broker, order } = scriptedWorld({ rules: { maxOpenOrders: 1 } });
    await broker.submitOrder(limitOrder('a', '49000'));
    expect(reasonOf(await broker.submitOrder(limitOrder('b', '49000')))).toBe('TooManyOpenOrders');
    expect(stateText(order('b'))).toBe('none');
    expect(reasonOf(await broker.submitOrder(limitOrder('c', '49000', { instrumentId: 'BTC-PERP' })))).toBe('Accepted');
    expect(reasonOf(await broker.submitOrder(marketOrder('d')))).toBe('Accepted');
  });

  it('what the state of the instrument does not allow', async () => {
    const { broker, script } = scriptedWorld(coinsAndCash);
    const orders: readonly OrderRequest[] = [
      marketOrder('market'),
      limitOrder('limit', '49000'),
      limitOrder('crossing', '50001'),
      limitOrder('immediate', '49000', { timeInForce: 'IOC' }),
      limitOrder('post-only', '49000', { postOnly: true }),
    ];
    const answers: Record<string, string[]> = {};
    for (const status of ['Disabled', 'CancelOnly', 'LimitOnly', 'PostOnly', 'Auction', 'Online'] as const) {
      script.status('BTC-USD', status);
      answers[status] = [];
      for (const order of orders) {
        const clientOrderId = `${status} ${order.clientOrderId}`;
        answers[status].push(reasonOf(await broker.submitOrder({ ...order, clientOrderId })));
      }
    }
    expect(answers).toEqual({
      Disabled: Array(5).fill('ProductDisabled'),
      CancelOnly: Array(5).fill('CancelOnly'),
      LimitOnly: ['LimitOnly', 'Accepted', 'Accepted', 'Accepted', 'Accepted'],
      PostOnly: [...Array<string>(4).fill('PostOnlyMode'), 'Accepted'],
      Auction: ['Auction', 'Accepted', 'Auction', 'Auction', 'Accepted'],
      Online: Array(5).fill('Accepted'),
    });
  });
});
