import { createTrace } from '@bot/simulation';
import { secretIn, shownText } from '../invariants/secretIn';
import { createSecretWatch } from './secretWatch';

describe('a secret in a text', () => {
  it.each([
    ['a secret of this world', 'the line hunter2 of a key'],
    ['a private key', 'x -----BEGIN PRIVATE KEY-----\\nMHc'],
    ['a private key', 'x -----BEGIN EC PRIVATE KEY-----'],
    ['a signed token', 'authorization: Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2ln'],
    [null, 'an order of eyJ and a PUBLIC KEY: -----BEGIN PUBLIC KEY-----'],
    [null, 'nothing'],
  ])('is %s', (what, text) => expect(secretIn(text, ['', 'hunter2'])).toBe(what));

  it.each<[string, unknown]>([
    ['as JSON writes it', JSON.stringify({ key: 'pa"ss\\word\nsecond' })],
    ['as Node shows it', { deep: { key: 'pa"ss\\word\nsecond' } }],
    ['a line of it alone', 'MHcCAQEEIIGrX'],
  ])('is found %s', (_, shown) =>
    expect(secretIn(shownText(shown), ['pa"ss\\word\nsecond', '-----BEGIN X-----\nMHcCAQEEIIGrX\nshort\n'])).toBe(
      'a secret of this world',
    ),
  );

  it('is found in what is deep in an error, and in text as it is', () => {
    const error = new Error('failed', { cause: { request: { headers: new Map([['key', ['hunter2']]]) } } });
    expect(shownText({ error })).toContain('hunter2');
    expect(shownText('as it is')).toBe('as it is');
  });
});

it('what is shown is told with place and time, and not quoted', () => {
  let now = 5;
  const clock = { now: () => now };
  const trace = createTrace(clock);
  const watch = createSecretWatch(trace, clock, ['hunter2']);
  watch.logger.info({ order: 'a' }, 'sent');
  trace.add('network', 'balances');
  expect(watch.shown()).toEqual([]);
  watch.logger.warn({}, 'with hunter2');
  trace.add('network', 'balances hunter2');
  now = 9;
  watch.noteWritten([{ payload: { key: 'hunter2' } }]);
  const shown = [
    { at: 5, where: 'a line that the bot logs', what: 'a secret of this world' },
    { at: 9, where: 'a batch that the bot writes', what: 'a secret of this world' },
    { at: 5, where: 'the lane network of the timeline', what: 'a secret of this world' },
  ];
  expect(watch.shown()).toEqual(shown);
  expect(watch.shown()).toEqual(shown);
});
