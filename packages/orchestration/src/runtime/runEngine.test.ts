import { silentLogger, type EventStore, type RecordedBotEvent } from '@bot/core';
import { createKernel, createMemoryEventStore, createVirtualClock } from '@bot/simulation';
import type { EngineCommand } from '../engine/decision';
import { buy, DAY } from '../engine/testing/fixtures';
import { givenTrading, wish } from '../engine/testing/given';
import { runEngine, type EngineLoopOptions } from './runEngine';
import { globalMode } from '../engine/state/modes';

const mode = { type: 'ModeCommanded', mode: 'Halted', reason: 'test' } as const;
const unwished = { type: 'CancelWished', clientOrderId: 'nobody', reason: 'test' } as const;

function givenLoop(change: Partial<EngineLoopOptions> = {}) {
  const clock = createVirtualClock({ startAt: DAY });
  const { state } = givenTrading();
  const store = createMemoryEventStore();
  const executed: EngineCommand['type'][] = [];
  const published: RecordedBotEvent[] = [];
  const failures: unknown[] = [];
  const loop = runEngine({
    ...{ state, store, clock, logger: silentLogger },
    execute: ({ type }) => executed.push(type),
    publish: (event) => published.push(event),
    fail: (error) => failures.push(error),
    ...change,
  });
  return { loop, state, store, executed, published, failures, kernel: createKernel({ clock }) };
}

describe('the loop', () => {
  it('only enqueues when it takes an input in', async () => {
    const { loop, state, kernel } = givenLoop();
    loop.take(mode);
    expect(globalMode(state.ledger).mode).toBe('Normal');
    await kernel.settled();
    expect(globalMode(state.ledger).mode).toBe('Halted');
  });

  it('decides what comes in at one moment together, in one batch', async () => {
    let batches = 0;
    const memory = createMemoryEventStore();
    const store: EventStore = {
      ...memory,
      get lastSeq() {
        return memory.lastSeq;
      },
      async append(batch) {
        batches += 1;
        return memory.append(batch);
      },
    };
    const { loop, kernel } = givenLoop({ store });
    loop.take(mode);
    loop.take({ ...mode, mode: 'Normal' });
    loop.take(wish(buy('1')));
    await kernel.settled();
    expect([batches, memory.lastSeq]).toEqual([1, 4]);
  });

  it('commits nothing for a turn without events', async () => {
    const { loop, store, kernel } = givenLoop();
    loop.take(unwished);
    await kernel.settled();
    expect(store.lastSeq).toBe(0);
  });

  it('takes in what its own commands and events bring about, one turn after the other', async () => {
    const order: string[] = [];
    const { loop, kernel } = givenLoop({
      execute({ type }) {
        order.push(`${type} begins`);
        loop.take(unwished);
        loop.take(mode);
        order.push(`${type} ends`);
      },
      publish: ({ type }) => void order.push(type),
    });
    loop.take(wish(buy('1')));
    await kernel.settled();
    expect(order).toEqual([
      ...['OrderSubmitted', 'SubmitAttempted', 'AnswerWish begins', 'AnswerWish ends', 'SubmitOrder begins'],
      ...['SubmitOrder ends', 'ModeChanged', 'CancelRequested'],
    ]);
  });

  it('leaves no input lying, whenever it comes', async () => {
    const { loop, state, kernel } = givenLoop();
    const modes = ['Halted', 'Normal', 'ReduceOnly', 'Halted', 'Normal', 'ReduceOnly'] as const;
    // One after so many microtasks: while the loop decides, commits, and comes to rest.
    for (const [turns, next] of modes.entries()) {
      let later = Promise.resolve();
      for (let n = 0; n < turns; n++) later = later.then(() => undefined);
      void later.then(() => loop.take({ ...mode, mode: next }));
    }
    await kernel.settled();
    expect(globalMode(state.ledger).mode).toBe('ReduceOnly');
  });

  it('ends when the store numbers a batch in another way', async () => {
    const store: EventStore = { ...createMemoryEventStore(), lastSeq: 0 };
    const { loop, failures, published, kernel } = givenLoop({ store });
    loop.take(mode);
    await kernel.settled();
    expect(String(failures)).toContain('numbered the batch without gaps');
    expect(published).toEqual([]);
  });

  it('ends when it finds a mistake in itself', async () => {
    const { loop, failures, state, kernel } = givenLoop();
    loop.take({ type: 'Nonsense' } as never);
    await kernel.settled();
    expect(String(failures)).toContain('unexpected case');
    loop.take(mode);
    await kernel.settled();
    expect(globalMode(state.ledger).mode).toBe('Normal');
  });

  it('finishes after what it has taken in, takes nothing after that, and leaves no timer', async () => {
    const { loop, state, store, kernel } = givenLoop();
    loop.take(mode);
    const finished = loop.finish({ type: 'Stopped', reason: 'test' });
    loop.take({ ...mode, mode: 'Normal' });
    await kernel.run(finished);
    expect(store.events().map(({ type }) => type)).toEqual(['ModeChanged', 'ProcessStopped']);
    expect(globalMode(state.ledger).mode).toBe('Halted');
    expect(kernel.clock.pendingTimers()).toEqual([]);
  });

  it('that is ended by the first event of a batch publishes no more of it, and carries nothing out', async () => {
    const published: string[] = [];
    const publish = ({ type }: RecordedBotEvent): void => {
      published.push(type);
      loop.end();
    };
    const { loop, executed, kernel } = givenLoop({ publish });
    loop.take(wish(buy('1')));
    await kernel.settled();
    expect([published, executed]).toEqual([['OrderSubmitted'], []]);
  });

  it('wakes when something is due, also when the clock was set back meanwhile', async () => {
    const { loop, kernel, executed } = givenLoop();
    loop.take(unwished);
    await kernel.settled();
    expect(kernel.clock.nextTimerAt()).toBe(DAY + 60_000);
    kernel.clock.jump(-10_000);
    await kernel.advance(60_000);
    expect(executed).toEqual([]);
    await kernel.advance(10_000);
    expect(executed).toEqual(['ReadVenueBooks']);
  });
});
