import { isAtLeast } from '../risk/tradingMode';
import { commandRefusals } from './commandRefusals';
import { commandKinds } from './controlCommand';

it('a command that restricts does not get old, and one that does not does', () => {
  for (const [kind, { mode, whenOld }] of Object.entries(commandKinds)) {
    const restricts = kind === 'Kill' || (mode !== null && isAtLeast(mode, 'EntriesPaused'));
    expect([kind, whenOld]).toEqual([kind, restricts ? 'Holds' : 'Expires']);
  }
});

it('a refusal says in a sentence what is so, and in another what to do', () => {
  for (const { meaning, toDo } of Object.values(commandRefusals)) {
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(toDo).toMatch(/^[A-Z].*\.$/);
  }
});
