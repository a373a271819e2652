import { OverlaidMap } from './overlaidMap';

it('is the map beneath with some entries replaced and some added', () => {
  const beneath = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const map = new OverlaidMap(
    beneath,
    new Map([
      ['b', 20],
      ['c', 30],
    ]),
  );
  const entries = [
    ['a', 1],
    ['b', 20],
    ['c', 30],
  ];
  expect([...map]).toEqual(entries);
  expect([...map.entries()]).toEqual(entries);
  expect([...map.keys()]).toEqual(['a', 'b', 'c']);
  expect([...map.values()]).toEqual([1, 20, 30]);
  expect([map.size, map.has('c'), map.has('d'), map.get('a'), map.get('d')]).toEqual([3, true, false, 1, undefined]);
  const told: unknown[] = [];
  map.forEach((value, key, all) => told.push([key, value, all === map]));
  expect(told).toEqual(entries.map((entry) => [...entry, true]));
  expect(beneath.get('b')).toBe(2);
});
