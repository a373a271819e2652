import fc from 'fast-check';
import { createNumberedTable } from './numberedTable';

it('is what a map would be, when numbers are given out in order and any of them goes', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constant('add' as const) },
    { weight: 2, arbitrary: fc.nat({ max: 9_999 }) },
  );
  fc.assert(
    fc.property(fc.nat({ max: 3_000 }), fc.array(step, { maxLength: 300 }), (start, steps) => {
      const table = createNumberedTable<string>();
      const map = new Map<number, string>();
      let next = start;
      for (const what of steps) {
        // A few hundred at once, so that pages fill.
        if (what === 'add') for (let n = 0; n < 300; n++, next++) put(next);
        else for (const number of [...map.keys()].slice(what % 50, (what % 50) + 400)) drop(number);
      }
      function put(number: number): void {
        table.set(number, `#${number}`);
        map.set(number, `#${number}`);
      }
      function drop(number: number): void {
        table.delete(number);
        map.delete(number);
      }
      expect([...table.values()]).toEqual([...map.values()]);
      for (const number of [start - 1, start, next - 1, next, ...map.keys()]) {
        expect(table.get(number)).toBe(map.get(number));
      }
    }),
    { numRuns: 30 },
  );
});

it('puts a new thing in the place of an old one, and takes out what is not there', () => {
  const table = createNumberedTable<string>();
  table.delete(5);
  table.set(5, 'a');
  table.set(5, 'b');
  table.delete(6);
  expect([...table.values()]).toEqual(['b']);
  table.delete(5);
  table.set(2_000, 'c');
  expect([table.get(5), table.get(2_000)]).toEqual([undefined, 'c']);
});
