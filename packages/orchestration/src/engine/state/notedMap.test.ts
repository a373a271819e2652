import fc from 'fast-check';
import { NotedMap } from './notedMap';

it('is a map', () => {
  const map = new NotedMap([['a', 1]]);
  expect([...map.set('b', 2)]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect([map.delete('a'), map.delete('a'), map.size]).toEqual([true, false, 1]);
  map.clear();
  expect([...map]).toEqual([]);
});

const keys = ['a', 'b', 'c', 'd'];
const steps = fc.array(
  fc.oneof(
    fc.record({ set: fc.constantFrom(...keys) }),
    fc.record({ delete: fc.constantFrom(...keys) }),
    fc.record({ look: fc.constant(true) }),
    fc.record({ clear: fc.constant(true) }),
  ),
  { maxLength: 30 },
);

it('tells everything that was changed since somebody looked', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const map = new NotedMap<string, object>();
      let seen = new Map(map);
      let revision = map.revision;
      for (const step of taken) {
        if ('set' in step) map.set(step.set, {});
        else if ('delete' in step) map.delete(step.delete);
        else if ('clear' in step) map.clear();
        else {
          const told = new Set(map.changedSince(revision));
          const changed = keys.filter((key) => map.get(key) !== seen.get(key));
          expect(changed.filter((key) => !told.has(key))).toEqual([]);
          seen = new Map(map);
          revision = map.revision;
          expect(map.changedSince(revision)).toEqual([]);
        }
      }
    }),
  );
});

it.each([0, 1, 511, 512, 700, 1024])(
  'tells the newest changes, also %s after the first; older ones it forgets',
  (first) => {
    const map = new NotedMap<number, string>();
    for (let key = 0; key < first; key += 1) map.set(key, '');
    const { revision } = map;
    for (const key of [1, 2, 3]) map.set(key, '');
    expect(map.changedSince(revision)).toEqual([1, 2, 3]);
    for (let key = 0; key < 509; key += 1) map.set(key, '');
    expect(map.changedSince(revision)).toHaveLength(512);
    map.set(1, '');
    expect(map.changedSince(revision)).toBeNull();
  },
);
