import { priceOf, quantityOf, type TradingMode } from '@bot/core';
import { booksOf, buy, progressOf, sell } from '../engine/testing/fixtures';
import { givenTrading, ordered } from '../engine/testing/given';
import { notAccepted, readOnly, resting, resume, telemetry } from '../engine/testing/keys';
import { amendGate, sendGate, type ClosedGate } from './sendGate';

const holding = { instrumentId: 'BTC-USD', netQuantity: quantityOf('10'), averageEntryPrice: priceOf('100') };
const givenHolding = () => givenTrading({ config: { holdings: 'adopt' } }, booksOf({ positions: [holding] }));

describe('the send gate', () => {
  it.each<[TradingMode, 'entry' | 'exit', number, ClosedGate | null]>([
    ['Normal', 'entry', 0, null],
    ['Normal', 'entry', 5_000, null],
    ['Normal', 'entry', 5_001, 'ApprovalTooOld'],
    ['Normal', 'exit', 5_001, 'ApprovalTooOld'],
    ['ReduceOnly', 'entry', 0, 'ReduceOnly'],
    ['ReduceOnly', 'exit', 0, null],
    ['Halted', 'exit', 0, 'Halted'],
  ])('in mode %s, for an %s, %d ms after its approval: %s', (mode, kind, ageMs, closed) => {
    const engine = givenHolding();
    const id = ordered(engine, kind === 'entry' ? buy('1', '90') : sell('1', '110'));
    engine.when({ type: 'ModeCommanded', mode, reason: 'test' });
    expect(sendGate(engine.state, id, engine.now + ageMs)).toBe(closed);
  });

  it('is open for a later attempt, whose approval is its own, until the deadline', () => {
    const engine = givenHolding();
    const id = ordered(engine, buy('1', '90'));
    const failure = { code: 'Timeout', venueOutcome: 'Unknown', message: '' } as const;
    engine.when({ type: 'SubmitFailed', clientOrderId: id, failure });
    engine.sampled(6_000, '100');
    expect(engine.state.ledger.orders.get(id)).toMatchObject({ status: 'Submitted', attempts: 2 });
    expect(sendGate(engine.state, id, engine.now + 5_000)).toBe(null);
    expect(sendGate(engine.state, id, engine.now + 5_001)).toBe('ApprovalTooOld');
    expect(sendGate(engine.state, id, engine.now + 24_001)).toBe('PastDeadline');
  });

  it.each([
    ['a key that may not trade', telemetry(readOnly)],
    ['a key that is not accepted', { type: 'VenueBooksUnreadable', failure: notAccepted } as const],
  ])('is closed, also for exits, by %s', (_, input) => {
    const engine = givenHolding();
    const id = ordered(engine, sell('1', '110'));
    const live = resting(engine);
    engine.when({ type: 'AmendWished', clientOrderId: live, limitPrice: priceOf('91'), quantity: quantityOf('1') });
    engine.when(input);
    engine.when(resume);
    expect(sendGate(engine.state, id, engine.now)).toBe('NotPermitted');
    if (input.type === 'TaskFinished') expect(amendGate(engine.state, live)).toBe('NotPermitted');
  });

  it('is closed for an order that is not waiting to be sent', () => {
    const engine = givenHolding();
    const id = ordered(engine, buy('1', '90'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(sendGate(engine.state, id, engine.now)).toBe('NoLongerWanted');
    expect(sendGate(engine.state, 'nobody', engine.now)).toBe('NoLongerWanted');
  });
});

describe('the gate of an amendment', () => {
  it.each<[TradingMode, 'entry' | 'exit', ClosedGate | null]>([
    ['Normal', 'entry', null],
    ['EntriesPaused', 'entry', 'EntriesPaused'],
    ['EntriesPaused', 'exit', null],
    // It is being canceled.
    ['Halted', 'exit', 'NoLongerWanted'],
  ])('in mode %s, for an %s: %s', (mode, kind, closed) => {
    const engine = givenHolding();
    const [terms, limitPrice] = kind === 'entry' ? [buy('1', '90'), priceOf('91')] : [sell('1', '110'), priceOf('109')];
    const id = ordered(engine, terms);
    expect(amendGate(engine.state, id)).toBe('NoLongerWanted');
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
    engine.when({ type: 'AmendWished', clientOrderId: id, limitPrice, quantity: quantityOf('1') });
    engine.when({ type: 'ModeCommanded', mode, reason: 'test' });
    expect(amendGate(engine.state, id)).toBe(closed);
  });
});
