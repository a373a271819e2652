import type { SecretSource } from '@bot/core';
import { readKeyFile } from './keyFile';

/** Names of secrets, which are those of their variables, too. */
export const KEY_NAME = 'BOT_COINBASE_KEY_NAME';
export const PRIVATE_KEY = 'BOT_COINBASE_PRIVATE_KEY';
/** The path of a file that holds both; no secret itself. */
export const KEY_FILE = 'BOT_COINBASE_KEY_FILE';

type Environment = { readonly [name: string]: string | undefined };

/** Secrets in variables of the process. An empty one counts as none. */
export const environmentSecrets = (env: Environment): SecretSource => ({
  secret: (name) => env[name]?.trim() || null,
});

/** The file as the portal of Coinbase gives it: a JSON object with `name` (or `id`) and `privateKey`. */
export const keyFileSecrets = (path: string): SecretSource => ({
  secret(name) {
    const { keyName, privateKey } = readKeyFile(path);
    return name === KEY_NAME ? keyName : name === PRIVATE_KEY ? privateKey : null;
  },
});
