import { createNotEvaluated } from './notEvaluated';

it('what could not be checked is told once', () => {
  const told: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = ((text: string) => told.push(text) > 0) as typeof write;
  try {
    const { note, tell } = createNotEvaluated();
    note(['INV-05 (journal)']);
    note(['INV-05 (journal)', 'INV-07 (journal)', 'INV-06 (journal)', 'INV-01 (journal)', 'INV-34 (journal)']);
    note(['INV-17', 'INV-28 (in part)', 'INV-18 (journal)']);
    tell();
    tell();
  } finally {
    process.stderr.write = write;
  }
  const notAtAll = '2 of 35 (INV-17, INV-18)';
  const inPart = '6 of 35 (INV-01, INV-05 to INV-07, INV-28, INV-34)';
  expect(told).toEqual([
    `Invariants not evaluated, for lack of what the bot does not offer: not at all ${notAtAll}; only in part ${inPart}\n`,
  ]);
});
