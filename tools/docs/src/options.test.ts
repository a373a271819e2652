import { readOptions } from './options';

it('writes, or only looks', () => {
  expect(readOptions([])).toEqual({ check: false, help: false });
  expect(readOptions(['--check'])).toEqual({ check: true, help: false });
  expect(readOptions(['-h'])).toMatchObject({ help: true });
});

it.each(['--chekc', 'check'])('does not take %s for a wish to write', (word) => {
  expect(() => readOptions([word])).toThrow(/See --help\.$/);
});
