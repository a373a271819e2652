import type { OrderRules } from '../config/orderRules';

/** A wait is this part longer or shorter at most, so that what failed together does not come back together. */
export const JITTER = 0.1;

/**
 * How long to wait after the nth attempt failed: 1 s, 2 s, 4 s …, give or take a tenth, never more than the cap. The jitter is
 * made from `key`, so that a decision replayed waits as long. The cap holds with the jitter.
 * Worked example: base 1,000, 3rd attempt → 4,000, give or take 400.
 */
export function retryDelayMs(
  key: string,
  nth: number,
  { retryBaseMs, retryCapMs }: Pick<OrderRules, 'retryBaseMs' | 'retryCapMs'>,
): number {
  const backoff = retryBaseMs * 2 ** (nth - 1);
  const jitter = 1 + JITTER * (2 * fractionOf(`${key}:${nth}`) - 1);
  return Math.min(Math.round(backoff * jitter), retryCapMs);
}

/** FNV-1a of 32 bits with its bits stirred once more, as a fraction of 1: the same text, the same fraction. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 32;
}
