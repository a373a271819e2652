import type { Benchmark, Measurement, Row } from '../benchmark';
import { compare } from './compare';

const row: Row = { name: 'sum', ours: 'mine', against: 'yours', goal: 2, unit: 'ops/s' };
const contender = (name: string) => ({ name, measure: () => ({ digest: '', figures: {} }) });
const benchmark = (...rows: readonly Row[]): Benchmark => ({
  about: 'a sum',
  contenders: [contender('mine'), contender('yours'), contender('theirs')],
  rows,
});

/** Gives each contender its figures, round by round. */
function given(figures: Readonly<Record<string, readonly number[]>>) {
  const taken = new Map<string, number>();
  return (name: string): Measurement => {
    const round = taken.get(name) ?? 0;
    taken.set(name, round + 1);
    return { digest: 'x', figures: { [name]: figures[name]?.[round] ?? 0 } };
  };
}

describe('compare', () => {
  const measureAlone = given({ mine: [10, 20, 5], yours: [5, 5, 5], theirs: [1, 1, 1] });

  it('pairs the figures of each round, and reports the median and the range of their ratios', () => {
    const rows = [row, { ...row, name: 'other', against: 'theirs', goal: null }];
    expect(compare('sums', benchmark(...rows), { rounds: 3, measureAlone })).toEqual([
      { ...row, rounds: 3, figures: { ours: 10, against: 5 }, ratio: { median: 2, lowest: 1, highest: 4 } },
      { ...rows[1], rounds: 3, figures: { ours: 10, against: 1 }, ratio: { median: 10, lowest: 5, highest: 20 } },
    ]);
  });

  it('counts fewer bytes as better', () => {
    const bytes: Row = { ...row, unit: 'bytes/order' };
    const [compared] = compare('memory', benchmark(bytes), {
      rounds: 1,
      measureAlone: given({ mine: [100], yours: [400], theirs: [1] }),
    });
    expect(compared?.ratio?.median).toBe(4);
  });

  it('measures all in every round, another one first each time, and says which round it is', () => {
    const told: string[] = [];
    compare('sums', benchmark(), {
      rounds: 4,
      onRound: (round) => told.push(`round ${round}`),
      measureAlone: (name) => {
        told.push(name);
        return { digest: 'x', figures: { [name]: 1 } };
      },
    });
    expect(told).toEqual(
      ['round 1', 'mine', 'yours', 'theirs', 'round 2', 'yours', 'theirs', 'mine'].concat([
        'round 3',
        'theirs',
        'mine',
        'yours',
        'round 4',
        'mine',
        'yours',
        'theirs',
      ]),
    );
  });

  it('compares nothing when the results differ', () => {
    const differing = (name: string) => ({ digest: name === 'theirs' ? 'no' : 'yes', figures: {} });
    expect(() => compare('sums', benchmark(row), { rounds: 1, measureAlone: differing })).toThrow(
      'sums: mine and theirs do not agree, so they cannot be compared: yes and no.',
    );
  });

  it('knows when nobody measures what it compares', () => {
    const lost = benchmark({ ...row, against: 'nobody' });
    expect(() => compare('sums', lost, { rounds: 1, measureAlone: given({ mine: [1] }) })).toThrow(
      'sum: nobody measures "nobody".',
    );
  });
});
