import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { moneyOf } from '@bot/core';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { replayCommand, rootSeed } from '../world/worldSeed';
import { clerkBot } from '../testing/clerkBot';
import { collectScenarios } from './collectScenarios';
import type { Runner } from './runner';
import { scenariosFor, type Scenario } from './scenarios';

/** A runner that writes down what it is asked to run. */
function notebook() {
  const tests = new Map<string, () => Promise<void>>();
  const others: string[] = [];
  const notEvaluated = new Set<string>();
  const runner: Runner = {
    test: (name, run) => void tests.set(name, run),
    skip: (name) => void others.push(`skip ${name}`),
    todo: (name) => void others.push(`todo ${name}`),
    assertionCount: () => expect.getState().assertionCalls,
    notEvaluated: (invariants) => invariants.forEach((each) => notEvaluated.add(each)),
  };
  const scenario = scenariosFor(runner)({ bot: clerkBot(), layer: inMemoryLayer() });
  return { scenario, tests, others, notEvaluated };
}

/** The message of the failure, or null when the scenario passes. */
async function outcomeOf(define: (scenario: Scenario) => void): Promise<string | null> {
  const { scenario, tests } = notebook();
  define(scenario);
  const [run] = tests.values();
  return (
    (await run?.().then(
      () => null,
      // Nx asks Jest for colours.
      (error: unknown) => stripVTControlCharacters((error as Error).message),
    )) ?? null
  );
}

describe('a scenario', () => {
  it('is one test, named by id and title, that passes when each sentence is ticked by a check', async () => {
    const { scenario, tests, notEvaluated } = notebook();
    scenario(
      'XX-01',
      'order → fill',
      { verifies: ['filled', 'flat before'] },
      async ({ bot, world, venue, verify }) => {
        await world.advance('10s');
        verify('flat before', () => expect(venue.truth.positions()).toEqual([]));
        await verify('filled', async () => expect((await bot.submit.buy('BTC-USD', '0.01')).status).toBe('Filled'));
      },
    );
    expect([...tests.keys()]).toEqual(['XX-01 order → fill']);
    await expect(tests.get('XX-01 order → fill')?.()).resolves.toBeUndefined();
    // What that bot does not show of itself.
    expect([...notEvaluated]).toEqual(['INV-17', 'INV-20', 'INV-28 (in part)']);
  });

  it('is defined only when it is among those that are wanted, and named after a layer that is not the usual one', () => {
    const names: string[] = [];
    const runner: Runner = {
      ...{ skip: () => undefined, todo: () => undefined, assertionCount: () => 0 },
      test: (name) => void names.push(name),
    };
    const scenario = scenariosFor(runner)({ layer: { ...inMemoryLayer(), name: 'WM' }, ids: ['XX-02'] });
    for (const id of ['XX-01', 'XX-02']) scenario(id, 'order → fill', { verifies: [] }, () => undefined);
    expect(names).toEqual(['XX-02 order → fill, over WM']);
  });

  it('does not compile with a sentence that it does not verify', () => {
    const { scenario } = notebook();
    scenario('XX-02', 'typed', { verifies: ['this'] }, ({ verify }) => {
      // @ts-expect-error -- it is not one of the sentences
      void verify('that', () => expect(1).toBe(1));
    });
  });

  it.each<[string, RegExp, (scenario: Scenario) => void]>([
    [
      'a sentence is left without a check',
      /✗ second\n\nNothing proves "second"/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['first', 'second'] }, ({ verify }) =>
          verify('first', () => expect(1).toBe(1)),
        ),
    ],
    [
      'a check asserts nothing',
      /✗ said\n\n"said" is ticked by a check that asserts nothing/,
      (scenario) => scenario('XX-03', 'x', { verifies: ['said'] }, ({ verify }) => verify('said', () => undefined)),
    ],
    [
      'an asynchronous check asserts nothing',
      /"said" is ticked by a check that asserts nothing/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['said'] }, async ({ verify }) => verify('said', async () => undefined)),
    ],
    [
      'a check is not awaited',
      /The check of "said" was not awaited/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['said'] }, ({ verify }) => {
          void verify('said', async () => expect(1).toBe(1));
        }),
    ],
    [
      'a check fails',
      /✗ said\n\n.*toBe/s,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['said'] }, ({ verify }) => verify('said', () => expect(1).toBe(2))),
    ],
    [
      'an asynchronous check fails',
      /✗ said\n\nno/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['said'] }, async ({ verify }) =>
          verify('said', () => Promise.reject(new Error('no'))),
        ),
    ],
    [
      'a check fails, and what it throws is caught',
      /✗ said\n\nno/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['said'] }, async ({ verify }) => {
          await Promise.allSettled([verify('said', () => Promise.reject(new Error('no')))]);
          verify('said', () => expect(1).toBe(1));
        }),
    ],
    [
      'a check is awaited where nobody waits for it',
      /The check of "said" had not ended when the scenario did/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: ['said'] }, ({ verify }) => {
          const helper = async () => await verify('said', () => new Promise(() => undefined));
          void helper();
          return Promise.resolve();
        }),
    ],
    [
      'something else than an error is thrown',
      /XX-03 x\n\njust text\n/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: [] }, () => {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- what other people's code may do
          throw 'just text';
        }),
    ],
    [
      'a fault was armed and never fired',
      /1 armed and never fired/,
      (scenario) =>
        scenario('XX-03', 'x', { verifies: [] }, ({ venue }) => venue.faults.on('submitOrder').dropRequest()),
    ],
  ])('fails when %s', async (_, message, define) => expect(await outcomeOf(define)).toMatch(message));

  it('reports what is needed to understand and to repeat a failure', async () => {
    const message = await outcomeOf((scenario) =>
      scenario('XX-04', 'too much', { verifies: ['bought'] }, async ({ bot, world, verify }) => {
        await world.advance('10s');
        const order = bot.submit.buy('BTC-USD', '0.01');
        await order;
        verify('bought', () => expect(order.status).toBe('Canceled'));
      }),
    );
    expect(message).toMatch(/^XX-04 too much\n✗ bought\n/);
    expect(message).toMatch(/Expected: .*"Canceled"/);
    expect(message).toContain(`seed:     ${rootSeed()}/XX-04 too much`);
    expect(message).toContain(`replay:   ${replayCommand(rootSeed(), 'XX-04')}\n`);
    expect(message).toContain('TradeExecuted');
    const [, file = ''] = /timeline: (.*)/.exec(message ?? '') ?? [];
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('wish Buy 0.01 BTC-USD');
  });

  it('shows no more than sixty lines', async () => {
    const message = await outcomeOf((scenario) =>
      scenario('XX-05', 'long', { verifies: [] }, ({ world }) => {
        for (let line = 0; line < 100; line++) world.trace.add('test', `${'x'.repeat(200)} ${line}`);
        throw new Error('enough');
      }),
    );
    const lines = (message ?? '').split('\n').filter((line) => line.startsWith('+'));
    expect(lines).toHaveLength(60);
    expect(lines[0]?.endsWith('…')).toBe(true);
  });
});

describe('scenarios as data', () => {
  const define = (scenario: Scenario): void => {
    scenario('XX-10', 'ready', { verifies: ['a'], tags: ['scenario'], onlyHere: 'no wire' }, () => undefined);
    scenario.todo('XX-11', 'later', { verifies: ['b'], reason: 'needs a stream' });
    scenario.skip('XX-12', 'not here', { verifies: ['c'], reason: 'layer P only' }, () => undefined);
    scenario.allow('INV-06', 'a person trades too')('XX-13', 'allowed', { verifies: [] }, () => undefined);
  };

  it('are collected without running anything', () => {
    const { scenario, tests } = notebook();
    const cards = collectScenarios(() => define(scenario), inMemoryLayer());
    const common = { layer: 'S', allows: [], tags: [], reason: null, status: 'Ready' };
    expect(cards).toEqual([
      { ...common, id: 'XX-10', title: 'ready', verifies: ['a'], tags: ['scenario'], onlyHere: 'no wire' },
      { ...common, id: 'XX-11', title: 'later', verifies: ['b'], status: 'Todo', reason: 'needs a stream' },
      { ...common, id: 'XX-12', title: 'not here', verifies: ['c'], status: 'Skipped', reason: 'layer P only' },
      {
        ...common,
        id: 'XX-13',
        title: 'allowed',
        verifies: [],
        allows: [{ invariant: 'INV-06', reason: 'a person trades too' }],
      },
    ]);
    expect(tests.size).toBe(0);
  });

  it('are handed to the runner otherwise, with the reason in the name', () => {
    const { scenario, tests, others } = notebook();
    define(scenario);
    expect([...tests.keys()]).toEqual(['XX-10 ready', 'XX-13 allowed']);
    expect(others).toEqual(['todo XX-11 later (todo: needs a stream)', 'skip XX-12 not here (skipped: layer P only)']);
  });

  it('ask to be promoted when a todo passes', async () => {
    const later = { verifies: [], reason: 'soon' };
    expect(await outcomeOf((scenario) => scenario.todo('XX-14', 'now', later, () => undefined))).toMatch(
      /XX-14 now passes now. Write `scenario` in place of `scenario.todo`/,
    );
    const failing = (): void => {
      throw new Error('not yet');
    };
    expect(await outcomeOf((scenario) => scenario.todo('XX-14', 'later', later, failing))).toBeNull();
  });
});

describe('a block of scenarios', () => {
  it('may use another configuration, seed, bot or account', async () => {
    const message = await outcomeOf((scenario) =>
      scenario.use({
        config: { limits: { maxTradeValueUsd: '10' } },
        seed: 'mine',
        bot: clerkBot(),
        given: [({ venue }) => venue.deposit('USD', '77')],
      })('XX-20', 'other', { verifies: ['a', 'b'] }, async ({ world, bot, verify }) => {
        await world.advance('10s');
        verify('a', () => expect([world.rootSeed, bot.cash('USD')]).toEqual([rootSeed('mine'), moneyOf('77')]));
        await verify('b', async () => expect((await bot.submit.buy('BTC-USD', '0.001')).status).toBe('Denied'));
      }),
    );
    expect(message).toBeNull();
  });

  it('may allow what it breaks on purpose', async () => {
    const dishonest = clerkBot({ tells: (told) => ({ ...told, cash: new Map() }) });
    const broken = (scenario: Scenario): void =>
      scenario.use({ bot: dishonest })('XX-21', 'broken', { verifies: [] }, ({ world }) => world.advance('10s'));
    expect(await outcomeOf(broken)).toMatch(/INV-01 cash is conserved: the bot's cash in USD/);
    expect(await outcomeOf((scenario) => broken(scenario.allow('INV-01', 'on purpose')))).toBeNull();
  });
});
