import { createTokensAhead } from './tokensAhead';

const uri = 'POST api.coinbase.com/api/v3/brokerage/orders';

function given() {
  let now = 1_000_000;
  const made: (string | null)[] = [];
  const signer = { token: (of: string | null) => `token ${made.push(of)}` };
  return { ahead: createTokensAhead(signer, () => now), made, pass: (ms: number) => (now += ms) };
}

describe('a token made ahead', () => {
  it('is used once', () => {
    const { ahead, made } = given();
    ahead.prepare(uri);
    ahead.prepare(uri);
    expect(made).toEqual([uri]);
    expect([ahead.token(uri), ahead.token(uri)]).toEqual(['token 1', 'token 2']);
  });

  it('is for its address only', () => {
    const { ahead } = given();
    ahead.prepare(uri);
    expect([ahead.token(`${uri}/edit`), ahead.token(null), ahead.token(uri)]).toEqual([
      'token 2',
      'token 3',
      'token 1',
    ]);
  });

  it.each([
    ['in time', 30_000, 'token 1'],
    ['too old', 30_001, 'token 2'],
    ['from the future, since the clock was corrected', -1, 'token 2'],
  ])('%s', (_when, ms, used) => {
    const { ahead, pass } = given();
    ahead.prepare(uri);
    pass(ms);
    expect(ahead.token(uri)).toBe(used);
  });

  it('that is too old is replaced', () => {
    const { ahead, pass } = given();
    ahead.prepare(uri);
    pass(31_000);
    ahead.prepare(uri);
    expect(ahead.token(uri)).toBe('token 2');
  });
});
