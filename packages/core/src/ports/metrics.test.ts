import { noMetrics } from './metrics';

it('metrics that nobody reads take everything and keep nothing', () => {
  const definition = { name: 'n', help: 'h', labels: { kind: ['A'] } } as const;
  expect(noMetrics.counter(definition)({ kind: 'A' })).toBeUndefined();
  expect(noMetrics.gauge(definition)({ kind: 'A' }, 1)).toBeUndefined();
  expect(noMetrics.histogram({ ...definition, upTo: [1] })({ kind: 'A' }, 1)).toBeUndefined();
});
