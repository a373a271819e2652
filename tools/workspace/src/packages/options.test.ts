import { optionsOf } from './options';

it('checks, or writes the list of contents', () => {
  expect(optionsOf([])).toEqual({ update: false, help: false });
  expect(optionsOf(['--update', '-h'])).toEqual({ update: true, help: true });
});

it('refuses what it does not know', () => {
  expect(() => optionsOf(['--updaet'])).toThrow(/--updaet.*See --help\.$/);
});
