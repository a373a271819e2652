import { moneyOf, notionalOf, priceOf, quantityOf, toText, zeroMoney, type OrderTerms } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, buy, failedCall, limits, orderRules, progressOf, sell, testConfig } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, type EngineUnderTest, type Then } from '../testing/given';

const timeout = failedCall('Timeout', 'Unknown');
const accepted = { outcome: 'Accepted', reason: null, message: '' } as const;
const refused = { outcome: 'Refused', reason: 'BelowFilled', message: 'too small' } as const;

/** From the request on, until the venue can no longer admit what was sent at the last moment. */
const admittedForMs = orderRules.deadlineMs + 5_000 + testConfig.admissionWindowMs;

function givenResting(terms = buy('1', '90'), config = {}): { engine: EngineUnderTest; id: string } {
  const engine = givenTrading({ config });
  const id = ordered(engine, terms);
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
  return { engine, id };
}
const wished = (engine: EngineUnderTest, id: string, quantity: string, limitPrice = '90'): Then =>
  engine.when({
    ...{ type: 'AmendWished', clientOrderId: id },
    ...{ limitPrice: priceOf(limitPrice), quantity: quantityOf(quantity) },
  });
const answered = (engine: EngineUnderTest, id: string, answer: typeof accepted | typeof refused): Then =>
  engine.when({ type: 'AmendAnswered', clientOrderId: id, answer: { venueOrderId: `venue-${id}`, ...answer } });
const failed = (engine: EngineUnderTest, id: string, failure = timeout): Then =>
  engine.when({ type: 'AmendFailed', clientOrderId: id, failure });
const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): Then =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });
const found = (engine: EngineUnderTest, id: string, terms: OrderTerms): Then =>
  engine.when({ type: 'OrderQueried', clientOrderId: id, found: { terms, progress: progressOf(id, 'Accepted') } });
const orderOf = (engine: EngineUnderTest, id: string) => engine.state.ledger.orders.get(id);
const liveBuy = ({ state }: EngineUnderTest) => state.ledger.liveQuantities.get('BTC-USD')?.buy;
const held = ({ state }: EngineUnderTest) => state.ledger.holds.get('USD');

describe('an amendment', () => {
  it('is durable before it is sent; until it is answered the worse of both counts', () => {
    const { engine, id } = givenResting();
    const asked = wished(engine, id, '2', '80');
    expect(asked.types).toEqual(['AmendRequested']);
    const request = { venueOrderId: `venue-${id}`, limitPrice: priceOf('80'), quantity: quantityOf('2') };
    expect(asked.commands).toEqual([{ type: 'AmendOrder', clientOrderId: id, request }]);
    expect(orderOf(engine, id)).toMatchObject({ status: 'PendingReplace', quantity: quantityOf('1') });
    expect([liveBuy(engine), held(engine)]).toEqual([quantityOf('2'), moneyOf('160')]);

    expect(answered(engine, id, accepted).types).toEqual(['OrderAmended']);
    expect(orderOf(engine, id)).toMatchObject({
      status: 'Accepted',
      quantity: quantityOf('2'),
      limitPrice: priceOf('80'),
    });
    expect(engine.state.ledger.sends.size).toBe(0);
    expect(answered(engine, id, accepted).events).toEqual([]);
  });

  it('of an order of several strategies changes what each of them wants, in proportion', () => {
    const { engine, id } = givenResting();
    const order = orderOf(engine, id);
    const shares = [
      { strategyId: 'A', quantity: quantityOf('0.6') },
      { strategyId: 'B', quantity: quantityOf('0.4') },
    ];
    if (order !== undefined) engine.state.ledger.orders.set(id, { ...order, shares });
    reported(engine, id, 'PartiallyFilled', '0.5');
    wished(engine, id, '2');
    answered(engine, id, accepted);
    expect(orderOf(engine, id)?.shares?.map(({ quantity }) => toText(quantity))).toEqual(['1.2', '0.8']);
    // A price alone changes nobody's share.
    wished(engine, id, '2', '80');
    answered(engine, id, accepted);
    expect(orderOf(engine, id)?.shares?.map(({ quantity }) => toText(quantity))).toEqual(['1.2', '0.8']);
  });

  it('that makes the order smaller frees nothing before it is answered', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '0.5');
    expect([liveBuy(engine), held(engine)]).toEqual([quantityOf('1'), moneyOf('90')]);
    answered(engine, id, accepted);
    expect([liveBuy(engine), held(engine)]).toEqual([quantityOf('0.5'), moneyOf('45')]);
  });

  it.each([
    { filled: '0', status: 'Accepted' },
    { filled: '0.4', status: 'PartiallyFilled' },
  ] as const)('that is refused leaves the order as it was ($status)', ({ filled, status }) => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    if (filled !== '0') reported(engine, id, 'PartiallyFilled', filled);
    expect(answered(engine, id, refused).payload('AmendRefused')?.message).toBe('BelowFilled: too small');
    expect(orderOf(engine, id)).toMatchObject({ status, quantity: quantityOf('1') });
    expect(orderOf(engine, id)).not.toHaveProperty('amend');
  });

  it.each([
    ['of an order that the venue has not named', 'Submitted', 'cannot be amended'],
    ['of an order that has ended', 'Canceled', 'cannot be amended'],
    ['of a market order', 'Market', 'Only a limit order'],
    ['of a stop, which would lose its stop price', 'Stop', 'Only a limit order'],
    ['of a limit order that is over at once', 'Ioc', 'Only a limit order'],
    ['to the terms it has', 'Same', 'its terms'],
    ['to no more than is filled', 'Filled', 'filled already'],
    ['to more than one order may be worth', 'Value', 'MaxTradeValue'],
    ['to more than a position may be', 'Cap', 'PositionCap'],
  ] as const)('%s is refused, and nothing is sent', (_, what, message) => {
    const capped = { ...limits, positionCaps: { 'BTC-USD': quantityOf('4') }, maxTradeValueUsd: notionalOf('190') };
    const { engine, id } = givenResting(buy('1', '90'), what === 'Value' || what === 'Cap' ? { limits: capped } : {});
    let asked = id;
    if (what === 'Submitted') asked = ordered(engine, buy('0.1', '90'));
    if (what === 'Canceled') reported(engine, id, 'Canceled');
    if (what === 'Market') reported(engine, (asked = ordered(engine, buy('0.1'))), 'Accepted');
    const stop = { ...buy('0.1', '111'), type: 'StopLimit', stopPrice: priceOf('110') } as const;
    if (what === 'Stop') reported(engine, (asked = ordered(engine, stop)), 'Accepted');
    if (what === 'Ioc')
      reported(engine, (asked = ordered(engine, { ...buy('0.1', '90'), timeInForce: 'IOC' })), 'Accepted');
    if (what === 'Filled') reported(engine, id, 'PartiallyFilled', '0.4');
    if (what === 'Value') reported(engine, id, 'PartiallyFilled', '0.9');
    const quantity = { Same: '1', Filled: '0.4', Value: '2.5', Cap: '5' }[what as string] ?? '0.2';
    const answer = wished(engine, asked, quantity, what === 'Cap' ? '10' : '90');
    expect(answer.payload('AmendRefused')?.message).toContain(message);
    expect(answer.commands).toEqual([]);
    expect(wished(engine, 'nobody', '1').events).toEqual([]);
  });

  it('of what makes a position smaller holds no cash', () => {
    const holding = { instrumentId: 'BTC-USD', netQuantity: quantityOf('2'), averageEntryPrice: priceOf('100') };
    const engine = givenTrading({ config: { holdings: 'adopt' } }, booksOf({ positions: [holding] }));
    const id = ordered(engine, sell('1', '110'));
    reported(engine, id, 'Accepted');
    expect(wished(engine, id, '2', '105').payload('AmendRequested')?.hold).toEqual(zeroMoney);
  });
});

describe('an order that fills while it is amended', () => {
  it('stays pending, and what is replaced is what is not filled', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    reported(engine, id, 'PartiallyFilled', '0.4');
    expect(orderOf(engine, id)?.status).toBe('PendingReplace');
    expect(liveBuy(engine)).toEqual(quantityOf('1.6'));
    answered(engine, id, accepted);
    expect(orderOf(engine, id)?.status).toBe('PartiallyFilled');
    expect([liveBuy(engine), held(engine)]).toEqual([quantityOf('1.6'), moneyOf('144')]);
    reported(engine, id, 'Filled', '2');
    expect([orderOf(engine, id)?.status, liveBuy(engine)]).toEqual(['Filled', quantityOf('0')]);
  });

  it.each([
    ['past its old quantity', '2', 'PartiallyFilled', '1.5', 'PartiallyFilled'],
    ['to the end of its larger quantity', '2', 'Filled', '2', 'Filled'],
    ['to the end of its smaller quantity', '0.5', 'Filled', '0.5', 'Filled'],
  ] as const)('%s proves that it was amended, before the answer comes', (_, asked, word, filled, status) => {
    const { engine, id } = givenResting();
    wished(engine, id, asked);
    expect(reported(engine, id, word, filled).types).toEqual(['OrderAmended', 'OrderProgressed']);
    expect(orderOf(engine, id)).toMatchObject({
      status,
      quantity: quantityOf(asked),
      filledQuantity: quantityOf(filled),
    });
    expect(answered(engine, id, accepted).events).toEqual([]);
  });

  it('to the end of its old quantity has not been amended in time', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    reported(engine, id, 'Filled', '1');
    // The venue says that it is over, and it had the old terms.
    expect(orderOf(engine, id)?.status).toBe('Filled');
    expect(answered(engine, id, refused).types).toEqual(['AmendRefused']);
    expect(liveBuy(engine)).toEqual(quantityOf('0'));
  });

  it('and is canceled meanwhile has ended, whatever the terms are', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    const canceled = engine.when({ type: 'CancelWished', clientOrderId: id, reason: 'Asked' });
    expect(canceled.commands).toMatchObject([{ type: 'CancelOrder' }]);
    expect(failed(engine, id).types).toEqual(['AmendBecameUnknown']);
    answered(engine, id, accepted);
    expect(orderOf(engine, id)).toMatchObject({ status: 'PendingCancel', quantity: quantityOf('2') });
    reported(engine, id, 'Canceled');
    expect([orderOf(engine, id)?.status, liveBuy(engine)]).toEqual(['Canceled', quantityOf('0')]);
  });
});

describe('an amendment without a usable answer', () => {
  it('is sent again with the same terms, and looked up', () => {
    const { engine, id } = givenResting();
    const first = wished(engine, id, '2', '80');
    expect(failed(engine, id).types).toEqual(['AmendBecameUnknown', 'RetryScheduled']);
    const dueAt = Number(engine.state.ledger.sends.get(id)?.dueAt);
    const again = engine.woke(dueAt - engine.now);
    expect(again.commands).toContainEqual(first.commands[0]);
    expect(again.commands).toContainEqual({ type: 'QueryOrder', clientOrderId: id });
    expect(failed(engine, id).types).toEqual(['RetryScheduled']);
  });

  it('was carried out when the venue lists the new terms', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2', '80');
    failed(engine, id);
    expect(found(engine, id, buy('2', '80')).types).toEqual(['OrderAmended']);
    expect(orderOf(engine, id)).toMatchObject({ status: 'Accepted', quantity: quantityOf('2') });
    expect(engine.state.view.queries.size).toBe(0);
  });

  it('was not when the venue lists the old ones after it can no longer admit it, and not a moment before', () => {
    const { engine, id } = givenResting(buy('1', '90'), { orders: { ...orderRules, maxAttempts: 1 } });
    wished(engine, id, '2');
    expect(failed(engine, id).types).toEqual(['AmendBecameUnknown', 'SendAbandoned']);
    engine.now += admittedForMs;
    expect(found(engine, id, buy('1', '90')).events).toEqual([]);
    engine.now += 1;
    expect(found(engine, id, buy('1', '90')).types).toEqual(['AmendRefused']);
    expect(orderOf(engine, id)).toMatchObject({ status: 'Accepted', quantity: quantityOf('1') });
  });

  it('is not judged by the old terms while its answer is awaited, or while it is to be sent again', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    engine.now += admittedForMs + 1;
    expect(found(engine, id, buy('1', '90')).events).toEqual([]);

    const other = givenResting();
    wished(other.engine, other.id, '2');
    failed(other.engine, other.id);
    other.engine.now += admittedForMs + 1;
    // It waits no longer to be sent, and from then on the old terms are evidence.
    expect(found(other.engine, other.id, buy('1', '90')).types).not.toContain('AmendRefused');
    expect(found(other.engine, other.id, buy('1', '90')).types).toEqual(['AmendRefused']);
  });

  it('has failed when it was never sent and will not be', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    expect(failed(engine, id, failedCall('InvalidRequest', 'NotActed')).types).toEqual(['AmendRefused']);
    expect(failed(engine, id).events).toEqual([]);
  });

  it('is not sent again after its deadline', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    failed(engine, id, failedCall('NotConnected', 'NotActed'));
    expect(engine.woke(orderRules.deadlineMs + 1).types).toEqual(['AmendBecameUnknown', 'SendAbandoned']);
  });

  it('is not sent again when it would be denied now', () => {
    const { engine, id } = givenResting();
    wished(engine, id, '2');
    failed(engine, id);
    engine.when({ type: 'ModeCommanded', mode: 'EntriesPaused', reason: 'look first' });
    const held = engine.woke(2_000);
    expect(held.payload('SendAbandoned')?.reason).toContain('approved');
    expect(held.commands.filter(({ type }) => type === 'AmendOrder')).toEqual([]);
  });

  it('is sent by the next process, since nobody else knows of it', () => {
    const { engine: before, id } = givenResting();
    wished(before, id, '2');
    const engine = given();
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.now = before.now + 1_000;
    engine.when(started);
    engine.when(venueLoaded);
    engine.sampled(0, '100');
    const listed = { terms: buy('1', '90'), progress: progressOf(id, 'Accepted') };
    const books = booksOf({ openOrders: [listed], ours: [{ clientOrderId: id, found: listed }] });
    engine.when({ type: 'VenueBooksRead', books });
    expect(nextWakeAt(engine.state)).toBeLessThanOrEqual(engine.now);
    expect(engine.woke(1).commands).toMatchObject([{ type: 'AmendOrder' }]);
  });
});
