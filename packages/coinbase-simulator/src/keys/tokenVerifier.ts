import { verify } from 'node:crypto';
import type { EpochMs } from '@bot/core';
import type { ApiKey } from './apiKey';
import { readToken, type Token } from './token';

/** What a token for a request must be made for. */
export interface ExpectedUri {
  readonly method: string;
  /** With its port where it has one. */
  readonly host: string;
  /** Without query. */
  readonly path: string;
}

/**
 * How closely the `uri` of a token is looked at. `strict`: METHOD, host and path, like Coinbase, which is called `api.coinbase.com`
 * too. `suffix`: METHOD, and the end of it is the path, since clients name the host of a local server in different ways. `off`: not.
 */
export type UriCheck = 'strict' | 'suffix' | 'off';

export interface VerifierOptions {
  readonly keys: readonly ApiKey[];
  /** Default: suffix. */
  readonly uriCheck?: UriCheck;
  /** How far `nbf` may be ahead of the venue's time, and `exp` behind it, in ms. Default: 5,000. */
  readonly skewToleranceMs?: number;
}

export type VerifiedToken =
  | { readonly accountId: string; readonly keyName: string; readonly key: ApiKey }
  /** Why it is not accepted, for logs: the wire only says 401. */
  | { readonly reason: string };

export interface TokenVerifier {
  /**
   * @param expected null where a token is for no request: on sockets
   * @param at the venue's time
   */
  verify(token: string, expected: ExpectedUri | null, at: EpochMs): VerifiedToken;
  /** The account of the key that a token names, whether it is right or not; null for a name that nobody has. */
  claimedAccount(token: string): string | null;
}

const ISSUERS: readonly unknown[] = ['cdp', 'coinbase-cloud'];
const PRODUCTION_HOST = 'api.coinbase.com';

export function createTokenVerifier(options: VerifierOptions): TokenVerifier {
  const { uriCheck = 'suffix', skewToleranceMs = 5_000 } = options;
  const keys = new Map(options.keys.map((key) => [key.name, key]));
  return {
    verify(text, expected, at) {
      const token = readToken(text);
      if (token === null) return { reason: 'it is no token of three parts' };
      const key = keys.get(String(token.header['kid']));
      if (key === undefined) return { reason: 'kid names no key' };
      const reason =
        wrongNames(token, key) ??
        wrongTimes(token, at, skewToleranceMs) ??
        (expected === null || uriCheck === 'off' ? null : wrongUri(token, expected, uriCheck)) ??
        (isSigned(token, key) ? null : 'the signature is not that of the key');
      return reason === null ? { accountId: key.accountId, keyName: key.name, key } : { reason };
    },
    claimedAccount: (text) => keys.get(String(readToken(text)?.header['kid']))?.accountId ?? null,
  };
}

function wrongNames({ header, payload }: Token, key: ApiKey): string | null {
  if (header['alg'] !== key.algorithm) return `alg is not ${key.algorithm}`;
  if (payload['sub'] !== key.name) return 'sub is not the name of the key';
  return ISSUERS.includes(payload['iss']) ? null : 'iss is neither cdp nor coinbase-cloud';
}

/** `nbf` and `exp` are seconds. */
function wrongTimes({ payload }: Token, at: EpochMs, toleranceMs: number): string | null {
  const [from, until] = [payload['nbf'], payload['exp']];
  if (typeof from !== 'number' || typeof until !== 'number') return 'nbf or exp is no number';
  if (from * 1_000 > at + toleranceMs) return 'nbf is in the future';
  return until * 1_000 <= at - toleranceMs ? 'exp is past' : null;
}

/** Older tokens have `uri`, newer ones `uris`. */
function wrongUri({ payload }: Token, expected: ExpectedUri, check: 'strict' | 'suffix'): string | null {
  const named: readonly unknown[] = Array.isArray(payload['uris']) ? payload['uris'] : [payload['uri']];
  return named.some((uri) => typeof uri === 'string' && fits(uri, expected, check))
    ? null
    : `uri is not ${expected.method} ${expected.host}${expected.path}`;
}

function fits(uri: string, { method, host, path }: ExpectedUri, check: 'strict' | 'suffix'): boolean {
  if (check === 'suffix') return uri.startsWith(`${method} `) && uri.endsWith(path);
  return [host, PRODUCTION_HOST].some((name) => uri === `${method} ${name}${path}`);
}

function isSigned({ signed, signature }: Token, { publicKey, algorithm }: ApiKey): boolean {
  const bytes = Buffer.from(signed);
  return algorithm === 'EdDSA'
    ? verify(null, bytes, publicKey, signature)
    : verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}
