import { verify, type KeyObject } from 'node:crypto';
import { createRandom } from '@bot/simulation';
import { ed25519, ed25519Pem, es256, keyName, sec1Pem } from '../testing/keys';
import { startAt } from '../testing/restWorld';
import { parseCredentials } from './credentials';
import { createSigner, TOKEN_SECONDS, type Signer } from './signer';

const signerWith = (privateKey: string): Signer =>
  createSigner({ key: parseCredentials({ keyName, privateKey }), random: createRandom(7), now: () => startAt });

const uri = 'GET api.coinbase.com/api/v3/brokerage/accounts';
const parts = (token: string) => {
  const [header = '', claims = ''] = token.split('.');
  const read = (text: string): Record<string, unknown> => JSON.parse(Buffer.from(text, 'base64url').toString());
  return { header: read(header), claims: read(claims) };
};
const isSignedBy = (token: string, key: KeyObject, digest: string | null): boolean => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${header}.${claims}`);
  return verify(digest, signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
};

describe('a token', () => {
  it.each([
    ['ES256', sec1Pem, es256.publicKey, 'sha256'],
    ['EdDSA', ed25519Pem, ed25519.publicKey, null],
  ] as const)('of %s is signed as the venue verifies it', (alg, pem, publicKey, digest) => {
    const token = signerWith(pem).token(uri);
    expect(isSignedBy(token, publicKey, digest)).toBe(true);
    expect(isSignedBy(token.replace('.ey', '.eyJ'), publicKey, digest)).toBe(false);
    expect(parts(token).header).toEqual({
      alg,
      kid: keyName,
      typ: 'JWT',
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('says who asks for what, and holds for two minutes from a little before now', () => {
    const { claims } = parts(signerWith(sec1Pem).token(uri));
    const nbf = startAt / 1_000 - 5;
    expect(claims).toEqual({ sub: keyName, iss: 'cdp', nbf, exp: nbf + TOKEN_SECONDS, uri });
  });

  it('for a socket names no request', () => {
    expect(parts(signerWith(sec1Pem).token(null)).claims).not.toHaveProperty('uri');
  });

  it('is used once: each has its own nonce, which the seed decides', () => {
    const nonces = (signer: Signer) => [1, 2].map(() => parts(signer.token(uri)).header['nonce']);
    const [first, second] = nonces(signerWith(sec1Pem));
    expect(first).not.toBe(second);
    expect(nonces(signerWith(sec1Pem))).toEqual([first, second]);
  });
});
