import { createNotEvaluated } from './notEvaluated';

it('what could not be checked is told once', () => {
  const told: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = ((text: string) => told.push(text) > 0) as typeof write;
  try {
    const { note, tell } = createNotEvaluated();
    note(['INV-05 (journal)']);
    note(['INV-05 (journal)', 'INV-12 (journal)']);
    tell();
    tell();
  } finally {
    process.stderr.write = write;
  }
  expect(told).toEqual([
    "Not evaluated, for lack of the bot's journal and snapshot: INV-05 (journal), INV-12 (journal)\n",
  ]);
});
