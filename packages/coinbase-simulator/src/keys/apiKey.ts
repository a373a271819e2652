import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { AssertionFailed, type KeyPermissions } from '@bot/core';

export type KeyAlgorithm = 'ES256' | 'EdDSA';

/** A key as the simulator knows it: whose it is, and how its signatures are checked. */
export interface ApiKey {
  /** `organizations/{org}/apiKeys/{id}`, or a bare UUID. */
  readonly name: string;
  /** The venue's account that it acts for. */
  readonly accountId: string;
  readonly algorithm: KeyAlgorithm;
  readonly publicKey: KeyObject;
  /** What it may do of what its account may do. Default: all of it. */
  readonly permissions: Partial<Pick<KeyPermissions, 'canView' | 'canTrade' | 'canTransfer'>>;
}

/** A key that was made here, with the secret that a client needs. */
export interface GeneratedKey extends ApiKey {
  /** As the portal of Coinbase hands it out: a SEC1 PEM, or of Ed25519 the base64 of seed and public key. */
  readonly secret: string;
  /** The same as PKCS8 PEM. */
  readonly pem: string;
}

export interface KeyOptions {
  readonly name?: string;
  /** Default: the bot's, `bot`. */
  readonly accountId?: string;
  readonly permissions?: ApiKey['permissions'];
}

/** What a key is called where nobody says a name: the form of a name that the portal gives. */
const DEFAULT_NAME = 'organizations/5ca1ab1e-0000-4000-8000-000000000001/apiKeys/5ca1ab1e-0000-4000-8000-000000000002';

/** A throw-away key. It differs each time: node makes none from a seed. */
export function generateKey(algorithm: KeyAlgorithm, options: KeyOptions = {}): GeneratedKey {
  const { publicKey, privateKey } =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  const secret =
    algorithm === 'ES256'
      ? privateKey.export({ type: 'sec1', format: 'pem' }).toString()
      : seedAndPublicKey(privateKey).toString('base64');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { ...keyWith(publicKey, options), secret, pem };
}

/**
 * A key that somebody has already, from its PEM, public or private; a private one may have its line ends as `\n` in two characters.
 * @throws AssertionFailed for what is no PEM of a P-256 or Ed25519 key
 */
export function keyFromPem(pem: string, options: KeyOptions = {}): ApiKey {
  return keyWith(readPem(pem.replaceAll('\\n', '\n')), options);
}

function keyWith(
  publicKey: KeyObject,
  { name = DEFAULT_NAME, accountId = 'bot', permissions = {} }: KeyOptions,
): ApiKey {
  return { name, accountId, permissions, publicKey, algorithm: algorithmOf(publicKey) };
}

function readPem(pem: string): KeyObject {
  try {
    return createPublicKey(pem.includes('PRIVATE') ? createPrivateKey(pem) : pem);
  } catch (error) {
    throw new AssertionFailed(`a key is given as PEM (${(error as Error).message})`);
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyAlgorithm {
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  throw new AssertionFailed('a key of Coinbase is on the curve P-256 or Ed25519');
}

/** 32 bytes each. */
function seedAndPublicKey(privateKey: KeyObject): Buffer {
  const { d, x } = privateKey.export({ format: 'jwk' });
  return Buffer.concat([d, x].map((part) => Buffer.from(String(part), 'base64url')));
}
