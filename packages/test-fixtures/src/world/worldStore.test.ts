import type { NewStoredEvent } from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';
import { createWorld } from './createWorld';
import type { World } from './world';

const event: NewStoredEvent = { type: 'Noted', v: 1, at: 0, causationId: '', correlationId: '', payload: {} };

/** Writes two events, and goes on when one is lost. */
const writer: BotUnderTestFactory = ({ store }) => ({
  async start() {
    await store.append([event]);
    await store.append([event]).catch(() => undefined);
  },
  stop: async () => undefined,
  kill: () => undefined,
});

const storeLane = ({ trace }: World) =>
  trace.entries.filter(({ lane }) => lane === 'store').map(({ text }) => text.split(':')[0]);

describe('the timeline tells of the store', () => {
  it('nothing, as long as it writes what it gets', async () => {
    await using world = createWorld({ bot: writer });
    await world.bot.start();
    expect(storeLane(world)).toEqual([]);
  });

  it('which append was slow, and which one failed', async () => {
    await using world = createWorld({ bot: writer });
    world.store.onAppend(1, { slowMs: 250 });
    world.store.onAppend(2, 'Lost');
    await world.bot.start();
    expect(storeLane(world)).toEqual(['append 1 has taken 250 ms', 'append 2 fails']);
    await world.restartBot();
    expect(storeLane(world).at(-1)).toBe('is opened again, up to event 1');
  });

  it.each([
    [true, 'the bot dies as it appends; the batch is written'],
    [false, 'the bot dies as it appends; the batch is lost'],
  ])('that the bot dies there, with its batch written: %s', async (written, text) => {
    await using world = createWorld({ bot: writer });
    world.bot.crashAt('append', { written });
    await world.bot.start();
    expect(storeLane(world)).toEqual([text]);
  });
});

it('what was planned before a restart and never reached fails the test all the same', async () => {
  const world = createWorld({ bot: writer });
  world.store.onAppend(99, 'Lost');
  await world.bot.start();
  await world.restartBot('stop', (store) => store.onAppend(98, 'Full'));
  expect(world.store.pending()).toEqual(['append 99: Lost, before the log was opened again', 'append 98: Full']);
  await expect(world.close()).rejects.toMatchObject({ code: 'FaultsPending' });
});
