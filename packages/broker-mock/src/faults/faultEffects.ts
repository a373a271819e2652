import type { InstrumentId, KeyPermissions, TradeId, TradingStatus } from '@bot/core';

/** What faults do to the exchange itself. All of it happens at once. */
export interface FaultEffects {
  setStatus(instrumentId: InstrumentId, status: TradingStatus): void;
  /** What the bot's key may do from now on. */
  allow(change: Partial<KeyPermissions>): void;
  /** Whoever waits for an answer gets ConnectionLost. What is unreachable afterwards is no matter of the exchange. */
  restart(restart: { readonly losesOpenOrders: boolean; readonly forMs: number }): void;
  bust(tradeId: TradeId): void;
  /** For so long other people offer only this share of what they did, as a fraction. */
  thinBooks(thinning: { readonly share: number; readonly forMs: number }): void;
}
