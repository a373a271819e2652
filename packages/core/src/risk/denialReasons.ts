export interface DenialReasonTraits {
  /** Whether orders that only make a position smaller are bound too. An exit must be possible, so few reasons are. */
  readonly bindsReducing: boolean;
  /** What the reason's numbers are, by name. */
  readonly numbers: readonly string[];
  readonly meaning: string;
}

/**
 * Every reason for which our own risk denies an order, in the order in which they are looked at: of several that hold the first
 * one is given, and the others beside it.
 */
export const denialReasons = {
  UnknownInstrument: { bindsReducing: true, numbers: [], meaning: 'The venue did not list this instrument.' },
  TradingHalted: { bindsReducing: true, numbers: [], meaning: 'Trading is halted: nothing is submitted.' },
  NotReconciled: {
    bindsReducing: true,
    numbers: [],
    meaning: 'Our books were not yet compared with those of the venue since the start, or since our key was refused.',
  },
  NotPermitted: {
    bindsReducing: true,
    numbers: [],
    meaning: 'The key of the account may not trade, or what it may is not known.',
  },
  ProductStatus: {
    bindsReducing: true,
    numbers: ['status'],
    meaning: 'The venue does not take this kind of order in the instrument at present, exits included.',
  },
  InvalidQuantity: {
    bindsReducing: true,
    numbers: ['quantity', 'lotSize'],
    meaning: 'The quantity is not a positive whole number of lots, or an order by value is no market buy of spot.',
  },
  InvalidPrice: {
    bindsReducing: true,
    numbers: ['price', 'tickSize'],
    meaning: 'The limit price is missing, not a positive whole number of ticks, or given for a market order.',
  },
  InvalidStopPrice: {
    bindsReducing: true,
    numbers: ['stopPrice', 'price', 'tickSize'],
    meaning:
      'The stop price is missing, no positive whole number of ticks, beyond the limit price, or not for this kind.',
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
  RestrictedInstrument: {
    bindsReducing: false,
    numbers: [],
    meaning: 'The settings restrict this instrument: positions in it are only closed.',
  },
  OutsideTradingWindow: {
    bindsReducing: false,
    numbers: ['now'],
    meaning: 'Positions are not opened at this hour of the week.',
  },
  OrderRate: {
    bindsReducing: false,
    numbers: ['ordersThisMinute', 'maxOrdersPerMinute'],
    meaning: 'As many orders as one minute may have were submitted already.',
  },
  DailyOrderCount: {
    bindsReducing: false,
    numbers: ['ordersToday', 'maxOrdersPerDay'],
    meaning: 'As many orders as one day may have were submitted already.',
  },
  StaleMark: {
    bindsReducing: false,
    numbers: ['markAgeMs', 'maxMarkAgeMs'],
    meaning: 'The price is too old to decide on, or from the future, or there is none.',
  },
  PriceCollar: {
    bindsReducing: false,
    numbers: ['price', 'mark', 'deviationBps', 'maxPriceDeviationBps'],
    meaning: 'The limit price is too far from the mark.',
  },
  WashTrade: {
    bindsReducing: false,
    numbers: ['price', 'ownPrice'],
    meaning: 'The order could trade with a live order of our own.',
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
  NotionalCap: {
    bindsReducing: false,
    numbers: ['exposure', 'notional', 'capUsd'],
    meaning: 'Position, live orders and this order together would be worth more than the cap of the instrument.',
  },
  SymbolExposure: {
    bindsReducing: false,
    numbers: ['exposure', 'notional', 'equity', 'maxSymbolExposure'],
    meaning: 'The instrument would be too large a part of the equity.',
  },
  TotalExposure: {
    bindsReducing: false,
    numbers: ['exposure', 'notional', 'equity', 'maxTotalExposure'],
    meaning: 'All positions and live orders together would be too large a part of the equity.',
  },
  BudgetExceeded: {
    bindsReducing: false,
    numbers: ['used', 'required', 'budgetUsd'],
    meaning: 'Positions, live orders and this order together would cost more than the bot may use.',
  },
  AboveAllocation: {
    bindsReducing: false,
    numbers: ['quantity', 'allocation', 'used'],
    meaning: 'The strategy has no capital left for the entry: its books and live orders use its share up.',
  },
  MaxLeverage: {
    bindsReducing: false,
    numbers: ['exposure', 'notional', 'equity', 'maxLeverage'],
    meaning: 'All positions and live orders together would be too large for the equity.',
  },
  SymbolLeverage: {
    bindsReducing: false,
    numbers: ['exposure', 'notional', 'equity', 'maxLeverage'],
    meaning: 'The instrument would be too large for the equity, or more leverage is asked for than it may have now.',
  },
  LiquidationBuffer: {
    bindsReducing: false,
    numbers: ['collateral', 'bufferBefore', 'bufferAfter', 'minLiquidationBuffer'],
    meaning: 'Too little of the equity would be left above the maintenance margin.',
  },
  Slippage: {
    bindsReducing: false,
    numbers: ['slippageBps', 'maxSlippageBps'],
    meaning: 'The market is too thin or too wide for the order, or its depth is not known.',
  },
  InsufficientBalance: {
    bindsReducing: false,
    numbers: ['required', 'available'],
    meaning: 'The account does not have the cash or the margin.',
  },
} as const satisfies Record<string, DenialReasonTraits>;

export type DenialReason = keyof typeof denialReasons;
