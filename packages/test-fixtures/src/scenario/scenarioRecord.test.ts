import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { processScenariosFor } from './processScenarios';
import type { Runner } from './runner';
import type { ScenarioRecord } from './scenarioRecord';
import { scenariosFor, type Scenario } from './scenarios';

const tests: (() => Promise<void>)[] = [];
const runner: Runner = {
  test: (_, run) => void tests.push(run),
  skip: () => undefined,
  todo: () => undefined,
  assertionCount: () => expect.getState().assertionCalls,
};

describe('what a run leaves for reports', () => {
  let folder: string;
  const kept = { ...process.env };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'records-'));
    Object.assign(process.env, { SIM_RESULTS: folder, SIM_SEED: 'root', SIM_REPLAY: 'again {test} from {seed}' });
    tests.length = 0;
  });
  afterEach(() => {
    for (const name of ['SIM_RESULTS', 'SIM_SEED', 'SIM_REPLAY'].filter((each) => !(each in kept))) {
      delete process.env[name];
    }
    rmSync(folder, { recursive: true });
  });

  async function recorded(): Promise<readonly ScenarioRecord[]> {
    await Promise.allSettled(tests.map((run) => run()));
    const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'));
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ScenarioRecord);
  }
  const inMemory = (): Scenario => scenariosFor(runner)({ layer: inMemoryLayer() });

  it('says what was proven of a scenario that passes', async () => {
    inMemory()('XX-01', 'passes', { verifies: ['one', 'two'] }, async ({ verify }) => {
      await verify('two', async () => expect(await Promise.resolve(2)).toBe(2));
      verify('one', () => expect(1).toBe(1));
    });
    expect(await recorded()).toEqual([
      { test: 'XX-01 passes', seed: 'root/XX-01 passes', proven: ['two', 'one'], notProven: [], failure: null },
    ]);
  });

  it('says how far a scenario came that fails, how it ended, and how to repeat it', async () => {
    inMemory()('XX-02', 'fails', { verifies: ['one', 'two', 'three'] }, async ({ world, verify }) => {
      verify('one', () => expect(1).toBe(1));
      await world.advance('1m');
      verify('two', () => expect('two').toBe('three'));
    });
    const [record] = await recorded();
    expect(record).toMatchObject({
      proven: ['one'],
      failure: {
        sentence: 'two',
        errors: [expect.stringContaining('"three"')],
        replay: 'again XX-02 from root',
        timelineFile: expect.stringMatching(/XX-02-S\.txt$/) as string,
      },
    });
    expect(record?.failure?.timeline).toContain('bot');
    rmSync(String(record?.failure?.timelineFile));
  });

  it('has no colours, whatever the runner gives its errors', async () => {
    inMemory()('XX-05', 'fails in red', { verifies: ['one'] }, ({ verify }) => {
      void verify('one', () => {
        throw new Error('\u001b[31mred\u001b[39m alert');
      });
    });
    const [record] = await recorded();
    expect(record?.failure?.errors).toEqual(['red alert']);
    rmSync(String(record?.failure?.timelineFile));
  });

  it('says of a process what the machine does not allow, and has no timeline', async () => {
    const scenario = processScenariosFor(runner);
    scenario('XX-03', 'needs root', { verifies: ['one', 'two'] }, ({ verify, cannot }) => {
      cannot('one', 'nothing may be mounted');
      verify('two', () => undefined);
    });
    expect(await recorded()).toMatchObject([
      {
        test: 'XX-03 needs root',
        proven: [],
        notProven: [{ sentence: 'one', reason: 'nothing may be mounted' }],
        failure: { sentence: 'two', timeline: null, timelineFile: null },
      },
    ]);
  });

  it('is nothing where nobody asks for it', async () => {
    delete process.env['SIM_RESULTS'];
    inMemory()('XX-01', 'passes', { verifies: [] }, () => undefined);
    expect(await recorded()).toEqual([]);
  });
});
