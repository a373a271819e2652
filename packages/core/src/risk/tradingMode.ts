/** Normal: all orders. ReduceOnly: only orders that make a position smaller. Halted: none. */
export type TradingMode = 'Normal' | 'ReduceOnly' | 'Halted';

/** Why the mode is what it is; decides what may change it back. */
export type ModeReason = 'Configured' | 'DailyLossLimit' | 'NewDay' | 'Operator' | 'Drift' | 'ImpossibleBalance';
