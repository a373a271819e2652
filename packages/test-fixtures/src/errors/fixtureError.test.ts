import { messageOf } from './fixtureError';

describe('what an error says', () => {
  it.each([
    ['an error', new Error('it broke'), 'it broke'],
    ['something else', 42, '42'],
    [
      'one that hid another',
      Object.assign(new Error('An error was suppressed during disposal.'), {
        ...{ name: 'SuppressedError', error: new Error('not closed'), suppressed: new Error('it broke') },
      }),
      'it broke\nnot closed',
    ],
  ])('is the message of %s', (_what, error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});
