/** How long to wait before the nth try: 1 s, 2 s, 4 s …, never more than `maxMs`. */
export const backoffMs = (nth: number, maxMs: number): number => Math.min(1_000 * 2 ** (nth - 1), maxMs);

/** No look-up or reading waits longer than this for its next try. */
export const MAX_READ_DELAY_MS = 30_000;
