import { expect as importedExpect } from '@jest/globals';
import type { Layer } from '@bot/simulation';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { clerkBot } from '../testing/clerkBot';
import type { Scenario } from '../scenario/scenarios';
import type { World } from '../world/world';
import type { matchers } from '../matchers/matchers';
import { createWorld, runsTheSameTwice, scenarios, type FixtureMatchers } from './index';
import { whereJestRuns } from './jestGlobals';

const define = (layer: Layer): void => {
  const scenario: Scenario = scenarios({ bot: clerkBot(), layer });
  scenario('XX-01', 'buys', { verifies: ['filled'] }, async ({ bot, world, verify }) => {
    await world.advance('10s');
    await verify('filled', () => expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled());
  });
};

describe('scenarios under Jest', () => {
  define(inMemoryLayer());
  runsTheSameTwice(define, inMemoryLayer, 'XX-01');
});

/** What `register` would hand to Jest: names by the function that they go to, and the last test. */
function handedOver(register: () => void): { readonly names: readonly string[]; readonly run: () => Promise<void> } {
  const globals = globalThis as unknown as { test: unknown };
  const { test } = globals;
  const names: string[] = [];
  let run = (): Promise<void> => Promise.reject(new Error('nothing was handed over'));
  const fake = (name: string, handed: () => Promise<void>): void => {
    names.push(name);
    run = handed;
  };
  globals.test = Object.assign(fake, {
    skip: (name: string) => names.push(`skip: ${name}`),
    todo: (name: string) => names.push(`todo: ${name}`),
  });
  try {
    register();
  } finally {
    globals.test = test;
  }
  return { names, run };
}

it('scenarios that are not run are known to Jest, with the reason', () => {
  const { names } = handedOver(() => {
    const scenario = scenarios({ layer: inMemoryLayer() });
    scenario.todo('XX-02', 'later', { verifies: [], reason: 'soon' });
    scenario.skip('XX-03', 'elsewhere', { verifies: [], reason: 'layer P only' });
  });
  expect(names).toEqual(['todo: XX-02 later (todo: soon)', 'skip: XX-03 elsewhere (skipped: layer P only)']);
});

it('matchers have types on the global expect and on that of @jest/globals', () => {
  const { bot } = createWorld({ bot: clerkBot() });
  expect(bot).toBeFlat();
  importedExpect(bot).toBeFlat('BTC-USD');
  // @ts-expect-error -- there is no such reason
  const wrong = (): Promise<void> => importedExpect(bot).toBeDenied('Mood');
  expect(typeof wrong).toBe('function');
});

it('every matcher has a type', () => {
  const typed: Record<keyof typeof matchers, true> = {} as Record<keyof FixtureMatchers<void>, true>;
  expect(typed).toEqual({});
});

describe('runsTheSameTwice', () => {
  it('fails for a scenario that takes another course each time', async () => {
    let runs = 0;
    const unsteady = (layer: Layer): void =>
      scenarios({ layer })('XX-04', 'unsteady', { verifies: [] }, ({ world }) =>
        world.trace.add('test', `run ${++runs}`),
      );
    await expect(handedOver(() => runsTheSameTwice(unsteady, inMemoryLayer, 'XX-04')).run()).rejects.toThrow(
      /XX-04 took another course\. INV-35 .*: entry 3 of the timeline was .*run 1, and in the second run .*run 2/,
    );
  });

  it('fails for an id that nobody has', async () => {
    await expect(handedOver(() => runsTheSameTwice(define, inMemoryLayer, 'XX-99')).run()).rejects.toThrow(
      /There is no scenario XX-99/,
    );
  });
});

describe('createWorld under Jest', () => {
  let before: World;

  it('is seeded by the full name of the test', () => {
    before = createWorld();
    expect(before.seed).toMatch(/createWorld under Jest is seeded by the full name of the test$/);
  });

  it('is closed after the test', () => expect(before.isClosed).toBe(true));

  it('says with a check that failed how to repeat the test (100 %)', () => {
    const { venue } = createWorld({ seed: 'my root' });
    expect(() => expect(venue).toHaveReceived(1, 'fees')).toThrow(
      /\n\nseed: {5}.*\(100 %\)\nreplay: {3}SIM_SEED=.* -t '.*how to repeat the test \\\(100 %\\\)'\n\n/,
    );
  });
});

it('nothing is registered where Jest is not running', () => {
  const globals = globalThis as unknown as { expect: unknown };
  const { expect: kept } = globals;
  let acted = false;
  globals.expect = undefined;
  try {
    whereJestRuns(() => (acted = true));
  } finally {
    globals.expect = kept;
  }
  expect(acted).toBe(false);
});
