import type { BrokerErrorCode, EpochMs, InstrumentId, RejectReason, TradeId, TradingStatus } from '@bot/core';
import type { DisconnectedStream, DisconnectOptions, LostRight, Malformation, OutageOptions } from '@bot/simulation';

/** What goes wrong with one request. */
export type RequestFault =
  | { readonly fault: 'DropRequest' }
  | { readonly fault: 'AcceptThenDropResponse' }
  | { readonly fault: 'Reject'; readonly reason: RejectReason }
  | { readonly fault: 'Fail'; readonly code: BrokerErrorCode; readonly retryAfterMs?: number }
  | { readonly fault: 'RateLimit'; readonly retryAfterMs: number | null }
  | { readonly fault: 'ServerError'; readonly acted: boolean }
  | { readonly fault: 'DelayResponse'; readonly byMs: number }
  | { readonly fault: 'DuplicateRequest' }
  | { readonly fault: 'ReorderResponse' }
  | { readonly fault: 'Stale'; readonly byMs: number }
  | { readonly fault: 'NotFound' }
  | { readonly fault: 'Malformed'; readonly how: Malformation };

/** What goes wrong with one message of a stream. */
export type StreamFault =
  | { readonly fault: 'Drop' }
  | { readonly fault: 'Delay'; readonly byMs: number }
  | { readonly fault: 'Duplicate' }
  | { readonly fault: 'Reorder' }
  | { readonly fault: 'SequenceGap' };

/** What goes wrong with everything, for a while. */
export type LastingFault =
  | { readonly fault: 'Outage'; readonly kind: OutageOptions['kind'] }
  | { readonly fault: 'Disconnect'; readonly stream: DisconnectedStream; readonly kind: DisconnectOptions['kind'] }
  | { readonly fault: 'Restart'; readonly losesOpenOrders: boolean }
  | { readonly fault: 'StaleMark' }
  | { readonly fault: 'LoseCredentials' }
  | { readonly fault: 'ClockSkew'; readonly byMs: number };

/** What happens to the exchange itself, at once. */
export type ExchangeFault =
  | { readonly fault: 'LosePermission'; readonly right: LostRight }
  | { readonly fault: 'SetStatus'; readonly instrumentId: InstrumentId; readonly status: TradingStatus }
  | { readonly fault: 'BustTrade'; readonly tradeId: TradeId }
  | { readonly fault: 'ThinBooks'; readonly share: number; readonly forMs: number };

/** Everything that can go wrong at the simulated exchange. */
export type Fault = RequestFault | StreamFault | LastingFault | ExchangeFault;
export type FaultName = Fault['fault'];

/** What the venue itself must know of a fault, since only it can refuse for good or look back. */
export type FaultAtVenue = Extract<RequestFault, { readonly fault: 'Reject' | 'Stale' }>;

/** When a stale answer was true. Worked example: at 100,000 an answer that is stale by 30,000 ms was true at 70,000. */
export const trueAt = (fault: FaultAtVenue | null, now: EpochMs): EpochMs =>
  fault?.fault === 'Stale' ? now - fault.byMs : now;
