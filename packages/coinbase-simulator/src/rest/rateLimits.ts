/** Requests a second; so many may come at once. */
export interface RateLimits {
  /** Of each user, signed. Default: 30. */
  readonly privatePerSecond: number;
  /** Of each address, which is one here. Default: 10. */
  readonly publicPerSecond: number;
}

/** Figures of older documents of Coinbase; the current ones name none. */
export const defaultRateLimits: RateLimits = { privatePerSecond: 30, publicPerSecond: 10 };

export interface Admission {
  readonly isAdmitted: boolean;
  /** `x-ratelimit-limit`, `-remaining` and `-reset` (in seconds from now). */
  readonly headers: { readonly [name: string]: string };
}

export interface RateLimiter {
  /** @param user null: nobody who has signed */
  admit(user: string | null, nowMs: number): Admission;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** A bucket for each user, which fills as time passes. null: no limit, and no headers. */
export function createRateLimiter(limits: RateLimits | null): RateLimiter {
  const buckets = new Map<string | null, Bucket>();
  return {
    admit(user, nowMs) {
      if (limits === null) return { isAdmitted: true, headers: {} };
      const perSecond = user === null ? limits.publicPerSecond : limits.privatePerSecond;
      const known = buckets.get(user) ?? { tokens: perSecond, atMs: nowMs };
      const tokens = Math.min(perSecond, known.tokens + ((nowMs - known.atMs) * perSecond) / 1_000);
      const isAdmitted = tokens >= 1;
      const left = isAdmitted ? tokens - 1 : tokens;
      buckets.set(user, { tokens: left, atMs: nowMs });
      const reset = Math.ceil((perSecond - left) / perSecond);
      return { isAdmitted, headers: headersOf(perSecond, Math.floor(left), reset) };
    },
  };
}

const headersOf = (limit: number, remaining: number, reset: number): Admission['headers'] => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(reset),
});
