import { shownText } from './shownText';

it('is one line that does nothing to a terminal', () => {
  expect(shownText('unknown option --stroe\n(Did you mean --store?)')).toBe(
    'unknown option --stroe (Did you mean --store?)',
  );
  expect(shownText('red \u001b[31m\u0007')).toBe('red �[31m�');
});

it('is shortened in the middle: its beginning and its end say what it is', () => {
  const shown = shownText(`option ${'x'.repeat(100_000)} is invalid`);
  expect(shown).toHaveLength(303);
  expect(shown).toMatch(/^option x+ … x+ is invalid$/);
});
