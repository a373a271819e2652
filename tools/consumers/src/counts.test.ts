import { countsOfJson, countsOfTap, countsText, sumOf } from './counts';

it('counts come out of what Jest and Vitest write', () => {
  const results = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 4 };
  expect(countsOfJson(JSON.stringify(results))).toEqual({ passed: 3, failed: 1, skipped: 6 });
});

it('counts come out of the last lines of TAP, and a canceled test has failed', () => {
  const tap = [
    'ok 1 - # pass 9',
    '# tests 10',
    '# pass 3',
    '# fail 1',
    '# cancelled 1',
    '# skipped 2',
    '# todo 3',
  ].join('\n');
  expect(countsOfTap(tap)).toEqual({ passed: 3, failed: 2, skipped: 5 });
});

it('counts are added and said', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(countsText(sumOf([one, one]))).toBe('2 passed, 4 failed, 6 skipped');
});
