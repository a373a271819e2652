import type { EpochMs, Random, Unsubscribe } from '@bot/core';
import { parseCredentials, type CoinbaseCredentials } from './credentials';
import { createSigner } from './signer';
import { createTokensAhead, type TokensAhead } from './tokensAhead';

/**
 * The key in use, and whether the venue still accepts it. Once it is lost nothing may be signed with it, with one exception:
 * a probe, which asks what the key may do. When to probe is decided by whoever uses the port.
 */
export interface ApiKey extends TokensAhead {
  /** As the portal names it. */
  readonly name: string;
  readonly isLost: boolean;
  /** Counts the keys that were in use: an answer to another one says nothing of this one. */
  readonly generation: number;
  /** The venue refused the key of that generation. */
  lose(generation: number): void;
  /** The venue accepted it again. */
  found(): void;
  /** Another key, or the same one anew. @throws ConfigError InvalidConfig */
  replace(credentials: CoinbaseCredentials): void;
  /** Called whenever a key that was lost is accepted again or replaced. */
  subscribeFound(listener: () => void): Unsubscribe;
}

export interface ApiKeyOptions {
  readonly credentials: CoinbaseCredentials;
  readonly random: Random;
  readonly now: () => EpochMs;
}

/** @throws ConfigError InvalidConfig */
export function createApiKey({ credentials, random, now }: ApiKeyOptions): ApiKey {
  const using = (given: CoinbaseCredentials) => {
    const key = parseCredentials(given);
    return { name: key.keyName, signer: createTokensAhead(createSigner({ key, random, now }), now) };
  };
  const listeners = new Set<() => void>();
  let used = using(credentials);
  let isLost = false;
  let generation = 0;

  function found(): void {
    if (!isLost) return;
    isLost = false;
    for (const listener of [...listeners]) listener();
  }

  return {
    token: (uri) => used.signer.token(uri),
    prepare: (uri) => used.signer.prepare(uri),
    get name() {
      return used.name;
    },
    get isLost() {
      return isLost;
    },
    get generation() {
      return generation;
    },
    lose(refused) {
      if (refused === generation) isLost = true;
    },
    found,
    replace(given) {
      used = using(given);
      generation += 1;
      found();
    },
    subscribeFound(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
