import { startAt } from '../testing/restWorld';
import { rateHeaders } from './headers';

describe('the headers of a limit', () => {
  it.each([
    ['seconds from now', '3', 3_000],
    ['a time in seconds', String(startAt / 1_000 + 4), 4_000],
    ['a time in ms', String(startAt + 500), 500],
    ['a time that has passed', String(startAt - 500), 0],
    ['longer than can be meant', '86400', 10_000],
    ['nonsense', '-3', null],
  ])('end at %s', (_form, reset, resetMs) => {
    const headers = { 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    expect(rateHeaders(headers, startAt)).toEqual({ limit: 30, remaining: 0, resetMs });
  });

  it('may be missing', () => {
    expect(rateHeaders({}, startAt)).toEqual({ limit: null, remaining: null, resetMs: null });
  });
});
