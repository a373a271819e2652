import { createMarkWindow, priceOf, quantityOf } from '@bot/core';
import type { decide } from '../decide';
import { nothing } from '../decision';
import type { EngineState } from '../state/engineState';
import { takeInput } from '../turn';
import { buy, DAY } from './fixtures';
import { givenTrading, ordered, type EngineUnderTest } from './given';
import { purely } from './purely';

type Stage = typeof decide;

/** What a stage does to the state although it must not: it sees the same state as everybody. */
const writing =
  (write: (state: EngineState) => void): Stage =>
  (state) => {
    write(state as EngineState);
    return nothing;
  };

function takenBy(stage: Stage, engine: EngineUnderTest = givenOrder()): () => void {
  return () => takeInput(engine.state, { type: 'Woke', at: DAY }, purely([stage]));
}

function givenOrder(): EngineUnderTest {
  const engine = givenTrading();
  ordered(engine, buy('1', '90'));
  return engine;
}

describe('the engine under test', () => {
  it('takes a stage that only looks', () => {
    expect(takenBy(() => nothing)).not.toThrow();
  });

  it.each<[string, (state: EngineState) => void]>([
    ['lastSeq', ({ ledger }) => (ledger.lastSeq += 1)],
    ['liveOrderIds', ({ ledger }) => ledger.liveOrderIds.clear()],
    ['orders', ({ ledger }) => ledger.orders.forEach((order, id) => ledger.orders.set(id, { ...order }))],
    ['cash', ({ ledger }) => ledger.cash.delete('USD')],
    ['submissions', ({ ledger }) => (ledger.submissions.today += 1)],
    ['submissions', ({ ledger }) => ledger.submissions.bySecond.set(1, 1)],
    ['liveIn', ({ ledger }) => ledger.liveIn.forEach((ids) => ids.clear())],
    ['alerts', ({ ledger }) => ledger.alerts.add('StoreReplaced:')],
    ['errors', ({ view }) => (view.errors = { streak: 1, lastAt: 0 })],
    ['tasks', ({ view }) => view.tasks.set('Reconciliation', DAY)],
    ['marks', ({ view }) => view.marks.forEach((marks) => marks.push({ at: DAY, price: priceOf('1') }))],
    ['marks', ({ view }) => view.marks.set('BTC-USD', createMarkWindow(1))],
    ['feed', ({ view }) => (view.feed.isWhole = false)],
    ['feed', ({ view }) => view.feed.sources.set('BTC-USD', 'Rest')],
    ['config', (state) => (state.config = { ...state.config })],
  ])('notices that deciding writes to %s', (field, write) => {
    expect(takenBy(writing(write))).toThrow(`deciding Woke changes nothing, but ${field} has changed`);
  });

  it('notices what is put elsewhere in its order', () => {
    const engine = givenOrder();
    for (const price of ['91', '92']) ordered(engine, buy('1', price));
    const move = ({ ledger: { liveOrderIds } }: EngineState): void => {
      const [first = ''] = liveOrderIds;
      liveOrderIds.delete(first);
      liveOrderIds.add(first);
    };
    expect(takenBy(writing(move), engine)).toThrow('liveOrderIds');
  });

  it.each<[string, (state: EngineState) => void]>([
    ['order', ({ ledger }) => ledger.orders.forEach((order) => Object.assign(order, { status: 'Filled' }))],
    ['quote', ({ view }) => view.quotes.forEach((quote) => Object.assign(quote, { at: 0 }))],
    ['list', ({ view }) => (view.balances as unknown[]).push(null)],
    ['limit', ({ config }) => Object.assign(config.limits.positionCaps, { 'BTC-USD': null })],
  ])('does not let deciding write into a %s', (_, write) => {
    expect(takenBy(writing(write))).toThrow(TypeError);
  });

  it('does not let deciding write into its input', () => {
    expect(takenBy((_, input) => Object.assign(input, nothing))).toThrow(TypeError);
  });

  it('notices what is written before something happens', () => {
    const happens: Stage = ({ view }) => {
      (view as EngineState['view']).stopping = true;
      return {
        events: [{ type: 'HighWaterRaised', correlationId: '', payload: { equity: null } } as never],
        commands: [],
      };
    };
    expect(takenBy(happens)).toThrow('stopping has changed');
  });

  it.each<[string, unknown, unknown]>([
    ['other', 1, 2],
    ['less', [1, 2], [1]],
    ['another amount', quantityOf('1'), quantityOf('1.1')],
    ['something else than an amount', quantityOf('1'), {}],
    ['nothing instead of something', { at: {} }, { at: null }],
    ['something instead of nothing', { at: null }, { at: {} }],
    ['of another name', { at: 1 }, { is: 1 }],
  ])('notices that what is decided is %s the second time', (_, first, second) => {
    const brought = [[first], [second]];
    const stage: Stage = () => ({ events: [], commands: brought.shift() as never });
    expect(takenBy(stage)).toThrow('Woke is decided the same way twice');
  });

  it('takes what is equal the second time', () => {
    const stage: Stage = () => ({
      events: [],
      commands: [{ type: 'RunTask', task: 'Metrics', of: [quantityOf('1'), null] } as never],
    });
    expect(takenBy(stage)).not.toThrow();
  });

  it('takes nothing that may be changed later for a decision', () => {
    expect(takenBy(() => ({ events: [], commands: [new Map() as never] }))).toThrow('what Woke brings is data');
  });
});
