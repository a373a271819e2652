import { editDistance, suggestion } from './nearestName';

it('counts the letters to add, remove or replace', () => {
  expect(editDistance('shrot', 'short')).toBe(2);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('abc', '')).toBe(3);
  expect(editDistance('same', 'same')).toBe(0);
});

it('names the nearest, whatever its capitals, and says nothing when none is near', () => {
  expect(suggestion('PAPR', ['prod', 'paper'])).toBe(' (did you mean "paper"?)');
  expect(suggestion('xylophone', ['prod', 'paper'])).toBe('');
});
