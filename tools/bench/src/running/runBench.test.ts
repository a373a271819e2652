import type { Benchmark } from '../benchmark';
import { runBench } from './runBench';

const counting = (name: string) => ({
  name,
  prepare: () => ({ operations: 1000, pass: () => String(Array.from({ length: 1000 }, (_, i) => i).length) }),
});
const sum: Benchmark = { about: 'a sum', subject: counting('ours'), baseline: counting('theirs') };
const all = { sum, other: sum };

/** A process of its own gives what the same command gives. */
const again = (args: readonly string[]): string => runBench(args, all, again);
const bench = (...args: string[]): string => runBench(args, all, again);

describe('bench', () => {
  it('measures the chosen benchmark and prints a line for it', () => {
    const [head, line, ...rest] = bench('--only=sum', '--rounds=1').trim().split('\n');
    expect(head).toMatch(/^benchmark +compared/);
    expect(line).toMatch(/^sum +ours \/ theirs +\d+\.\d\dx +.* 1$/);
    expect(rest).toEqual([]);
  });

  it('prints all of them as JSON', () => {
    const again = () => JSON.stringify({ digest: 'x', operations: 10, cpuUs: 10 });
    const comparisons = JSON.parse(runBench(['--json'], all, again)) as { name: string; rounds: number }[];
    expect(comparisons).toMatchObject([
      { name: 'sum', rounds: 7 },
      { name: 'other', rounds: 7 },
    ]);
  });

  it('has a help that names the benchmarks', () => {
    expect(bench('--help')).toContain('one benchmark: sum, other');
  });

  it('refuses what it does not know', () => {
    expect(() => bench('--only=x')).toThrow('There is no benchmark "x"; there are: sum, other.');
    expect(() => bench('--rounds=0')).toThrow('--rounds takes a whole number from 1 to 999, not "0".');
    expect(() => bench('--fast')).toThrow(/--fast.*See --help/);
  });
});
