import type { VenueRequest } from '@bot/simulation';

/** What the sender lets leave in a second, on average. */
const PER_SECOND = 15;

/** How many requests were there at once at most beyond a steady 15 a second: the fill of a bucket that leaks. */
export function tokensUsed(requests: readonly VenueRequest[]): number {
  let fill = 0;
  let most = 0;
  let last = Number(requests[0]?.at);
  for (const { at } of requests) {
    fill = Math.max(0, fill - ((at - last) * PER_SECOND) / 1_000) + 1;
    most = Math.max(most, fill);
    last = at;
  }
  return most;
}
