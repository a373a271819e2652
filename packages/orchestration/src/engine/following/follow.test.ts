import { priceOf, quantityOf, ratioOf } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { btc, buy, failedCall, orderRules, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest, type Then } from '../testing/given';
import { alertsOf, givenHoldings, holding } from '../testing/holdings';

const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): Then =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });
const statusOf = (engine: EngineUnderTest, id: string) => engine.state.ledger.orders.get(id)?.status;

describe('the rest of a partial fill', () => {
  const policy = { orders: { ...orderRules, remainder: 'cancel', remainderAfterMs: 10_000 } } as const;

  it.each([
    ['cancel', 'PendingCancel'],
    ['keep', 'PartiallyFilled'],
  ] as const)('with the policy %s is %s some time after the first fill', (remainder, status) => {
    const engine = givenTrading({ config: { orders: { ...policy.orders, remainder } } });
    const id = ordered(engine, buy('1', '90'));
    reported(engine, id, 'PartiallyFilled', '0.4');
    engine.woke(6_000);
    reported(engine, id, 'PartiallyFilled', '0.5');
    expect(engine.woke(3_999).commands).toEqual([]);
    if (remainder === 'cancel') expect(nextWakeAt(engine.state)).toBe(engine.now + 1);
    engine.woke(1);
    expect(statusOf(engine, id)).toBe(status);
  });

  it('whose cancel was refused gets as much time again', () => {
    const engine = givenTrading({ config: policy });
    const id = ordered(engine, buy('1', '90'));
    reported(engine, id, 'PartiallyFilled', '0.4');
    engine.woke(10_000);
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Refused', message: '' } as const;
    engine.when({ type: 'CancelAnswered', clientOrderId: id, answer });
    expect(engine.woke(9_999).events).toEqual([]);
    expect(engine.woke(1).types).toEqual(['CancelRequested']);
  });

  it('goes when a fill was faster than its cancel', () => {
    const engine = givenTrading({ config: policy });
    const id = ordered(engine, buy('1', '90'));
    reported(engine, id, 'PartiallyFilled', '0.4');
    engine.woke(10_000);
    reported(engine, id, 'Filled', '1');
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Refused', message: 'too late' } as const;
    expect(engine.when({ type: 'CancelAnswered', clientOrderId: id, answer }).events).toEqual([]);
    expect(statusOf(engine, id)).toBe('Filled');
    expect(engine.state.ledger.partlyFilled.size).toBe(0);
  });

  it('is canceled in its own time, the one that was filled first before the other', () => {
    const engine = givenTrading({ config: policy });
    const [first, second] = [ordered(engine, buy('1', '90')), ordered(engine, buy('1', '91'))];
    reported(engine, first, 'PartiallyFilled', '0.4');
    const dueAt = engine.now + 10_000;
    engine.woke(4_000);
    reported(engine, second, 'PartiallyFilled', '0.4');
    expect(nextWakeAt(engine.state)).toBe(dueAt);
    engine.woke(6_000);
    expect([statusOf(engine, first), statusOf(engine, second)]).toEqual(['PendingCancel', 'PartiallyFilled']);
  });

  it('of an order that is being amended waits for the answer', () => {
    const engine = givenTrading({ config: policy });
    const id = ordered(engine, buy('1', '90'));
    reported(engine, id, 'PartiallyFilled', '0.4');
    engine.now += 9_000;
    engine.when({ type: 'AmendWished', clientOrderId: id, limitPrice: priceOf('90'), quantity: quantityOf('2') });
    expect(engine.woke(2_000).types).not.toContain('CancelRequested');
    const answer = { venueOrderId: `venue-${id}`, outcome: 'Accepted', reason: null, message: '' } as const;
    engine.when({ type: 'AmendAnswered', clientOrderId: id, answer });
    expect(engine.woke(0).payload('CancelRequested')).toMatchObject({ clientOrderId: id });
  });

  it('of what protects a position goes on protecting it', () => {
    const prices = { takeProfit: ratioOf('0.02'), stopLoss: ratioOf('0.01') };
    const engine = givenTrading({ config: { orders: { ...policy.orders, ...prices } } });
    const filled = reported(engine, ordered(engine, buy('1', '100')), 'Filled', '1');
    const bracket = String(filled.payload('OrderSubmitted')?.request.clientOrderId);
    reported(engine, bracket, 'PartiallyFilled', '0.4');
    expect(engine.woke(10_000).events).toEqual([]);
    expect(statusOf(engine, bracket)).toBe('PartiallyFilled');
  });
});

describe('a position that is too small to be closed', () => {
  const large = { ...btc, minQuantity: quantityOf('0.1') };

  it('is reported once, when no order can change it any more, and again when it comes back', () => {
    const engine = givenTrading({ instruments: [large] });
    const id = ordered(engine, buy('0.2', '90'));
    expect(reported(engine, id, 'PartiallyFilled', '0.05').types).toEqual(['OrderProgressed']);
    const ended = reported(engine, id, 'Canceled', '0.05');
    expect(ended.payload('AlertRaised')).toMatchObject({ code: 'DustPosition', subject: 'BTC-USD' });
    expect(reported(engine, id, 'Canceled', '0.05').events).toEqual([]);

    const more = ordered(engine, buy('0.15', '90'));
    reported(engine, more, 'Filled', '0.15');
    const exit = ordered(engine, sell('0.15'));
    expect(reported(engine, exit, 'Filled', '0.15').payload('AlertRaised')).toMatchObject({ code: 'DustPosition' });
  });

  it('is reported, too, when a look-up tells of it, as a warning that says what is left', () => {
    const engine = givenTrading({ instruments: [large] });
    const id = ordered(engine, buy('0.2', '90'));
    const found = { terms: buy('0.2', '90'), progress: progressOf(id, 'Canceled', '0.05') };
    const alert = engine.when({ type: 'OrderQueried', clientOrderId: id, found }).payload('AlertRaised');
    expect(alert).toMatchObject({ severity: 'Warning', code: 'DustPosition' });
    expect(alert?.message).toContain('0.05 BTC-USD is left, less than the venue takes in one order (0.1, worth 1 USD)');
  });

  it('and was adopted is reported when somebody else trades there', () => {
    const engine = givenHoldings([holding('BTC-USD', '0.05')], {}, { instruments: [large] });
    expect(alertsOf(reported(engine, 'by-hand', 'Accepted'))).toEqual(['DustPosition']);
  });
});

describe('a venue that keeps refusing orders', () => {
  const rules = { orders: { ...orderRules, rejectLimit: 3, rejectWindowMs: 10_000, rejectPauseMs: 60_000 } };
  function refuse(engine: EngineUnderTest): Then {
    const id = ordered(engine, buy('0.1', '90'));
    const answer = { outcome: 'Rejected', clientOrderId: id, reason: 'Other', message: 'no', at: 0 } as const;
    return engine.when({ type: 'SubmitAnswered', answer });
  }

  it('pauses the entries of the instrument for a while, and says so', () => {
    const engine = givenTrading({ config: rules });
    expect([refuse(engine), refuse(engine)].flatMap(({ types }) => types)).toEqual(['OrderRejected', 'OrderRejected']);
    const third = refuse(engine);
    expect(third.payload('ModeChanged')).toMatchObject({
      ...{ scope: 'BTC-USD', cause: 'RejectLoop', mode: 'EntriesPaused', until: engine.now + 60_000 },
    });
    expect(third.payload('ModeChanged')?.numbers).toEqual({ rejections: '3', withinMs: '10000' });
    expect(third.payload('AlertRaised')?.message).toContain('3 orders');
    expect(engine.when(wish(buy('0.1', '90'))).payload('OrderDenied')?.reason).toBe('EntriesPaused');
    engine.now += 60_000;
    engine.sampled(0, '100');
    expect(engine.woke(0).payload('ModeChanged')).toMatchObject({ mode: 'Normal' });
    expect(engine.when(wish(buy('0.1', '90'))).types).toContain('OrderSubmitted');
  });

  it('does not overrule an operator who resumes, before it refuses the next', () => {
    const engine = givenTrading({ config: rules });
    const resting = ordered(engine, buy('0.1', '80'));
    [1, 2, 3].forEach(() => refuse(engine));
    engine.now += 1_000;
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'looked' });
    expect(reported(engine, resting, 'Accepted').types).toEqual(['OrderProgressed']);
    expect(refuse(engine).payload('ModeChanged')).toMatchObject({ cause: 'RejectLoop', mode: 'EntriesPaused' });
  });

  it('now and then pauses nothing', () => {
    const engine = givenTrading({ config: rules });
    for (let n = 0; n < 6; n++) {
      expect(refuse(engine).types).toEqual(['OrderRejected']);
      engine.sampled(5_000, '100');
    }
  });

  it('counts what it takes first and refuses later', () => {
    const engine = givenTrading({ config: rules });
    refuse(engine);
    refuse(engine);
    const id = ordered(engine, buy('0.1', '90'));
    reported(engine, id, 'Accepted');
    expect(reported(engine, id, 'Rejected').types).toContain('ModeChanged');
  });

  it('is not counted when it is the network that fails', () => {
    const engine = givenTrading({ config: rules });
    const id = ordered(engine, buy('0.1', '90'));
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure: failedCall('InvalidRequest', 'NotActed') });
    expect(engine.state.ledger.rejections.size).toBe(0);
  });
});
