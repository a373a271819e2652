/** How the bot listens to the market, and when it stops believing what it hears. */
export interface MarketDataConfig {
  /** An instrument that the stream has told nothing of for this long is asked for one by one, until it is heard again. */
  readonly silentAfterMs: number;
  /** A connection on which nothing at all arrives for this long, not even a heartbeat, is dead. */
  readonly deadAfterMs: number;
  /** How often the price of an instrument is asked for while the stream is silent about it. */
  readonly restPollMs: number;
  /** How many levels of each side of the book the bot looks at. 0: it does not listen to books. */
  readonly depthLevels: number;
  /** Requests that fail in a row for this long mean that the venue cannot be reached. */
  readonly unreachableAfterMs: number;
}

export const defaultMarketData: MarketDataConfig = {
  silentAfterMs: 30_000,
  deadAfterMs: 10_000,
  restPollMs: 5_000,
  depthLevels: 10,
  unreachableAfterMs: 10_000,
};
