import type { EpochMs } from '@bot/core';
import type { Signer } from './signer';

/** A signer that can work ahead: signing takes longer than all else that is done between a decision and its order. */
export interface TokensAhead extends Signer {
  /** Makes the next token for the address now, if there is none. */
  prepare(uri: string): void;
}

/** A token is accepted for two minutes: one that has lain for so long is used no more. */
const MAX_AGE_MS = 30_000;

interface Spare {
  readonly token: string;
  readonly madeAt: EpochMs;
}

/**
 * Keeps at most one token for each address, and uses it once. `now` is the time of the venue: when that is corrected backwards,
 * what was made before it is thrown away, since it could be from the future.
 */
export function createTokensAhead(signer: Signer, now: () => EpochMs): TokensAhead {
  const spares = new Map<string, Spare>();

  function spareOf(uri: string): string | null {
    const spare = spares.get(uri);
    if (spare === undefined) return null;
    const ageMs = now() - spare.madeAt;
    return ageMs >= 0 && ageMs <= MAX_AGE_MS ? spare.token : null;
  }

  return {
    token(uri) {
      if (uri === null) return signer.token(null);
      const token = spareOf(uri) ?? signer.token(uri);
      spares.delete(uri);
      return token;
    },
    prepare(uri) {
      if (spareOf(uri) === null) spares.set(uri, { token: signer.token(uri), madeAt: now() });
    },
  };
}
