import { ConfigError } from '@bot/core';
import { parsePrivateKey, type PrivateKey } from './privateKey';

/** A key of the Coinbase Developer Platform, as its portal gives it. */
export interface CoinbaseCredentials {
  /** `organizations/…/apiKeys/…`, or the bare id of the key. */
  readonly keyName: string;
  /** PEM (also with a literal `\n` for each line end), or base64 of an Ed25519 seed, with or without its public half. */
  readonly privateKey: string;
}

/** Credentials that were read: the private key is parsed once, here. */
export interface SigningKey extends PrivateKey {
  readonly keyName: string;
}

/** @throws ConfigError InvalidConfig, which says what is wrong without repeating any of it */
export function parseCredentials({ keyName, privateKey }: CoinbaseCredentials): SigningKey {
  const name = keyName.trim();
  if (name === '') {
    const problem = 'It is empty.';
    throw new ConfigError('InvalidConfig', { happened: `The name of the key of Coinbase cannot be used. ${problem}` }, [
      { path: 'credentials.keyName', problem },
    ]);
  }
  return { keyName: name, ...parsePrivateKey(privateKey) };
}
