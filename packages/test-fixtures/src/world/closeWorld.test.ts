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

describe('a closed world', () => {
  it('lets nothing happen any more, says so, and can still be read', async () => {
    const world = createWorld({ bot: clerkBot(), name: 'the first test' });
    await world.given(fundedBroker());
    await world.bot.start();
    const bought = world.bot.submit.buy('BTC-USD', '0.01', { limit: '40000' });
    await world.close();
    const { bot, venue } = world;
    const closed = { code: 'WorldClosed', message: expect.stringContaining('"the first test" is closed') as unknown };
    const moves: readonly PromiseLike<unknown>[] = [
      world.advance('1m'),
      world.until(() => true),
      world.settled(),
      world.run(() => undefined),
      world.given(fundedBroker()),
      world.restartBot('kill'),
      bot.start(),
      bought,
    ];
    for (const move of moves) await expect(move).rejects.toMatchObject(closed);
    expect(() => venue.deposit('USD', '1')).toThrow(/any more: deposit 1 USD\. A world .* in `beforeEach`\.$/);
    expect(() => venue.market('BTC-USD').price('1')).toThrow(expect.objectContaining(closed));
    expect(() => bot.submit.buy('BTC-USD', '0.01')).toThrow(expect.objectContaining(closed));
    expect(() => bot.control.putKillFile('late')).toThrow(expect.objectContaining(closed));
    expect(() => world.clock.jump('1s')).toThrow(expect.objectContaining(closed));
    expect([bot.isRunning, venue.truth.positions(), world.notEvaluated]).toEqual([false, [], expect.any(Array)]);

    const nameless = createWorld();
    await nameless.close();
    await expect(nameless.advance('1m')).rejects.toThrow(
      /^This world is closed, and nothing happens in it any more: advance 1m\./,
    );
  });

  it('tells everybody who closes it meanwhile what is wrong, and nobody later', async () => {
    const world = createWorld({ bot: clerkBot() });
    await world.bot.start();
    world.store.onAppend(99, 'Lost');
    const closings = await Promise.allSettled([world.close(), world.close()]);
    expect(closings.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(world.close()).resolves.toBeUndefined();
  });
});
