import { moneyOf, priceOf, quantityOf, type BrokerErrorCode } from '@bot/core';
import { buy, orderRules } from '../engine/testing/fixtures';
import { createSmallWorld, listenTo } from './testing/smallWorld';

/** Nothing is sent again. */
const once = { orders: { ...orderRules, maxAttempts: 1 } };

describe('a submit whose answer is lost', () => {
  it('is told by the stream, as if nothing had happened', async () => {
    const { kernel, broker, requested, startedBot } = createSmallWorld();
    const bot = await startedBot();
    broker.script.onSubmit('AnswerLost');
    bot.submit(buy('1'));
    await kernel.advance(0);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Filled' }]);
    await kernel.advance(10_000);
    expect(requested('findOrderByClientId')).toBe(0);
  });

  it('is found by look-up when the stream is silent too', async () => {
    const { kernel, broker, requested, startedBot } = createSmallWorld();
    const bot = await startedBot();
    const types = listenTo(bot);
    broker.script.holdReports();
    broker.script.onSubmit('AnswerLost');
    bot.submit(buy('1'));
    await kernel.advance(999);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Unknown' }]);
    await kernel.advance(1);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Filled' }]);
    expect(types).toEqual([
      ...['OrderSubmitted', 'SubmitAttempted', 'OrderBecameUnknown', 'RetryScheduled', 'OrderProgressed'],
    ]);

    // What the stream tells later changes nothing but the details.
    const { cash } = bot.state.ledger;
    const before = cash.get('USD');
    broker.script.releaseReports({ reversed: true });
    await kernel.advance(60_000);
    expect(cash.get('USD')).toEqual(before);
    expect(requested('submitOrder')).toBe(1);
  });

  it('is sent again with the same id and body when it never arrived', async () => {
    const { kernel, broker, startedBot } = createSmallWorld();
    const bot = await startedBot();
    broker.script.onSubmit({ fail: 'Timeout' });
    bot.submit(buy('1'));
    await kernel.advance(1_100);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Filled', attempts: 2 }]);
    const sent = broker.requests.filter(({ method }) => method === 'submitOrder');
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ summary, clientOrderId }) => `${summary} ${clientOrderId}`)).size).toBe(1);
    expect(broker.truth.orders()).toHaveLength(1);
  });

  it('has failed when it never arrived and is not sent again, once the venue can no longer admit it', async () => {
    const { kernel, broker, requested, startedBot } = createSmallWorld({ config: once });
    const bot = await startedBot();
    broker.script.onSubmit({ fail: 'Timeout' });
    bot.submit(buy('1'));
    await kernel.advance(125_000);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Unknown' }]);
    expect(bot.state.ledger.holds.get('USD')).toEqual(moneyOf('101'));
    await kernel.advance(30_000);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Failed' }]);
    expect(bot.state.ledger.holds.get('USD')).toEqual(moneyOf('0'));
    expect(requested('submitOrder')).toBe(1);
  });

  it('stays unknown while look-ups fail: an error is no evidence', async () => {
    const { kernel, broker, startedBot } = createSmallWorld({ config: { ...once, reconcileIntervalMs: 10_000_000 } });
    const bot = await startedBot();
    broker.script.onSubmit({ fail: 'VenueUnavailable' });
    for (let n = 0; n < 9; n++) broker.script.failNext('findOrderByClientId', 'VenueUnavailable');
    bot.submit(buy('1'));
    await kernel.advance(150_000);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Unknown' }]);
    await kernel.advance(60_000);
    expect(broker.script.pending()).toEqual([]);
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status: 'Failed' }]);
  });

  it.each<[BrokerErrorCode, string]>([
    ['ConnectionLost', 'Unknown'],
    ['RateLimited', 'Unknown'],
    ['VenueUnavailable', 'Unknown'],
    ['UndecodableAnswer', 'Unknown'],
    ['NotConnected', 'Submitted'],
    ['AuthenticationFailed', 'Failed'],
    ['InvalidRequest', 'Failed'],
  ])('after %s it is %s', async (code, status) => {
    const { kernel, broker, startedBot } = createSmallWorld();
    const bot = await startedBot();
    broker.script.onSubmit({ fail: code });
    bot.submit(buy('1'));
    await kernel.settled();
    expect([...bot.state.ledger.orders.values()]).toMatchObject([{ status }]);
  });
});

describe('a cancel whose answer is lost', () => {
  it.each<BrokerErrorCode>(['Timeout', 'NotConnected', 'RateLimited'])('(%s) is asked again', async (code) => {
    const { kernel, broker, requested, startedBot } = createSmallWorld({ autoFill: false });
    const bot = await startedBot();
    bot.submit(buy('1', '90'));
    await kernel.advance(0);
    const [id = ''] = bot.state.ledger.liveOrderIds;
    broker.script.failNext('cancelOrders', code);
    bot.cancel(id);
    await kernel.advance(899);
    expect(bot.state.ledger.orders.get(id)?.status).toBe('PendingCancel');
    await kernel.advance(201);
    expect(requested('cancelOrders')).toBe(2);
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Canceled');
  });

  it('is refused for good when the venue cannot read it, and may be asked again', async () => {
    const { kernel, broker, startedBot } = createSmallWorld({ autoFill: false });
    const bot = await startedBot();
    bot.submit(buy('1', '90'));
    await kernel.advance(0);
    const [id = ''] = bot.state.ledger.liveOrderIds;
    broker.script.failNext('cancelOrders', 'InvalidRequest');
    bot.cancel(id);
    await kernel.advance(0);
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Accepted');
    bot.cancel(id);
    await kernel.advance(0);
    expect(bot.state.ledger.orders.get(id)?.status).toBe('Canceled');
  });
});

describe('an amendment', () => {
  async function givenResting() {
    const world = createSmallWorld({ autoFill: false });
    const bot = await world.startedBot();
    bot.submit(buy('1', '90'));
    await world.kernel.advance(0);
    const [id = ''] = bot.state.ledger.liveOrderIds;
    const terms = { limitPrice: priceOf('91'), quantity: quantityOf('2') };
    return { ...world, bot, id, terms, order: () => bot.state.ledger.orders.get(id) };
  }

  it('gives the order its new terms', async () => {
    const { kernel, broker, bot, id, terms, order } = await givenResting();
    bot.amend(id, terms);
    await kernel.advance(0);
    expect(order()).toMatchObject({ status: 'Accepted', ...terms });
    expect(broker.truth.openOrders()).toMatchObject([{ terms }]);
  });

  it('whose answer is lost is asked again, and found to be done', async () => {
    const { kernel, broker, bot, id, terms, order, requested } = await givenResting();
    broker.script.loseAnswer('amendOrder');
    bot.amend(id, terms);
    await kernel.advance(100);
    expect(order()?.status).toBe('PendingReplace');
    await kernel.advance(1_000);
    expect(order()).toMatchObject({ status: 'Accepted', ...terms });
    expect(requested('findOrderByClientId') + requested('amendOrder')).toBeGreaterThan(1);
  });

  it('that a mode holds back at the last moment is not sent', async () => {
    const { kernel, bot, id, terms, order, requested } = await givenResting();
    bot.amend(id, terms);
    bot.setMode('Halted', 'look first');
    await kernel.advance(0);
    expect(order()).toMatchObject({ status: 'Canceled', quantity: quantityOf('1') });
    expect(requested('amendOrder')).toBe(0);
  });
});
