import type { BotUnderTestFactory } from '@bot/simulation';
import { fundedBroker } from '../presets/fundedBroker';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from './createWorld';

describe('closing a world', () => {
  it('passes when nothing is left, twice, and by `await using`', async () => {
    const world = createWorld({ bot: clerkBot() });
    await world.given(fundedBroker());
    await world.bot.start();
    await world.close();
    await world.close();
    expect(world.isClosed).toBe(true);

    let used;
    {
      await using inner = createWorld();
      used = inner;
    }
    expect(used.isClosed).toBe(true);
  });

  it('fails and names timers that the bot left behind', async () => {
    const leaky: BotUnderTestFactory = ({ clock }) => ({
      start: async () => void clock.setTimer(60_000, function pollQuotes() {}),
      stop: async () => {},
    });
    const world = createWorld({ bot: leaky });
    world.clock.setTimer(90_000, () => undefined);
    await world.bot.start();
    await expect(world.close()).rejects.toThrow(
      /2 timers are still alive after the bot was stopped:\n {2}2025-10-15T12:01:00.000Z {2}pollQuotes\n.*\(no name\)/,
    );
  });

  it('fails and names what the bot had not finished, unless the test has stopped it', async () => {
    const hasty: BotUnderTestFactory = () => ({
      start: async () => {},
      stop: async () => ({ unfinished: ['SubmitOrder mine-1', 'cancel of order mine-2'] }),
    });
    const world = createWorld({ bot: hasty });
    await world.bot.start();
    await expect(world.close()).rejects.toMatchObject({
      code: 'WorkUnfinished',
      message: expect.stringContaining('finished:\n  SubmitOrder mine-1\n  cancel of order mine-2') as unknown,
    });

    const knowing = createWorld({ bot: hasty });
    await knowing.bot.start();
    expect((await knowing.bot.stop()).unfinished).toHaveLength(2);
    await knowing.close();
  });

  it('fails with a table of faults that never fired', async () => {
    const world = createWorld();
    world.venue.faults.on('submitOrder').nth(2).acceptThenDropResponse();
    world.store.failNextAppend('Lost');
    await expect(world.close()).rejects.toThrow(
      [
        '2 armed and never fired:',
        '  point        call  fault           calls seen',
        '  submitOrder  2     answer lost     0',
        '  store        –     append 1: Lost  –',
      ].join('\n'),
    );
  });

  it('fails when the bot does not stop, or stops with an error, and still tells the rest', async () => {
    const never = createWorld({ bot: () => ({ start: async () => {}, stop: () => new Promise(() => {}) }) });
    await never.bot.start();
    await expect(never.close()).rejects.toThrow(
      /60000 ms of virtual time passed while waiting for the stop of the bot/,
    );

    const broken: BotUnderTestFactory = ({ clock }) => ({
      start: async () => void clock.setTimer(60_000, () => undefined),
      stop: () => Promise.reject(new Error('no way')),
    });
    const world = createWorld({ bot: broken });
    await world.bot.start();
    await expect(world.close()).rejects.toThrow(/no way\n1 timers are still alive/);
    const text = createWorld({ bot: () => ({ start: async () => {}, stop: () => Promise.reject('text') }) });
    await text.bot.start();
    await expect(text.close()).rejects.toThrow('text');
  });
});
