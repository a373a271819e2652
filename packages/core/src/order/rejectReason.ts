/** Why a venue refuses, cancels or expires an order. `Other` keeps the venue's own words in the message. */
export const rejectReasons = {
  InsufficientFunds: 'The account does not have the money, the coins or the margin.',
  InvalidPrecision: 'Price or quantity is not a whole number of ticks or lots.',
  BelowMinimumSize: 'The order is smaller than the instrument allows.',
  AboveMaximumSize: 'The order is larger than the instrument allows.',
  PostOnlyWouldCross: 'The order would have taken liquidity although it is post-only.',
  ReduceOnlyWouldIncrease: 'The order would have opened or grown a position although it is reduce-only.',
  NoLiquidity: 'There was nobody to trade with, or not enough for fill-or-kill.',
  UnknownInstrument: 'The venue has no such instrument.',
  UnsupportedOrder: 'The venue does not take this kind of order.',
  CanceledByUser: 'The order was canceled on request.',
  Other: 'Another reason; the message has the words of the venue.',
} as const;
export type RejectReason = keyof typeof rejectReasons;
