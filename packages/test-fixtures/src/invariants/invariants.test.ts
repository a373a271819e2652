import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariants } from './invariants';

it('every invariant stands in the guide as it is here', () => {
  const guide = readFileSync(join(__dirname, '../../GUIDE.md'), 'utf8');
  const rows = guide
    .split('\n')
    .filter((line) => line.startsWith('| INV-'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const told = rows.map(([, id, statement, views]) => [id, statement, views]);
  expect(told).toEqual(
    Object.entries(invariants).map(([id, { statement, views }]) => [id, statement, views.join(', ')]),
  );
});
