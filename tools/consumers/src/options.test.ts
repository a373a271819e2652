import { consumers } from './consumers';
import { helpText, readOptions } from './options';

it('all consumers are run unless one is named', () => {
  expect(readOptions([]).chosen).toEqual(consumers);
  expect(readOptions(['--only', 'vitest']).chosen.map(({ name }) => name)).toEqual(['vitest']);
});

it('what it does not know is refused with a sentence', () => {
  expect(() => readOptions(['--only', 'mocha'])).toThrow(
    'There is no consumer "mocha"; there are: jest-cjs, jest-esm, ts-jest, vitest, node-test.',
  );
  expect(() => readOptions(['--all'])).toThrow(/Unknown option '--all'.*See --help\.$/s);
});

it('the help names every consumer', () => {
  for (const { name, about } of consumers) expect(helpText()).toMatch(new RegExp(`${name} +${about}`));
});
