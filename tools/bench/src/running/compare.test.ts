import type { Benchmark } from '../benchmark';
import { compare } from './compare';

const contender = (name: string) => ({ name, prepare: () => ({ operations: 1, pass: () => '' }) });
const benchmark: Benchmark = { about: 'a sum', subject: contender('ours'), baseline: contender('theirs') };

describe('compare', () => {
  it('pairs the speeds of each round, and reports their median and range', () => {
    const cpuUs = { subject: [100, 50, 200], baseline: [200, 200, 200] };
    const taken = { subject: 0, baseline: 0 };
    const comparison = compare('sum', benchmark, 3, (role) => {
      return { digest: 'x', operations: 1000, cpuUs: Number(cpuUs[role][taken[role]++]) };
    });
    expect(comparison).toMatchObject({ name: 'sum', subject: 'ours', baseline: 'theirs', rounds: 3 });
    expect(comparison.ratio).toEqual({ median: 2, lowest: 1, highest: 4 });
    expect(comparison.operationsPerSecond).toEqual({ subject: 10_000_000, baseline: 5_000_000 });
  });

  it('changes who begins from round to round', () => {
    const order: string[] = [];
    compare('sum', benchmark, 2, (role) => {
      order.push(role);
      return { digest: 'x', operations: 1, cpuUs: 1 };
    });
    expect(order).toEqual(['subject', 'baseline', 'baseline', 'subject']);
  });

  it('compares no speeds when the results differ', () => {
    expect(() => compare('sum', benchmark, 1, (role) => ({ digest: role, operations: 1, cpuUs: 1 }))).toThrow(
      'sum: ours and theirs do not agree, so their speeds cannot be compared: subject and baseline.',
    );
  });
});
