import type { NewStoredEvent } from '@bot/core';
import { createMemoryEventStore } from './memoryEventStore';

const event = (type: string): NewStoredEvent => ({
  type,
  v: 1,
  at: 0,
  causationId: 'c',
  correlationId: 's',
  payload: { nested: { list: ['1'] } },
});

const types = (events: Iterable<{ seq: number; type: string }>): string[] =>
  [...events].map(({ seq, type }) => `${seq} ${type}`);

describe('the event store in memory', () => {
  it('goes on where it was when it is opened again, as after a restart', async () => {
    const first = createMemoryEventStore();
    await first.append([event('A'), event('B')]);
    const second = first.reopen();
    await second.append([event('C')]);
    expect(types(second.read(1))).toEqual(['2 B', '3 C']);
    expect(second.lastSeq).toBe(3);
  });

  it('is closed for the one who had it before', async () => {
    const first = createMemoryEventStore();
    first.reopen();
    await expect(first.append([event('A')])).rejects.toMatchObject({ code: 'StoreClosed' });
    expect(() => first.read()).toThrow('closed, or opened again by somebody else');
  });

  it('shows its events to a test also when it is closed', async () => {
    const store = createMemoryEventStore();
    await store.append([event('A')]);
    await store.close();
    expect(types(store.events())).toEqual(['1 A']);
  });

  it('freezes what it keeps, to the bottom', async () => {
    const store = createMemoryEventStore();
    await store.append([event('A')]);
    const [stored] = store.read();
    const nested = stored?.payload['nested'] as { list: string[] };
    expect(() => nested.list.push('2')).toThrow(TypeError);
    expect(Object.isFrozen(stored)).toBe(true);
  });

  it('keeps a reader apart from what is appended while it reads', async () => {
    const store = createMemoryEventStore();
    await store.append([event('A')]);
    const reading = store.read();
    await store.append([event('B')]);
    expect(types(reading)).toEqual(['1 A']);
  });
});
