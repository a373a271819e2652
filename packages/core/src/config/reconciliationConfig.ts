export const driftPolicies = ['adopt', 'ask', 'halt'] as const;

/**
 * What a difference between our books and the venue's means for trading. What the venue has a record of (a fill, an order, a
 * payment) is booked in any case; what has none is booked when it is adopted.
 * - `adopt`: trading goes on;
 * - `ask`: reduce-only until a person resumes, and with that accepts the venue's books;
 * - `halt`: the same, but nothing is placed at all.
 */
export type DriftPolicy = (typeof driftPolicies)[number];

/** One policy for each kind of difference, and what a difference can be at the most. */
export interface ReconciliationConfig {
  /** A fill of an order of ours that nobody told us of. */
  readonly missedFill: DriftPolicy;
  /** An order of ours that ended or changed at the venue, and nobody told us. */
  readonly changedOrder: DriftPolicy;
  /** Somebody else's order on this account, in an instrument of ours. */
  readonly foreignOrder: DriftPolicy;
  /** Somebody else's trade on this account, in an instrument of ours. */
  readonly foreignTrade: DriftPolicy;
  /** The venue closed positions because the account could not keep them. */
  readonly liquidation: DriftPolicy;
  /** The venue took a trade back. */
  readonly bustedTrade: DriftPolicy;
  /** The venue has another position than our trades explain. */
  readonly unexplainedPosition: DriftPolicy;
  /** The venue has other cash than trades, fees and funding explain: a deposit, a withdrawal. */
  readonly unexplainedCash: DriftPolicy;
  /** Funding of a venue that lists no payments one by one: it shows only in the cash. */
  readonly unlistedFunding: DriftPolicy;
  /** So much such funding can be at the most for one interval, in hundredths of a percent of the value at the mark. Assumed. */
  readonly mostFundingBps: number;
  /** An order of ours that the venue does not list any more. */
  readonly lostOrder: DriftPolicy;
  /** An order that has ended in our books and lives at the venue. */
  readonly revivedOrder: DriftPolicy;
  /** The venue does not list an instrument any more in which we have books. */
  readonly goneInstrument: DriftPolicy;
}

export type DriftPolicyName = Exclude<keyof ReconciliationConfig, 'mostFundingBps'>;

export const defaultReconciliation: ReconciliationConfig = {
  missedFill: 'adopt',
  changedOrder: 'adopt',
  foreignOrder: 'adopt',
  foreignTrade: 'ask',
  liquidation: 'halt',
  bustedTrade: 'adopt',
  unexplainedPosition: 'ask',
  unexplainedCash: 'ask',
  unlistedFunding: 'adopt',
  mostFundingBps: 100,
  lostOrder: 'ask',
  revivedOrder: 'ask',
  goneInstrument: 'halt',
};
