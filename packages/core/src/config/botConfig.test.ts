import { profileNames } from './botConfig';

it('the profiles go from harmless to real, and each name can be typed on a command line', () => {
  expect(profileNames).toEqual(['dev', 'demo', 'paper', 'canary', 'prod', 'spot']);
  for (const name of profileNames) expect(name).toMatch(/^[a-z]+$/);
});
