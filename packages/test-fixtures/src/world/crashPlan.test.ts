import type { NewStoredEvent } from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';
import { createWorld } from './createWorld';
import type { World } from './world';

const event = (type: string): NewStoredEvent => ({
  ...{ type, v: 1, at: 0, causationId: '', correlationId: '', payload: {} },
});

/** Writes an event and asks for its balances, three times over; `done` has what it got to. */
function careful(done: string[]): BotUnderTestFactory {
  return ({ store, broker }) => {
    let isDead = false;
    async function day(): Promise<void> {
      for (const round of ['1', '2', '3']) {
        await store.append([]);
        await store.append([event(round)]);
        done.push(`wrote ${round}`);
        await broker.balances();
        done.push(`asked ${round}`);
      }
    }
    return {
      start: day,
      stop: () => store.append([event('stopped')]),
      kill() {
        if (!isDead) done.push('died');
        isDead = true;
      },
    };
  };
}
const written = ({ store }: World): readonly string[] => [...store.read()].map(({ type }) => type);
const asked = ({ venue }: World): number => venue.truth.requests().length;

describe('a bot that crashes', () => {
  it('at an append: the batch is lost, and nothing comes after it', async () => {
    const done: string[] = [];
    await using world = createWorld({ bot: careful(done) });
    world.bot.crashAt('append', { n: 2 });
    await world.bot.start();
    expect(done).toEqual(['wrote 1', 'asked 1', 'died']);
    expect([written(world), asked(world), world.bot.isRunning]).toEqual([['1'], 1, false]);
  });

  it('at an append that reaches the disk all the same', async () => {
    const done: string[] = [];
    await using world = createWorld({ bot: careful(done) });
    world.bot.crashAt('append', { written: true });
    await world.bot.start();
    await world.settled();
    expect([done, written(world)]).toEqual([['died'], ['1']]);
  });

  it('at a request: the venue has it, and nobody hears the answer', async () => {
    const done: string[] = [];
    await using world = createWorld({ bot: careful(done) });
    world.bot.crashAt('balances', { n: 2 });
    await world.bot.start();
    await world.advance('10s');
    expect(done).toEqual(['wrote 1', 'asked 1', 'wrote 2', 'died']);
    expect(asked(world)).toBe(2);
  });

  it('and the next one goes on with the log that it left', async () => {
    const done: string[] = [];
    await using world = createWorld({ bot: careful(done) });
    world.bot.crashAt('append', { n: 3 });
    await world.bot.start();
    world.bot.crashAt('append', { n: 4 });
    await world.restartBot();
    expect(written(world)).toEqual(['1', '2', '1', '2', '3']);
    await world.bot.stop();
    expect(written(world)).toHaveLength(5);
  });

  it('fails the test when it never came to it', async () => {
    const world = createWorld({ bot: careful([]) });
    world.bot.crashAt('append', { n: 9 });
    world.bot.crashAt('submitOrder');
    await world.bot.start();
    await expect(world.close()).rejects.toThrow(
      [
        '2 armed and never fired:',
        '  point        call  fault  calls seen',
        '  append       9     crash  4',
        '  submitOrder  1     crash  0',
      ].join('\n'),
    );
  });

  it('cannot be counted from nothing, and needs a bot that can be killed', () => {
    const { bot } = createWorld({ bot: careful([]) });
    expect(() => bot.crashAt('append', { n: 0 })).toThrow(/counted from 1, and not 0/);
    const alive = createWorld({ bot: () => ({ start: async () => {}, stop: async () => {} }) });
    expect(() => alive.bot.crashAt('append')).toThrow(/offers no `kill`/);
  });
});
