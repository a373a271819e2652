export interface DenialReasonTraits {
  /** Whether orders that only make a position smaller are bound too. An exit must be possible, so few reasons are. */
  readonly bindsReducing: boolean;
  /** What the reason's numbers are, by name. */
  readonly numbers: readonly string[];
  readonly meaning: string;
}

/** Every reason for which our own risk denies an order. Two reasons that hold at once: the one that stands first is given. */
export const denialReasons = {
  UnknownInstrument: { bindsReducing: true, numbers: [], meaning: 'The venue did not list this instrument.' },
  TradingHalted: { bindsReducing: true, numbers: [], meaning: 'Trading is halted: nothing is submitted.' },
  NotReconciled: {
    bindsReducing: true,
    numbers: [],
    meaning: 'Our books were not yet compared with those of the venue since the start.',
  },
  InvalidQuantity: {
    bindsReducing: true,
    numbers: ['quantity', 'lotSize'],
    meaning: 'The quantity is not a positive whole number of lots.',
  },
  InvalidPrice: {
    bindsReducing: true,
    numbers: ['price', 'tickSize'],
    meaning: 'The limit price is missing, or not a positive whole number of ticks.',
  },
  BelowMinimumSize: {
    bindsReducing: true,
    numbers: ['quantity', 'minQuantity', 'notional', 'minNotional'],
    meaning: 'The order is smaller than the venue takes.',
  },
  AboveMaximumSize: {
    bindsReducing: true,
    numbers: ['quantity', 'maxQuantity'],
    meaning: 'The order is larger than the venue takes.',
  },
  ReduceOnlyWouldIncrease: {
    bindsReducing: true,
    numbers: ['quantity', 'reducible'],
    meaning: 'The order is reduce-only and larger than what is left to close.',
  },
  EntriesPaused: {
    bindsReducing: false,
    numbers: ['quantity', 'reducible'],
    meaning: 'No orders that open or grow a position are allowed for now.',
  },
  ReduceOnly: {
    bindsReducing: false,
    numbers: ['quantity', 'reducible'],
    meaning: 'Only orders that make a position smaller are allowed now.',
  },
  StaleMark: {
    bindsReducing: false,
    numbers: ['markAgeMs', 'maxMarkAgeMs'],
    meaning: 'The price is too old to decide on, or from the future, or there is none.',
  },
  ShortingNotAllowed: {
    bindsReducing: false,
    numbers: ['quantity', 'reducible'],
    meaning: 'The order would sell more than is held.',
  },
  MaxTradeValue: {
    bindsReducing: false,
    numbers: ['notional', 'maxTradeValueUsd'],
    meaning: 'The order is worth more than one order may be.',
  },
  PositionCap: {
    bindsReducing: false,
    numbers: ['position', 'liveOrders', 'quantity', 'cap'],
    meaning: 'Position, live orders and this order together would pass the cap.',
  },
  MaxLeverage: {
    bindsReducing: false,
    numbers: ['exposure', 'notional', 'equity', 'maxLeverage'],
    meaning: 'All positions and live orders together would be too large for the equity.',
  },
  InsufficientBalance: {
    bindsReducing: false,
    numbers: ['required', 'available'],
    meaning: 'The account does not have the cash or the margin.',
  },
} as const satisfies Record<string, DenialReasonTraits>;

export type DenialReason = keyof typeof denialReasons;
