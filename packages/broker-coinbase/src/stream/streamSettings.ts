/** What the streams wait for, and how long. All of it may be changed. */
export interface StreamSettings {
  /** Until a socket is open. */
  readonly handshakeMs: number;
  /** From the subscription to its acknowledgement and its snapshots. The venue itself closes after 5 s without a subscription. */
  readonly subscribeMs: number;
  /** Heartbeats come once a second. Without anything for so long the connection counts as dead. */
  readonly deadAfterMs: number;
  /** Heartbeats, and yet no data for so long: the feed counts as silent. */
  readonly silentAfterMs: number;
  /** Between the pings that we send. */
  readonly pingEveryMs: number;
  /** The first wait before a new connection; it doubles up to the cap, give or take the jitter. */
  readonly backoffMs: number;
  readonly backoffCapMs: number;
  /** A connection that ran for so long was good: the next wait is the first one again. */
  readonly stableAfterMs: number;
  /** Of one message. The book of BTC-USD alone can be 30 MB. */
  readonly maxMessageBytes: number;
  /** Products of level 2 on one connection. It is learned down when the venue says that they are too many. */
  readonly level2ProductsPerConnection: number;
  /** The best of the book, or what the ticker says at every trade: that spares the books of products that nobody looks at deeper. */
  readonly quotesFrom: 'Level2' | 'Ticker';
  /** Quotes that come faster are conflated: the newest wins. 0: those that came together. */
  readonly quoteEveryMs: number;
  /** How often the state of a product is looked up while somebody listens to it. */
  readonly statusEveryMs: number;
  /** An order that was accepted and of which the user channel tells nothing for so long is looked up. */
  readonly unheardAfterMs: number;
  /** Fills are listed late: the first wait before they are asked for again; it doubles up to the cap. */
  readonly fillsRetryMs: number;
  readonly fillsRetryCapMs: number;
  /** So often fills are asked for before the missing ones are given up, with a warning. */
  readonly fillsAttempts: number;
}

export const defaultStreamSettings: StreamSettings = {
  handshakeMs: 10_000,
  subscribeMs: 10_000,
  deadAfterMs: 8_000,
  silentAfterMs: 60_000,
  pingEveryMs: 20_000,
  backoffMs: 500,
  backoffCapMs: 30_000,
  stableAfterMs: 30_000,
  maxMessageBytes: 64 * 1024 * 1024,
  level2ProductsPerConnection: 30,
  quotesFrom: 'Level2',
  quoteEveryMs: 0,
  statusEveryMs: 5_000,
  unheardAfterMs: 2_000,
  fillsRetryMs: 250,
  fillsRetryCapMs: 15_000,
  fillsAttempts: 20,
};
