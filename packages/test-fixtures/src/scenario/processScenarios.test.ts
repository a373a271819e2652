import { inMemoryLayer } from '../layers/inMemoryLayer';
import { rootSeed } from '../world/worldSeed';
import { collectScenarios } from './collectScenarios';
import { processScenariosFor, type ProcessScenario } from './processScenarios';

/** A runner that writes down what it is asked to run. */
function notebook() {
  const tests = new Map<string, () => Promise<void>>();
  const skipped = new Map<string, () => Promise<void>>();
  const notProven: string[] = [];
  const scenario = processScenariosFor({
    test: (name, run) => void tests.set(name, run),
    skip: (name, run) => void skipped.set(name, run),
    todo: (name) => expect(name).toBe('never asked for'),
    assertionCount: () => expect.getState().assertionCalls,
    notProven: (text) => void notProven.push(text),
  });
  return { scenario, tests, skipped, notProven };
}

async function outcomeOf(define: (scenario: ProcessScenario) => void): Promise<string | null> {
  const { scenario, tests } = notebook();
  define(scenario);
  const [run] = tests.values();
  const ended = run?.().then(
    () => null,
    (error: Error) => error.message,
  );
  return (await ended) ?? null;
}

describe('a scenario about processes', () => {
  it('is one test, with a seed of its own, that passes when each sentence is ticked', async () => {
    const { scenario, tests } = notebook();
    scenario('PX-01', 'kill → start', { verifies: ['seeded'] }, async ({ verify, seed }) => {
      await verify('seeded', async () => expect(seed).toBe(`${rootSeed()}/PX-01 kill → start`));
    });
    expect([...tests.keys()]).toEqual(['PX-01 kill → start']);
    await expect(tests.get('PX-01 kill → start')?.()).resolves.toBeUndefined();
  });

  it.each<[string, RegExp, (scenario: ProcessScenario) => void]>([
    [
      'a sentence has no check',
      /✗ first\n\nNothing proves "first"/,
      (scenario) => scenario('PX-02', 'x', { verifies: ['first'] }, () => undefined),
    ],
    [
      'a check fails',
      /^PX-02 x\n✗ said\n\n.*toBe.*seed: +.*PX-02 x\nreplay: +SIM_SEED=/s,
      (scenario) =>
        scenario('PX-02', 'x', { verifies: ['said'] }, ({ verify }) => verify('said', () => expect(1).toBe(2))),
    ],
    [
      'something goes wrong beside the checks',
      /^PX-02 x\n\nno such process/,
      (scenario) =>
        scenario('PX-02', 'x', { verifies: ['said'] }, () => {
          throw new Error('no such process');
        }),
    ],
  ])('fails when %s', async (_, message, define) => expect(await outcomeOf(define)).toMatch(message));

  it('may leave a sentence unproven that the machine does not allow, and it is told so', async () => {
    const { scenario, tests, notProven } = notebook();
    scenario('PX-06', 'mounts', { verifies: ['mounted', 'started'] }, ({ verify, cannot }) => {
      cannot('mounted', 'nothing may be mounted');
      verify('started', () => expect(1).toBe(1));
    });
    await tests.get('PX-06 mounts')?.();
    expect(notProven).toEqual(['Not proven on this machine: PX-06 "mounted": nothing may be mounted']);
  });

  it('can be skipped for a reason, which stands in its name', async () => {
    const { scenario, skipped } = notebook();
    scenario.skip('PX-03', 'mounts', { verifies: ['a'], reason: 'nothing may be mounted' });
    expect([...skipped.keys()]).toEqual(['PX-03 mounts (skipped: nothing may be mounted)']);
    await Promise.all([...skipped.values()].map((run) => run()));
  });

  it('is collected for catalogues like any other', () => {
    const { scenario, tests, skipped } = notebook();
    const cards = collectScenarios(() => {
      scenario('PX-04', 'ready', { verifies: ['a'], tags: ['state'], onlyHere: 'no files' }, () => undefined);
      scenario.skip('PX-05', 'not here', { verifies: ['b'], reason: 'nothing may be mounted' });
    }, inMemoryLayer());
    expect(cards).toMatchObject([
      {
        id: 'PX-04',
        title: 'ready',
        verifies: ['a'],
        tags: ['state'],
        onlyHere: 'no files',
        status: 'Ready',
        reason: null,
      },
      { id: 'PX-05', tags: [], layer: 'P', status: 'Skipped', reason: 'nothing may be mounted' },
    ]);
    expect([tests.size, skipped.size]).toEqual([0, 0]);
  });
});
