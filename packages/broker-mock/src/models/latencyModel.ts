import { assert, type Random } from '@bot/core';

/** What a venue tells without being asked. */
export type StreamName = 'reports' | 'fills' | 'market';

/** How long things travel, in ms. Asked once for each message, so that a model may draw from a distribution. */
export interface LatencyModel {
  /** A request, from the bot to the venue; by the port's method. */
  requestMs(method?: string): number;
  /** An answer, from the venue to the bot. */
  answerMs(method?: string): number;
  /** A report, a fill's detail or a piece of market data, from the venue to the bot. */
  streamMs(stream?: StreamName): number;
}

/** One-way times in ms by direction and stream. What is left out takes as long as `request`. */
export interface LatencyTimes {
  readonly request: number;
  readonly answer?: number;
  readonly reports?: number;
  readonly fills?: number;
  readonly market?: number;
}

/**
 * Always the same on each way. Worked example: 20 ms there and 20 ms back answer a request after 40 ms.
 * Bias: a real network has a tail, in which most of what goes wrong happens.
 */
export function fixedLatency(times: number | LatencyTimes): LatencyModel {
  const { request, answer, reports, fills, market } = typeof times === 'number' ? { request: times } : times;
  const streams = { reports: reports ?? request, fills: fills ?? reports ?? request, market: market ?? request };
  return {
    requestMs: () => request,
    answerMs: () => answer ?? request,
    streamMs: (stream = 'market') => streams[stream],
  };
}

export interface JitterOptions {
  readonly random: Random;
  /** Up to so much more on each way, in ms, all times equally likely. */
  readonly jitterMs: number;
  /** So many of 1,000 messages take `slowMs` more. Default: 0. */
  readonly slowPerMille?: number;
  readonly slowMs?: number;
}

/**
 * Lays jitter and a tail over another model, drawn from a seed. Bias: delays are independent of one another; real ones come in
 * bursts. Streams still deliver in order: what is faster waits for what was sent before.
 */
export function withJitter(model: LatencyModel, options: JitterOptions): LatencyModel {
  const { random, jitterMs, slowPerMille = 0, slowMs = 0 } = options;
  assert(jitterMs >= 0 && slowMs >= 0, 'latency is not negative');
  const more = (): number => {
    const jitter = Math.floor((random.nextUint32() / 2 ** 32) * (jitterMs + 1));
    return jitter + (random.nextUint32() % 1_000 < slowPerMille ? slowMs : 0);
  };
  return {
    requestMs: (method) => model.requestMs(method) + more(),
    answerMs: (method) => model.answerMs(method) + more(),
    streamMs: (stream) => model.streamMs(stream) + more(),
  };
}
