import { AssertionFailed } from '@bot/core';
import { createMemoryMetrics } from './memoryMetrics';

const dogs = {
  name: 'dogs_total',
  help: 'Dogs seen.',
  labels: { color: ['Black', 'White'], size: ['Big', 'Small'] },
} as const;

it('counts, shows and spreads', () => {
  const metrics = createMemoryMetrics();
  const count = metrics.counter(dogs);
  const show = metrics.gauge({ name: 'depth', help: 'Metres.', labels: {} });
  const spread = metrics.histogram({ name: 'took', help: 'Milliseconds.', labels: {}, upTo: [1, 10] });
  count({ color: 'Black', size: 'Big' });
  count({ size: 'Big', color: 'Black' }, 2);
  [5, 3].forEach((value) => show({}, value));
  [0.5, 1, 7, 70].forEach((value) => spread({}, value));
  expect(metrics.value('dogs_total', { size: 'Big', color: 'Black' })).toBe(3);
  expect(metrics.value('dogs_total', { size: 'Small', color: 'Black' })).toBe(0);
  expect(metrics.value('depth')).toBe(3);
  expect(metrics.series.at(-1)).toEqual({
    ...{ name: 'took', labels: {}, value: 78.5, count: 4 },
    upTo: new Map([
      [1, 2],
      [10, 3],
    ]),
  });
  expect(metrics.definitions.map(({ name }) => name)).toEqual(['dogs_total', 'depth', 'took']);
});

it('has a bounded number of series, whatever is recorded', () => {
  const metrics = createMemoryMetrics();
  const count = metrics.counter(dogs);
  for (let n = 0; n < 100; n++) count({ color: `Color ${n}` as 'Black', size: 'Big' });
  expect(metrics.series).toMatchObject([{ labels: { color: 'Other', size: 'Big' }, value: 100 }]);
});

it('a name that is defined twice is a mistake', () => {
  const metrics = createMemoryMetrics();
  metrics.counter(dogs);
  expect(() => metrics.gauge(dogs)).toThrow(AssertionFailed);
});
