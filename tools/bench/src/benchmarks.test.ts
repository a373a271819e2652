import { benchmarks } from './benchmarks';

describe.each(Object.entries(benchmarks))('the benchmark %s', (_name, { subject, baseline }) => {
  it('gives the same result both ways, each time', () => {
    const ours = subject.prepare();
    const theirs = baseline.prepare();
    const result = ours.pass();
    expect(result).not.toBe('');
    expect([ours.pass(), theirs.pass(), theirs.operations]).toEqual([result, result, ours.operations]);
  });
});
