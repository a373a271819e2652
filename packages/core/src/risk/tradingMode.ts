/** How freely the bot may trade, from free to nothing at all. Of several that hold at once the strictest counts. */
export const tradingModes = {
  Normal: 'All orders.',
  Degraded: 'All orders, but something is slower or less sure than it should be.',
  EntriesPaused: 'No new orders that open or grow a position; those that are live stay.',
  ReduceOnly: 'Only orders that make a position smaller; live orders that would not are canceled.',
  Halted: 'No orders; live ones are canceled.',
} as const;
export type TradingMode = keyof typeof tradingModes;

const strictness = Object.keys(tradingModes) as readonly TradingMode[];

export const isStricter = (a: TradingMode, b: TradingMode): boolean => strictness.indexOf(a) > strictness.indexOf(b);
export const isAtLeast = (a: TradingMode, b: TradingMode): boolean => !isStricter(b, a);
