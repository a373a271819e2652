import type { NewStoredEvent } from '@bot/core';
import { createKernel } from '../time/kernel';
import { createVirtualClock } from '../time/virtualClock';
import { withFaultyOutcomes, type AppendOutcome } from './faultyEventStore';
import { createMemoryEventStore } from './memoryEventStore';

const event = (type: string): NewStoredEvent => ({
  type,
  v: 1,
  at: 0,
  causationId: 'c',
  correlationId: 's',
  payload: {},
});

function world(script: { readonly [n: number]: AppendOutcome } = {}) {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const memory = createMemoryEventStore();
  const store = withFaultyOutcomes(memory, { clock, script });
  const append = (type: string): Promise<void> => store.append([event(type)]);
  const kept = (): string =>
    memory
      .events()
      .map(({ type }) => type)
      .join('');
  return { clock, kernel, memory, store, append, kept };
}

describe('a store with faulty outcomes', () => {
  const cases: readonly [AppendOutcome, { code: string | null; kept: string }][] = [
    ['Durable', { code: null, kept: 'AB' }],
    ['DurableNotAcknowledged', { code: 'AppendFailed', kept: 'AB' }],
    ['Lost', { code: 'AppendFailed', kept: 'A' }],
    ['Full', { code: 'StoreFull', kept: 'A' }],
  ];

  it.each(cases)('%s: the caller hears so, and the disk is so', async (outcome, expected) => {
    const { store, append, kept } = world();
    await append('A');
    store.failNextAppend(outcome);
    const code = await append('B').then(
      () => null,
      (error: { code: string }) => error.code,
    );
    expect({ code, kept: kept() }).toEqual(expected);
  });

  it('takes no more after a failed append, not even an empty one', async () => {
    const { store, append, kept } = world({ 1: 'Lost' });
    await expect(append('A')).rejects.toMatchObject({ code: 'AppendFailed' });
    await expect(append('B')).rejects.toMatchObject({ code: 'StoreClosed' });
    await expect(store.append([])).rejects.toMatchObject({ code: 'StoreClosed' });
    expect(kept()).toBe('');
  });

  it('refuses an append that was waiting behind the one that failed', async () => {
    const { append, kept } = world({ 1: 'Full' });
    const outcomes = await Promise.allSettled([append('A'), append('B')]);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual([
      'StoreFull',
      'StoreClosed',
    ]);
    expect(kept()).toBe('');
  });

  it('is slow for as long as it was told, and what comes after waits its turn', async () => {
    const { clock, kernel, store, append, kept } = world({ 1: { slowMs: 250 } });
    const both = Promise.all([append('A'), append('B')]);
    await kernel.advance(249);
    expect([kept(), store.lastSeq]).toEqual(['', 0]);
    await kernel.run(both);
    expect([kept(), clock.now()]).toEqual(['AB', 250]);
  });

  it('counts appends from now on, leaves empty batches out, and lists what was never reached', async () => {
    const { store, append } = world({ 9: { slowMs: 5 } });
    await append('A');
    store.onAppend(2, 'Full');
    store.failNextAppend('Durable');
    store.failNextAppend('Lost');
    expect(store.pending()).toEqual([
      'append 2: Durable',
      'append 3: Full',
      'append 4: Lost',
      'append 9: slow by 5 ms',
    ]);
    await store.append([]);
    await append('B');
    await expect(append('C')).rejects.toMatchObject({ code: 'StoreFull' });
    expect(store.pending()).toEqual(['append 4: Lost', 'append 9: slow by 5 ms']);
  });

  it('refuses to plan an append that was made already', async () => {
    const { store, append } = world();
    await append('A');
    expect(() => store.onAppend(0, 'Lost')).toThrow('append 1 cannot be planned: 1 were made already');
  });

  it('reads and closes as the store below', async () => {
    const { store, memory, append } = world();
    await append('A');
    expect([...store.read()]).toEqual(memory.events());
    await store.close();
    expect(() => memory.read()).toThrow('closed');
  });
});
