import type { SecretSource } from '@bot/core';
import type { CoinbaseCredentials } from '@bot/broker-coinbase';
import { CliError } from '../errors/cliError';
import { isOpenToOthers } from './keyFile';
import { environmentSecrets, KEY_FILE, KEY_NAME, keyFileSecrets, PRIVATE_KEY } from './secretSources';

export interface KeyPlace {
  /** `--key-file`. It wins over the environment. */
  readonly keyFile: string | undefined;
  readonly env: { readonly [name: string]: string | undefined };
  /** Real money: a file that others may read is refused. */
  readonly isLive: boolean;
}

/** @throws CliError CredentialsMissing, KeyFileOpen, ConfigError ConfigFileUnreadable */
export function coinbaseCredentials(place: KeyPlace): CoinbaseCredentials {
  const source = sourceOf(place);
  const [keyName, privateKey] = [source.secret(KEY_NAME), source.secret(PRIVATE_KEY)];
  if (keyName !== null && privateKey !== null) return { keyName, privateKey };
  throw new CliError('CredentialsMissing', {
    happened: `There is no key of Coinbase: ${keyName === null ? KEY_NAME : PRIVATE_KEY} is not set, and no key file is named.`,
    botDid: 'Nothing was started, and nothing was sent.',
    toDo: `Make a key in the portal of Coinbase that may view and trade, and not transfer. Then name its file with --key-file or ${KEY_FILE}, or set ${KEY_NAME} and ${PRIVATE_KEY}. A key is never taken from the command line, where others can read it.`,
  });
}

function sourceOf({ keyFile, env, isLive }: KeyPlace): SecretSource {
  const path = keyFile ?? env[KEY_FILE];
  if (path === undefined || path === '') return environmentSecrets(env);
  const source = keyFileSecrets(path);
  source.secret(KEY_NAME);
  if (isLive && isOpenToOthers(path)) throw openToOthers(path);
  return source;
}

const openToOthers = (path: string): CliError =>
  new CliError('KeyFileOpen', {
    happened: `The key file ${path} may be read by others than its owner.`,
    botDid: 'Nothing was started, and nothing was sent.',
    toDo: `Run: chmod 600 ${path}. If somebody may have read it, make a new key.`,
  });
