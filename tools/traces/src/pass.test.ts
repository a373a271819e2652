import type { Layer } from '@bot/simulation';
import { scenarios } from '@bot/test-fixtures/jest';
import { compare } from './compare';
import { pass, type Outcome, type SuitePackage } from './pass';

type Define = (scenario: ReturnType<typeof scenarios>) => void;

const suiteOf = (define: Define): SuitePackage => ({ define: (layer: Layer) => define(scenarios({ layer })) });
async function passOf(define: Define, orderSeed: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of pass({ planted: suiteOf(define) }, orderSeed)) outcomes.push(outcome);
  return outcomes;
}

const steady: Define = (scenario) => {
  for (const id of ['XX-01', 'XX-02', 'XX-03', 'XX-04']) {
    scenario(id, 'waits a minute', { verifies: ['time passes'] }, async ({ world, verify }) => {
      await world.advance('1m');
      verify('time passes', () => expect(world.trace.entries.length).toBeGreaterThanOrEqual(0));
    });
  }
  scenario.todo('XX-05', 'later', { verifies: [], reason: 'soon' });
};

describe('a pass', () => {
  it('carries out what is ready, once, in an order that the seed decides', async () => {
    const [a, again, b] = [await passOf(steady, 'a'), await passOf(steady, 'a'), await passOf(steady, 'b')];
    const names = (outcomes: readonly Outcome[]) => outcomes.map(({ name }) => name);
    expect([...names(a)].sort()).toEqual(
      ['XX-01', 'XX-02', 'XX-03', 'XX-04'].map((id) => `planted ${id} waits a minute`),
    );
    expect(again).toEqual(a);
    expect(names(b)).not.toEqual(names(a));
    expect(compare(a, b)).toEqual([]);
  });

  it('tells of a scenario that fails, and gives back the expect that was there', async () => {
    const before = expect;
    const [outcome] = await passOf(
      (scenario) =>
        scenario('XX-06', 'fails', { verifies: ['no'] }, ({ verify }) => verify('no', () => expect(1).toBe(2))),
      'a',
    );
    expect(outcome).toEqual({
      name: 'planted XX-06 fails',
      hash: null,
      text: expect.stringContaining('✗ no') as unknown,
    });
    expect(expect).toBe(before);
  });

  it('finds dice that no seed decides', async () => {
    const dice: Define = (scenario) =>
      scenario('XX-07', 'rolls', { verifies: [] }, ({ world }) => world.trace.add('test', `rolled ${Math.random()}`));
    const findings = compare(await passOf(dice, 'a'), await passOf(dice, 'b'));
    expect(findings).toEqual([
      {
        name: 'planted XX-07 rolls',
        kind: 'TookAnotherCourse',
        text: expect.stringMatching(/\n1 .*rolled 0\.\d+\n2 .*rolled 0\.\d+$/) as unknown,
      },
    ]);
  });

  it('finds what a scenario leaves behind for the next one', async () => {
    let left = 0;
    const pollution: Define = (scenario) => {
      for (const id of ['XX-08', 'XX-09', 'XX-10']) {
        scenario(id, 'counts', { verifies: [] }, ({ world }) => world.trace.add('test', `the ${++left}. of all`));
      }
    };
    const first = await passOf(pollution, 'a');
    left = 0;
    expect(compare(first, await passOf(pollution, 'b')).map(({ kind }) => kind)).toContain('TookAnotherCourse');
  });
});
