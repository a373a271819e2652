import { silentLogger } from './logger';

it('the silent logger says nothing at any level', () => {
  const said = (['debug', 'info', 'warn', 'error'] as const).map((level) => silentLogger[level]({ price: 1 }, 'hello'));
  expect(said).toEqual([undefined, undefined, undefined, undefined]);
});
