import { createPrivateKey, sign } from 'node:crypto';
import type { GeneratedKey } from '../apiKey';

export interface TokenChange {
  readonly header?: object;
  readonly payload?: object;
}

/** A token as a client makes it; every part of it can be changed. */
export function signToken(key: GeneratedKey, atMs: number, uri: string | null, change: TokenChange = {}): string {
  const seconds = Math.floor(atMs / 1_000);
  const header = { alg: key.algorithm, kid: key.name, nonce: '00', typ: 'JWT', ...change.header };
  const payload = {
    ...{ sub: key.name, iss: 'cdp', nbf: seconds, exp: seconds + 120 },
    ...(uri !== null && { uri }),
    ...change.payload,
  };
  const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const privateKey = createPrivateKey(key.pem);
  const signature =
    key.algorithm === 'EdDSA'
      ? sign(null, Buffer.from(signed), privateKey)
      : sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
