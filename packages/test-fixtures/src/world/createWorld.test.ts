import { moneyOf, toText, type EventStore } from '@bot/core';
import { createMemoryEventStore, type Layer } from '@bot/simulation';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { configWith } from '../presets/configWith';
import { fundedBroker } from '../presets/fundedBroker';
import { scenarioConfig } from '../presets/scenarioConfig';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from './createWorld';
import type { Preset } from './world';
import { replayCommand, rootSeed } from './worldSeed';

describe('a world', () => {
  it('makes nothing that is not named', async () => {
    const made: string[] = [];
    const layer: Layer = {
      name: 'S',
      createVenue: (request) => {
        made.push('venue');
        return inMemoryLayer().createVenue(request);
      },
      createStore: () => {
        made.push('store');
        return createMemoryEventStore();
      },
    };
    const world = createWorld({ layer, bot: clerkBot() });
    await world.advance('1h');
    expect(made).toEqual([]);
    expect(world.venue.truth.balances()).toEqual([]);
    expect(made).toEqual(['venue']);
    await world.close();
  });

  it('has a seed of its own for each name and root, and the same one for the same', () => {
    const draw = (name: string, seed: string): number => createWorld({ name, seed }).random.nextUint32();
    withEnvironment({ SIM_SEED: undefined }, () => {
      expect(draw('a', 'x')).toBe(draw('a', 'x'));
      expect(draw('a', 'x')).not.toBe(draw('b', 'x'));
      expect(draw('a', 'x')).not.toBe(draw('a', 'y'));
    });
  });

  it('lists only what the exchange can trade', () => {
    const world = createWorld({ instruments: ['not an instrument'] });
    expect(() => world.venue).toThrow(/cannot list not an instrument. Name it like 'BTC-USD'/);
  });

  it('moves time for the test: advance, until, settled, run', async () => {
    const world = createWorld();
    const start = world.clock.now();
    await world.advance('1h30m');
    expect(world.clock.now() - start).toBe(5_400_000);

    let fired = false;
    world.clock.setTimer(1_000, () => (fired = true));
    await world.until(() => fired, { limit: '5s', what: 'the timer' });
    expect(world.clock.now() - start).toBe(5_401_000);

    const waited = await world.run(
      () => new Promise<string>((resolve) => world.clock.setTimer(2_000, () => resolve('done'))),
    );
    expect(waited).toBe('done');
    await world.settled();
    expect(world.clock.now() - start).toBe(5_403_000);
    await world.until(() => true);
    const notCalled = fundedBroker as unknown as Preset;
    await expect(world.given(notCalled)).rejects.toMatchObject({ code: 'WrongArgument' });
    await expect(world.until(() => false, { what: 'never' })).rejects.toThrow(/never can no longer happen/);
    await world.close();
  });

  it('carries out calls that overlap one after the other, and refuses one from inside of another', async () => {
    const world = createWorld();
    const start = world.clock.now();
    await Promise.all([world.advance('1m'), world.advance('2m')]);
    expect(world.clock.now() - start).toBe(180_000);
    await expect(world.run(() => world.advance('1m'))).rejects.toThrow(/Time is being advanced already/);
    await world.advance('1m');
    await world.close();
  });

  it('lets the wall clock jump', async () => {
    const world = createWorld();
    const [wall, monotonic] = [world.clock.now(), world.clock.monotonicMs()];
    world.clock.jump('-2s');
    expect([world.clock.now() - wall, world.clock.monotonicMs() - monotonic]).toEqual([-2_000, 0]);
    await world.close();
  });

  it('repeats by the seed of the environment, as the report says', () => {
    withEnvironment({ SIM_SEED: '8f3a', NX_TASK_TARGET_PROJECT: 'trading-lifecycle' }, () => {
      expect(rootSeed('own')).toBe('8f3a');
      expect(createWorld({ seed: 'own', name: 'x' }).seed).toBe('8f3a/x');
      expect(replayCommand('8f3a', 'TL-01')).toBe('SIM_SEED=8f3a npx nx test trading-lifecycle -t "TL-01"');
    });
    withEnvironment({ SIM_SEED: undefined, NX_TASK_TARGET_PROJECT: undefined }, () => {
      expect(replayCommand('8f3a', 'TL-01')).toBe('SIM_SEED=8f3a npx jest -t "TL-01"');
      expect(replayCommand('8f3a', 'TL-01', 'npx vitest run -t')).toBe('SIM_SEED=8f3a npx vitest run -t "TL-01"');
      expect(replayCommand('my seed', "it's $1")).toBe(String.raw`SIM_SEED='my seed' npx jest -t 'it'\''s $1'`);
      expect([rootSeed(), rootSeed('own')]).toEqual(['bot', 'own']);
    });
    withEnvironment({ SIM_REPLAY: 'again {test} --seed {seed}' }, () => {
      expect(replayCommand('my seed', 'TL-01')).toBe("again TL-01 --seed 'my seed'");
    });
  });
});

/** The environment is another one while `act` runs. */
function withEnvironment(values: { readonly [name: string]: string | undefined }, act: () => void): void {
  const before = { ...process.env };
  const set = (all: { readonly [name: string]: string | undefined }): void => {
    for (const name of Object.keys(values)) {
      if (all[name] === undefined) delete process.env[name];
      else process.env[name] = all[name];
    }
  };
  set(values);
  try {
    act();
  } finally {
    set(before);
  }
}

describe('the bot of a world', () => {
  it('is started once, however often it is asked to', async () => {
    let starts = 0;
    const world = createWorld({ bot: () => ({ start: async () => void (starts += 1), stop: async () => {} }) });
    await world.bot.start();
    await world.bot.start();
    expect(starts).toBe(1);
    await world.close();
  });

  it('is started again on the log that it left, after a stop and after a kill', async () => {
    let kills = 0;
    const world = createWorld({ bot: (parts) => ({ ...clerkBot()(parts), kill: () => void (kills += 1) }) });
    await world.given(fundedBroker());
    await world.bot.start();
    const written = world.store.lastSeq;
    await world.restartBot();
    expect(world.store.lastSeq).toBeGreaterThan(written);
    await world.restartBot('kill');
    expect([kills, world.bot.isRunning]).toEqual([1, true]);
    await world.bot.stop();
    expect(world.bot.isRunning).toBe(false);
    await world.bot.stop();
    await world.close();
  });

  it('cannot be restarted on a store that cannot be opened again', async () => {
    const layer: Layer = {
      ...inMemoryLayer(),
      createStore: (): EventStore => ({ ...closedStore, lastSeq: 0 }),
    };
    const world = createWorld({ layer, bot: clerkBot() });
    await world.bot.start();
    await expect(world.restartBot()).rejects.toThrow(/cannot be opened again/);
    await world.close();
  });

  it('is missed by name when there is none, or when it lacks a capability', async () => {
    expect(() => createWorld().bot.mode).toThrow(/This world has no bot. Give createWorld a `bot`/);
    const world = createWorld({ bot: () => ({ start: async () => {}, stop: async () => {} }) });
    await world.bot.start();
    expect(() => world.bot.submit.buy('BTC-USD', '1')).toThrow(/offers no `submit`/);
    expect(() => world.bot.journal).toThrow(/offers no `journal`/);
    expect(() => world.bot.kill()).toThrow(/offers no `kill`/);
    await world.advance('1s');
    await world.close();
    expect(world.notEvaluated).toContain('INV-05 (journal)');
  });

  it('starts with the first step of time when the world is to start it', async () => {
    const world = createWorld({ bot: clerkBot(), startsBot: true });
    await world.given(fundedBroker({ usd: '500' }));
    expect(world.bot.isRunning).toBe(false);
    const order = world.bot.submit.buy('BTC-USD', '0.001', { limit: '50100' });
    expect(order.status).toBe('Initialized');
    await world.advance('1s');
    expect(world.bot.isRunning).toBe(true);
    expect((await order).status).toBe('Filled');
    await world.close();
  });
});

const closedStore: Omit<EventStore, 'lastSeq'> = {
  append: async () => undefined,
  read: () => [],
  close: async () => undefined,
};

describe('a store of a world', () => {
  it('fails as planned, and takes the log for behind from there', async () => {
    const world = createWorld({ bot: clerkBot({ ignoresLimits: true }) });
    await world.given(fundedBroker());
    await world.bot.start();
    world.store.onAppend(1, { slowMs: 500 });
    world.store.failNextAppend('Full');
    const event = { type: 'X', v: 1, at: 0, causationId: '', correlationId: '', payload: {} };
    const slow = world.store.append([event]);
    expect(world.store.isBehind).toBe(true);
    await world.run(() => slow);
    expect(world.store.isBehind).toBe(false);
    await expect(world.run(() => world.store.append([event]))).rejects.toThrow(/no room left/);
    expect(world.store.isBehind).toBe(true);
    expect([...world.store.read()].at(-1)?.type).toBe('X');
    await world.close();
  });

  it('does not hold the failure of an old append against the log that was opened since', async () => {
    const world = createWorld();
    world.store.failNextAppend({ slowMs: 500 });
    const late = world.store.append([{ type: 'X', v: 1, at: 0, causationId: '', correlationId: '', payload: {} }]);
    world.store.reopen();
    await expect(world.run(() => late)).rejects.toThrow(/was closed/);
    expect(world.store.isBehind).toBe(false);
    await world.close();
  });
});

it('coins that the bot is told to leave alone are no part of its caps', async () => {
  const config = configWith(scenarioConfig, { holdings: 'ignore' });
  const world = createWorld({ bot: clerkBot(), config });
  await world.given(fundedBroker(), ({ venue }) => venue.holds('BTC-USD', { quantity: '0.05', entry: '50000' }));
  await world.bot.start();
  await world.advance('10s');
  expect((await world.bot.submit.buy('BTC-USD', '0.01')).status).toBe('Filled');
  await world.close();
});

it('a configuration is changed in part, by decimal text, and the original stays', () => {
  const changed = configWith(scenarioConfig, {
    cycleIntervalMs: 1_000,
    limits: { dailyLossLimitUsd: '50', maxTradeValueUsd: null, positionCaps: { 'BTC-USD': '1' }, maxLeverage: '2' },
    strategy: { longWindow: 30, trailingStop: '0.02', positionFraction: '0.1', maxPositionUsd: '5' },
  });
  expect(changed.limits.dailyLossLimitUsd).toEqual(moneyOf('50'));
  expect(changed.limits.maxTradeValueUsd).toBeNull();
  expect(Object.entries(changed.limits.positionCaps).map(([id, cap]) => [id, toText(cap)])).toEqual([
    ['BTC-USD', '1'],
    ['ETH-USD', '1'],
  ]);
  expect([changed.cycleIntervalMs, changed.strategy.longWindow, changed.strategy.shortWindow]).toEqual([1_000, 30, 5]);
  expect(scenarioConfig.cycleIntervalMs).toBe(60_000);
  expect(configWith(scenarioConfig, { holdings: 'ignore' })).toEqual({ ...scenarioConfig, holdings: 'ignore' });
  const number = 50 as unknown as string;
  expect(() => configWith(scenarioConfig, { limits: { dailyLossLimitUsd: number } })).toThrow(/never a number/);
});
