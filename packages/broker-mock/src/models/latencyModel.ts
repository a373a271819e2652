/** How long things travel, in ms. Asked once for each message, so that a model may draw from a distribution. */
export interface LatencyModel {
  /** A request, from the bot to the venue. */
  requestMs(): number;
  /** An answer, from the venue to the bot. */
  answerMs(): number;
  /** A report or a quote, from the venue to the bot. */
  streamMs(): number;
}

/** Always the same in each direction. Worked example: 20 ms there and 20 ms back answer a request after 40 ms. */
export const fixedLatency = (oneWayMs: number): LatencyModel => ({
  requestMs: () => oneWayMs,
  answerMs: () => oneWayMs,
  streamMs: () => oneWayMs,
});
