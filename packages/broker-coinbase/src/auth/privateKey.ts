import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { ConfigError } from '@bot/core';

export interface PrivateKey {
  readonly alg: 'ES256' | 'EdDSA';
  readonly key: KeyObject;
}

const PEM = /-----BEGIN ((?:EC )?PRIVATE KEY)-----([\s\S]+?)-----END \1-----/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** PKCS8 of an Ed25519 key, up to its seed (RFC 8410). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/**
 * Reads what the portal of Coinbase gives: SEC1 or PKCS8 as PEM, with whatever became of its line ends on the way through an
 * environment, or base64 of 32 bytes (Ed25519 seed) or 64 (seed and public key).
 * @throws ConfigError InvalidConfig
 */
export function parsePrivateKey(given: string): PrivateKey {
  const text = given.replace(/\\r|\\n|\r/g, '\n').trim();
  const [, label, body] = PEM.exec(text) ?? [];
  if (label !== undefined && body !== undefined) return fromPem(label, body);
  if (BASE64.test(text)) return fromSeed(Buffer.from(text, 'base64'));
  throw unusable('It is neither a PEM of a private key nor base64.');
}

function fromPem(label: string, body: string): PrivateKey {
  const der = Buffer.from(body.replace(/\s+/g, ''), 'base64');
  const key = parseDer(der, label === 'EC PRIVATE KEY' ? 'sec1' : 'pkcs8');
  if (key.asymmetricKeyType === 'ed25519') return { alg: 'EdDSA', key };
  if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return { alg: 'ES256', key };
  throw unusable('Coinbase takes keys of P-256 (ES256) and Ed25519 (EdDSA) only.');
}

function fromSeed(bytes: Buffer): PrivateKey {
  if (bytes.length !== SEED_BYTES && bytes.length !== 2 * SEED_BYTES) {
    throw unusable('An Ed25519 key in base64 has 32 or 64 bytes.');
  }
  const key = parseDer(Buffer.concat([ED25519_PREFIX, bytes.subarray(0, SEED_BYTES)]), 'pkcs8');
  const publicHalf = bytes.subarray(SEED_BYTES);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  if (publicHalf.length > 0 && !spki.subarray(-SEED_BYTES).equals(publicHalf)) {
    throw unusable('Its two halves do not belong together.');
  }
  return { alg: 'EdDSA', key };
}

function parseDer(key: Buffer, type: 'sec1' | 'pkcs8'): KeyObject {
  try {
    return createPrivateKey({ key, format: 'der', type });
  } catch {
    // The cause is left out: nobody may ever see any of the key.
    throw unusable('It is cut off or damaged.');
  }
}

const unusable = (problem: string): ConfigError =>
  new ConfigError(
    'InvalidConfig',
    {
      happened: `The private key of Coinbase cannot be used. ${problem}`,
      toDo: 'Copy it again from the portal as it is, or make a new one.',
    },
    [{ path: 'credentials.privateKey', problem }],
  );
