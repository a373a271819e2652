import { createNotEvaluated } from './notEvaluated';

it('what could not be checked is told once', () => {
  const told: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = ((text: string) => told.push(text) > 0) as typeof write;
  try {
    const { note, tell } = createNotEvaluated();
    note(['INV-05 (journal)']);
    note(['INV-05 (journal)', 'INV-07 (journal)', 'INV-06 (journal)', 'INV-01 (journal)', 'INV-34 (journal)']);
    note(['INV-35 (journal)']);
    tell();
    tell();
  } finally {
    process.stderr.write = write;
  }
  const some = '6 of 35 invariants (INV-01, INV-05 to INV-07, INV-34, INV-35)';
  expect(told).toEqual([`Not evaluated, for lack of the bot's journal and snapshot: ${some}\n`]);
});
