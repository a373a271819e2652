import { one, quantityOf, toText, type OrderRequest } from '@bot/core';
import { btcUsd } from '../sample/sampleInstruments';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { createKernel } from '../time/kernel';
import { createVirtualClock } from '../time/virtualClock';
import { createScriptedBroker } from './scriptedBroker';

function world() {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const prices = { 'BTC-USD': '50000' };
  const broker = createScriptedBroker({ clock, instruments: [btcUsd], balances: { USD: '10000' }, prices });
  const { script, truth } = broker;
  const heard: string[] = [];
  broker.subscribeReports((report) =>
    heard.push(report.type === 'Fill' ? `Fill ${report.fill.tradeId}` : report.progress.status),
  );
  const statusOf = (id: string): string | undefined =>
    truth.orders().find(({ progress }) => progress.clientOrderId === id)?.progress.status;
  return { kernel, broker, script, truth, heard, statusOf };
}

const resting = (clientOrderId: string): OrderRequest =>
  limitOrder(clientOrderId, '49000', { quantity: quantityOf('0.1') });

const marketBuy = (clientOrderId: string): OrderRequest => marketOrder(clientOrderId, { quantity: quantityOf('0.1') });

describe('what becomes of a submit', () => {
  it('Rest: it is accepted and waits although it could trade', async () => {
    const { broker, script, statusOf } = world();
    script.onSubmit('Rest');
    await broker.submitOrder(marketBuy('a'));
    expect(statusOf('a')).toBe('Accepted');
  });

  it('AnswerLost: the venue acts, the caller gets a Timeout, and the same id gives the answer', async () => {
    const { broker, script, statusOf } = world();
    script.onSubmit('AnswerLost');
    await expect(broker.submitOrder(resting('a'))).rejects.toMatchObject({ code: 'Timeout', venueOutcome: 'Unknown' });
    expect(statusOf('a')).toBe('Accepted');
    expect(await broker.submitOrder(resting('a'))).toMatchObject({ outcome: 'Accepted', venueOrderId: 'v-1' });
    expect(broker.truth.orders()).toHaveLength(1);
  });

  it('fail: the venue never acts', async () => {
    const { broker, script, truth } = world();
    script.onSubmit({ fail: 'RateLimited', retryAfterMs: 500 });
    await expect(broker.submitOrder(resting('a'))).rejects.toMatchObject({
      code: 'RateLimited',
      details: { operation: 'submitOrder', retryAfterMs: 500 },
    });
    expect(truth.orders()).toEqual([]);
  });

  it('reject: the venue refuses, and refuses the same id again', async () => {
    const { broker, script } = world();
    script.onSubmit({ reject: 'Other' });
    const first = await broker.submitOrder(resting('a'));
    expect(first).toMatchObject({ outcome: 'Rejected', reason: 'Other' });
    expect(await broker.submitOrder(resting('a'))).toEqual(first);
  });

  it('takes responses in turn, then asks the function about every submit', async () => {
    const { broker, script, statusOf } = world();
    script.onSubmit(({ clientOrderId }) => (clientOrderId === 'c' ? { fail: 'ConnectionLost' } : undefined));
    script.onSubmit({ fail: 'Timeout' });
    script.onSubmit('Rest');
    await expect(broker.submitOrder(marketBuy('a'))).rejects.toMatchObject({ code: 'Timeout' });
    await broker.submitOrder(marketBuy('b'));
    await expect(broker.submitOrder(marketBuy('c'))).rejects.toMatchObject({ code: 'ConnectionLost' });
    script.cancelDone('b');
    await broker.submitOrder(marketBuy('d'));
    expect([statusOf('a'), statusOf('b'), statusOf('c'), statusOf('d')]).toEqual([
      undefined,
      'Canceled',
      undefined,
      'Filled',
    ]);
  });
});

describe('what the script does to an order', () => {
  it('fills it in parts at the prices and fees it is told', async () => {
    const { broker, script, truth } = world();
    await broker.submitOrder(resting('a'));
    script.fill('a', '0.06', '48900', { commission: '1.5' });
    script.fill('a', '0.04', undefined, { liquidity: 'Taker' });
    const [order] = truth.orders();
    // 0.06 × 48,900 + 0.04 × 49,000 = 4,894
    expect(order && [order.progress.status, toText(order.progress.filledValue)]).toEqual(['Filled', '4894']);
    expect(truth.fills().map(({ tradeId, liquidity, commission }) => [tradeId, liquidity, toText(commission)])).toEqual(
      [
        ['t-1', 'Maker', '1.5'],
        ['t-2', 'Taker', '0'],
      ],
    );
    expect(toText(truth.balances()[1]?.total ?? one)).toBe('5104.5');
  });

  it('refuses what cannot happen', async () => {
    const { broker, script } = world();
    await broker.submitOrder(resting('a'));
    expect(() => script.fill('a', '0.2')).toThrow('a has 0.1 left and cannot fill 0.2');
    expect(() => script.fill('a', '0')).toThrow('cannot fill 0');
    expect(() => script.fill('b', '0.1')).toThrow('there is no order b');
    expect(() => script.fill('b', '0.1', '1')).toThrow('there is no order b');
    expect(() => script.price('NO-SUCH', '1')).toThrow('there is no instrument NO-SUCH');
    expect(() => script.holds('BTC-USD', { quantity: '-1', entryPrice: '1' })).toThrow('spot cannot be held short');
    script.expire('a');
    expect(() => script.cancelDone('a')).toThrow('a is Expired already');
  });

  it('ends it as expired, or as rejected after it was accepted', async () => {
    const { broker, script, statusOf } = world();
    await broker.submitOrder(resting('a'));
    await broker.submitOrder(resting('b'));
    script.expire('a');
    script.reject('b', 'InsufficientFunds');
    expect([statusOf('a'), statusOf('b')]).toEqual(['Expired', 'Rejected']);
  });

  it('takes a trade back once: money, coins and fee return, and the order keeps its quantity', async () => {
    const { broker, script, truth, kernel, heard, statusOf } = world();
    await broker.submitOrder(resting('a'));
    script.fill('a', '0.1', '48900', { commission: '1.5' });
    script.bust('t-1');
    await kernel.advance(0);
    expect([heard, statusOf('a')]).toEqual([['Accepted', 'Filled', 'Fill t-1', 'Fill t-2'], 'Filled']);
    expect(truth.fills().at(-1)).toMatchObject({ tradeType: 'Reversal', reverses: 't-1', side: 'Buy' });
    expect(truth.balances().map(({ total }) => toText(total))).toEqual(['0', '10000']);
    for (const [tradeId, happened] of [
      ['t-1', 'the trade t-1 was taken back already'],
      ['t-2', 'the trade t-2 was taken back already'],
      ['t-3', 'there is no trade t-3'],
    ] as const)
      expect(() => script.bust(tradeId)).toThrow(happened);
  });

  it('lets a cancel wait, so that a fill can overtake it', async () => {
    const { broker, script, statusOf } = world();
    script.deferCancels();
    await broker.submitOrder(resting('a'));
    expect(await broker.cancelOrders(['v-1'])).toMatchObject([{ outcome: 'Accepted' }]);
    expect(statusOf('a')).toBe('Accepted');
    script.fill('a', '0.04');
    script.cancelDone('a');
    expect(statusOf('a')).toBe('Canceled');
  });
});

describe('what the script does to the account', () => {
  it('brings money and takes it away', () => {
    const { script, truth } = world();
    script.deposit('EUR', '5');
    script.deposit('USD', '-1');
    expect(truth.balances().map(({ currency, total }) => [currency, toText(total)])).toEqual([
      ['EUR', '5'],
      ['USD', '9999'],
    ]);
  });

  it('puts a position there with its price, and forgets the price when unknown coins come', async () => {
    const { broker, script } = world();
    script.holds('BTC-USD', { quantity: '0.02', entryPrice: '48000' });
    const price = async (): Promise<string | undefined> => {
      const [position] = await broker.positions();
      return position?.averageEntryPrice ? toText(position.averageEntryPrice) : undefined;
    };
    expect(await price()).toBe('48000');
    script.deposit('BTC', '1');
    expect(await price()).toBeUndefined();
  });
});

describe('what the script does to requests and reports', () => {
  it('fails a call or loses its answer, once, and lists what was never reached', async () => {
    const { broker, script } = world();
    script.failNext('balances', 'AuthenticationFailed');
    script.failNext('submitOrder', 'NotConnected', { retryAfterMs: 1 });
    script.loseAnswer('submitOrder');
    script.onSubmit({ reject: 'Other' });
    script.loseAnswer('cancelOrders');
    script.failNext('quote', 'RateLimited', { retryAfterMs: 10 });
    expect(script.pending()).toEqual([
      'submitOrder: NotConnected',
      'submitOrder: AnswerLost',
      'submitOrder: Other',
      'balances: AuthenticationFailed',
      'cancelOrders: AnswerLost',
      'quote: RateLimited',
    ]);
    await expect(broker.balances()).rejects.toMatchObject({ code: 'AuthenticationFailed' });
    await expect(broker.balances()).resolves.toHaveLength(1);
    await expect(broker.submitOrder(resting('a'))).rejects.toMatchObject({ code: 'NotConnected' });
    await expect(broker.submitOrder(resting('a'))).rejects.toMatchObject({ code: 'Timeout' });
    await expect(broker.cancelOrders(['v-1'])).rejects.toMatchObject({ code: 'Timeout' });
    await expect(broker.quote('BTC-USD')).rejects.toMatchObject({ details: { retryAfterMs: 10 } });
    expect(broker.truth.openOrders()).toEqual([]);
    expect(script.pending()).toEqual(['submitOrder: Other']);
  });

  it('keeps reports back and sends them in the order that it wants', async () => {
    const { broker, script, kernel, heard } = world();
    script.holdReports();
    script.holdReports();
    await broker.submitOrder(marketBuy('a'));
    await kernel.advance(1000);
    expect(heard).toEqual([]);
    script.releaseReports({ reversed: true });
    await kernel.advance(0);
    expect(heard).toEqual(['Fill t-1', 'Filled', 'Accepted']);
  });

  it('sends reports as they come again after a release, and any report at once', async () => {
    const { broker, script, truth, kernel, heard } = world();
    await broker.submitOrder(marketBuy('a'));
    await kernel.advance(0);
    script.holdReports();
    const fill = truth.fills()[0];
    if (fill !== undefined) script.report({ type: 'Fill', fill });
    script.releaseReports();
    script.releaseReports();
    await kernel.advance(0);
    expect(heard).toEqual(['Accepted', 'Filled', 'Fill t-1', 'Fill t-1']);
  });

  it('tells a listener nothing more once it has left, not even what is on its way', async () => {
    const { broker, kernel } = world();
    const heard: string[] = [];
    const leave = broker.subscribeReports(() => heard.push('report'));
    await broker.submitOrder(marketBuy('a'));
    leave();
    await kernel.advance(0);
    expect(heard).toEqual([]);
  });
});
