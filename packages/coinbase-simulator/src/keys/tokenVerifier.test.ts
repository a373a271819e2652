import { generateKeyPairSync } from 'node:crypto';
import { generateKey, keyFromPem, type GeneratedKey } from './apiKey';
import { signToken, type TokenChange } from './testing/signToken';
import { bearerOf } from './token';
import { createTokenVerifier, type UriCheck } from './tokenVerifier';

const AT = 1_767_225_600_000;
const SECONDS = AT / 1_000;
const es256 = generateKey('ES256');
const edDsa = generateKey('EdDSA', { name: '0b2c0c1e-0000-4000-8000-000000000003', accountId: 'other' });
const asked = { method: 'GET', host: '127.0.0.1:8080', path: '/api/v3/brokerage/accounts' };
const URI = `GET ${asked.host}${asked.path}`;
const { accountId, name: keyName } = es256;

const verified = (token: string, uriCheck?: UriCheck) =>
  createTokenVerifier({ keys: [es256, edDsa], ...(uriCheck && { uriCheck }) }).verify(token, asked, AT);
const reasonFor = (change: TokenChange, uri: string | null = URI): string => {
  const answer = verified(signToken(es256, AT, uri, change));
  return 'reason' in answer ? answer.reason : 'accepted';
};

describe('a token', () => {
  it.each<[string, GeneratedKey]>([
    ['ES256', es256],
    ['EdDSA', edDsa],
  ])('of %s says whose it is', (_, key) => {
    expect(verified(signToken(key, AT, URI))).toMatchObject({ accountId: key.accountId, keyName: key.name });
  });

  it.each<[string, TokenChange]>([
    ['alg is not ES256', { header: { alg: 'none' } }],
    ['kid names no key', { header: { kid: 'nobody' } }],
    ['sub is not the name of the key', { payload: { sub: edDsa.name } }],
    ['iss is neither cdp nor coinbase-cloud', { payload: { iss: 'me' } }],
    ['nbf or exp is no number', { payload: { exp: String(SECONDS + 120) } }],
    ['nbf is in the future', { payload: { nbf: SECONDS + 6 } }],
    ['exp is past', { payload: { exp: SECONDS - 5 } }],
    [`uri is not ${URI}`, { payload: { uri: `POST ${asked.host}${asked.path}` } }],
    [`uri is not ${URI}`, { payload: { uris: [7, 'GET /elsewhere'] } }],
    ['accepted', { payload: { iss: 'coinbase-cloud', aud: ['retail_rest_api_proxy'] } }],
    ['accepted', { payload: { uri: undefined, uris: [URI], aud: ['cdp_service'] } }],
    ['accepted', { payload: { nbf: SECONDS + 5 } }],
    ['accepted', { payload: { exp: SECONDS - 4 } }],
  ])('%s', (reason, change) => {
    expect(reasonFor(change)).toBe(reason);
  });

  it('is refused when anything of it was changed after signing', () => {
    const [head, , tail] = signToken(es256, AT, URI).split('.');
    const [, body] = signToken(es256, AT, URI, { payload: { more: true } }).split('.');
    expect(verified(`${head}.${body}.${tail}`)).toEqual({ reason: 'the signature is not that of the key' });
    const [oldHead, oldBody] = signToken(edDsa, AT, URI).split('.');
    expect(verified(`${oldHead}.${oldBody}.`)).toEqual({ reason: 'the signature is not that of the key' });
  });

  it.each(['', 'a.b', 'a.b.c', 'W10.W10.', 'e30.e30.e30.e30', 'e30.bnVsbA.'])('is not %p', (text) => {
    expect(verified(text)).toEqual({ reason: 'it is no token of three parts' });
    expect(createTokenVerifier({ keys: [es256] }).claimedAccount(text)).toBeNull();
  });

  it('names an account before anything of it is checked', () => {
    const verifier = createTokenVerifier({ keys: [es256, edDsa] });
    expect(verifier.claimedAccount(signToken(edDsa, 0, null))).toBe('other');
    expect(verifier.claimedAccount(signToken(es256, AT, URI, { header: { kid: 'nobody' } }))).toBeNull();
  });

  it('for a socket has no uri', () => {
    const verifier = createTokenVerifier({ keys: [es256] });
    expect(verifier.verify(signToken(es256, AT, null), null, AT)).toMatchObject({ accountId, keyName });
    expect(verifier.verify(signToken(es256, AT, null), asked, AT)).toEqual({ reason: `uri is not ${URI}` });
  });
});

describe('the uri of a token', () => {
  const withScheme = `GET http://127.0.0.1:8080${asked.path}`;
  const production = `GET api.coinbase.com${asked.path}`;

  it.each<[string, string, UriCheck, boolean]>([
    ['the host', URI, 'strict', true],
    ['the host of production', production, 'strict', true],
    ['a scheme, as ccxt writes it', withScheme, 'strict', false],
    ['a scheme, as ccxt writes it', withScheme, 'suffix', true],
    ['another path', `${URI}/x`, 'suffix', false],
    ['anything', 'anything', 'off', true],
  ])('with %s (%s) when the check is %s: %p', (_, uri, check, isAccepted) => {
    expect('accountId' in verified(signToken(es256, AT, uri), check)).toBe(isAccepted);
  });
});

describe('a key', () => {
  it('is handed out in the form of the portal', () => {
    expect(es256.secret).toMatch(/^-----BEGIN EC PRIVATE KEY-----\n/);
    expect(Buffer.from(edDsa.secret, 'base64')).toHaveLength(64);
    expect([es256, edDsa].map(({ pem }) => pem.split('\n')[0])).toEqual(Array(2).fill('-----BEGIN PRIVATE KEY-----'));
  });

  it('can be given as PEM, public or private', () => {
    for (const pem of [es256.secret, es256.secret.replaceAll('\n', '\\n'), es256.pem, publicPem(es256)]) {
      expect(keyFromPem(pem).publicKey.equals(es256.publicKey)).toBe(true);
    }
    expect(keyFromPem(edDsa.pem, { name: 'mine', permissions: { canTrade: false } })).toMatchObject({
      ...{ name: 'mine', accountId: 'bot', algorithm: 'EdDSA', permissions: { canTrade: false } },
    });
  });

  it('of another kind is refused', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(() => keyFromPem(pem)).toThrow('a key of Coinbase is on the curve P-256 or Ed25519');
    expect(() => keyFromPem('nonsense')).toThrow('a key is given as PEM');
  });
});

describe('an authorization', () => {
  it.each([
    ['Bearer a.b.c', 'a.b.c'],
    ['bearer a.b.c', 'a.b.c'],
    ['Basic YTpi', null],
    ['Bearer', null],
    [undefined, null],
  ])('%p carries %p', (header, token) => {
    expect(bearerOf(header)).toBe(token);
  });
});

const publicPem = (key: GeneratedKey): string => key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
