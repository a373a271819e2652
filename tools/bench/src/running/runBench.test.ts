import type { Benchmark, Row } from '../benchmark';
import { timed } from './timed';
import { runBench, type Surroundings } from './runBench';

const counting = (name: string) =>
  timed(name, () => ({
    operations: 1_000,
    reset: () => undefined,
    pass: () => void Array.from({ length: 1_000 }, (_, i) => i).length,
    result: () => 'counted',
  }));
const sum: Benchmark = {
  about: 'a sum',
  contenders: [counting('mine'), counting('yours')],
  rows: [{ name: 'sum', ours: 'mine', against: 'yours', goal: null, unit: 'ops/s' }],
};
const all = { sum, another: { ...sum, about: 'the same' } };

/** Measures nothing: the process of its own gives the same each time. */
function surroundings() {
  const [asked, told] = [[] as string[], [] as string[]];
  const given: Surroundings = {
    again(args) {
      asked.push(args.join(' '));
      const isMine = args.includes('--measure=mine');
      return JSON.stringify({ digest: 'x', figures: isMine ? { mine: 3_000.4 } : { yours: 1_000 } });
    },
    progress: (line) => told.push(line),
    isColoured: false,
  };
  return { asked, told, given };
}

const bench = (...args: string[]): Promise<string> => runBench(args, all, surroundings().given);

describe('bench', () => {
  it('prints a table of all benchmarks', async () => {
    expect((await bench()).trim().split('\n')).toEqual([
      'benchmark  compared      ratio  range        goal  ours / against  unit   rounds',
      'sum        mine / yours  3.00x  3.00 … 3.00  –     3,000 / 1,000   ops/s  7',
      'sum        mine / yours  3.00x  3.00 … 3.00  –     3,000 / 1,000   ops/s  7',
    ]);
  });

  it.each([[['--only=sum']], [['--only', 'sum']]])('measures only what is asked for: %j', async (only) => {
    const { asked, told, given } = surroundings();
    await runBench([...only, '--rounds=2'], all, given);
    expect(asked).toEqual([
      '--only=sum --measure=mine',
      '--only=sum --measure=yours',
      '--only=sum --measure=yours',
      '--only=sum --measure=mine',
    ]);
    expect(told).toEqual(['sum: round 1 of 2', 'sum: round 2 of 2']);
  });

  it('tells a figure that is compared with nothing', async () => {
    const told: Benchmark = { ...sum, rows: [{ ...sum.rows[0], name: 'mine alone', against: null } as Row] };
    const { given } = surroundings();
    expect(JSON.parse(await runBench(['--json'], { told }, given))).toEqual([
      { name: 'mine alone', ours: 3000, against: null, ratio: null, goal: null, unit: 'ops/s', equal: true },
    ]);
    expect(await runBench([], { told }, given)).toContain(
      'mine alone  mine      –      –      –     3,000           ops/s  7',
    );
  });

  it('prints one array as JSON', async () => {
    expect(JSON.parse(await bench('--json', '--only=sum'))).toEqual([
      { name: 'sum', ours: 3000, against: 1000, ratio: 3, goal: null, unit: 'ops/s', equal: true },
    ]);
  });

  it('is quick with fewer rounds, and tells the processes of their own', async () => {
    const { asked, given } = surroundings();
    await runBench(['--quick', '--only=sum'], all, given);
    expect(asked).toHaveLength(2 * 3);
    expect(asked[0]).toBe('--only=sum --measure=mine --quick');
  });

  it('measures in the process of its own', async () => {
    const measured = JSON.parse(await bench('--only=sum', '--measure=mine', '--quick')) as {
      digest: string;
      figures: object;
    };
    expect(measured.digest).toBe('counted');
    expect(Object.keys(measured.figures)).toEqual(['mine']);
  });

  it('has a help that names the benchmarks and shows examples', async () => {
    const help = await bench('--help');
    expect(help).toContain('  another  the same\n');
    expect(help).toContain('npm run bench -- --only matching');
  });

  it.each([
    [['--only=x'], 'There is no benchmark "x"; there are: sum, another.'],
    [['--only=toString'], 'There is no benchmark "toString"; there are: sum, another.'],
    [['--only=sum', '--measure=x'], 'There is no contender "x".'],
    [['--rounds=0'], '--rounds takes a whole number from 1 to 999, not "0".'],
    [['--fast'], /--fast.*See --help/],
    [['matching'], /matching.*See --help/],
    [['--only'], /--only.*See --help/],
  ])('refuses %j', async (args, message) => {
    await expect(bench(...args)).rejects.toThrow(message);
  });
});
