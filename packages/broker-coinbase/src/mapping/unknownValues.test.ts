import { silentLogger } from '@bot/core';
import { createUnknownValues } from './unknownValues';

it('what is not known is told once, and not without end', () => {
  const told: object[] = [];
  const unknowns = createUnknownValues({ ...silentLogger, warn: (details) => void told.push(details) });
  unknowns.note('status', 'STRANGE');
  unknowns.note('status', 'STRANGE');
  unknowns.note('kind', 'STRANGE');
  expect(told).toEqual([
    { field: 'status', value: 'STRANGE' },
    { field: 'kind', value: 'STRANGE' },
  ]);
  for (let each = 0; each < 2_000; each++) unknowns.note('status', `S${each} ${'x'.repeat(200)}`);
  expect(told).toHaveLength(1_000);
});
