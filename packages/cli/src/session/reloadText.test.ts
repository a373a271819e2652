import { reloadText } from './reloadText';

it('says what holds from now on', () => {
  const changes = [
    { path: 'limits.maxLeverage', from: '"2"', to: '"1"' },
    { path: 'limits.new', from: null, to: '1' },
    { path: 'limits.old', from: '1', to: null },
  ];
  expect(reloadText({ outcome: 'Changed', changes })).toBe(
    'The configuration was read again. From now on:\n  limits.maxLeverage: "2" → "1"\n  limits.new: none → 1\n  limits.old: 1 → none\n',
  );
  expect(reloadText({ outcome: 'Unchanged' })).toContain('Nothing in it has changed');
});

it('says everything that is wrong, and where it comes from', () => {
  const problems = [
    { path: 'a', problem: 'is wrong', origin: 'flag --a' },
    { path: '', problem: 'There is no file.' },
  ];
  expect(reloadText({ outcome: 'Rejected', problems })).toBe(
    'The configuration was read again and cannot be used; the one before holds:\n  a: is wrong (flag --a)\n  There is no file.\n',
  );
});
