import { sign } from 'node:crypto';
import type { EpochMs, Random } from '@bot/core';
import type { SigningKey } from './credentials';
import { rawSignature } from './rawSignature';

/** Makes tokens (JWT), each to be used once. */
export interface Signer {
  /** `uri` is `GET api.coinbase.com/api/v3/brokerage/accounts`: no scheme, no query. null: for a subscription of a socket. */
  token(uri: string | null): string;
}

export interface SignerOptions {
  readonly key: SigningKey;
  /** For nonces. */
  readonly random: Random;
  /** The time of the venue, as well as it is known. */
  readonly now: () => EpochMs;
}

/** How long a token is accepted; the venue takes no more. */
export const TOKEN_SECONDS = 120;
/** A token from the future is refused, one that is a little older is not. */
const BACKDATED_SECONDS = 5;

/**
 * Synchronous, with a key that was parsed before:
 * ```
 * base64url({alg, kid, typ, nonce}) . base64url({sub, iss, nbf, exp, uri}) . base64url(signature)
 * ```
 */
export function createSigner({ key: { alg, key, keyName }, random, now }: SignerOptions): Signer {
  const header = `{"alg":"${alg}","kid":${JSON.stringify(keyName)},"typ":"JWT","nonce":"`;
  const subject = `{"sub":${JSON.stringify(keyName)},"iss":"cdp","nbf":`;
  const signatureOf = (signed: Buffer): Buffer =>
    alg === 'ES256' ? rawSignature(sign('sha256', signed, key)) : sign(null, signed, key);

  return {
    token(uri) {
      const notBefore = Math.floor(now() / 1_000) - BACKDATED_SECONDS;
      const lifetime = `${notBefore},"exp":${notBefore + TOKEN_SECONDS}`;
      const claims = `${subject}${lifetime}${uri === null ? '' : `,"uri":${JSON.stringify(uri)}`}}`;
      const signed = `${base64url(`${header}${nonce(random)}"}`)}.${base64url(claims)}`;
      return `${signed}.${signatureOf(Buffer.from(signed)).toString('base64url')}`;
    },
  };
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** 32 hexadecimal digits. */
const nonce = (random: Random): string => hex(random) + hex(random) + hex(random) + hex(random);
const hex = (random: Random): string => random.nextUint32().toString(16).padStart(8, '0');
