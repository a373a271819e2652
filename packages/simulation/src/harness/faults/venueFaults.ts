import type { InstrumentId, TradeId, TradingStatus } from '@bot/core';
import type { Duration } from '../../time/duration';
import type { ArmableFault, ArmableStreamFault } from './armableFault';
import type { RequestPoint, StreamPoint } from './faultPoint';
import type { FaultProfile } from './faultProfile';
import type { PendingFault } from './pendingFault';

/**
 * Faults read as English: `faults.on('submitOrder').nth(2).acceptThenDropResponse()`. Of several that one call could meet, the one
 * that was armed first strikes and the others wait for the next call. Spans of time are text, `'10s'`, or whole ms.
 */
export interface VenueFaults {
  on(point: RequestPoint): ArmableFault;
  on(point: StreamPoint): ArmableStreamFault;

  /** Cuts what the venue tells by itself, from now on. `reports` includes the fills. */
  disconnect(stream: DisconnectedStream, options: DisconnectOptions): void;
  /** The venue as a whole does not answer as it should, from now on. */
  outage(options: OutageOptions): void;
  /** The venue goes down and comes back: whoever waits gets ConnectionLost, then nothing is reachable for so long. */
  restart(options: RestartOptions): void;
  /** What the venue says about the time is off by so much; `'0s'` sets it right. */
  clockSkew(by: Duration | number): void;
  /** The key is not accepted any more: AuthenticationFailed for everything but public market data. Streams live on. */
  loseCredentials(): void;
  restoreCredentials(): void;
  /** The key may not do this any more: PermissionDenied. */
  losePermission(right: LostRight): void;
  restorePermission(right: LostRight): void;
  /** What an instrument takes from now on. */
  status(instrumentId: InstrumentId, status: TradingStatus): void;
  /** A trade is taken back. */
  bust(tradeId: TradeId): void;

  /** Something that happens to every bot one day, under its name. */
  preset(name: FaultPresetName, options?: { readonly for?: Duration | number }): void;
  /** From now on faults are also drawn, where none that was armed strikes. */
  follow(profile: FaultProfile): void;
  /** Nothing goes wrong any more. What had not happened by then stays pending. What happened to the exchange stays as it is. */
  heal(): void;

  /** Armed faults that never happened, for the message of the failing test. */
  pending(): readonly PendingFault[];
}

export type DisconnectedStream = 'reports' | 'market' | 'all';

/**
 * What a subscriber of the port sees:
 * - `clean`: nothing, and the messages of that time never come; a connection for market data shows a gap in its numbers after it;
 * - `halfOpen`: the same, and the network swallows every request too: Timeout;
 * - `silent`: heartbeats go on and their numbers have no gap, but there is no data.
 */
export interface DisconnectOptions {
  readonly kind: 'clean' | 'halfOpen' | 'silent';
  readonly for: Duration | number;
}

/**
 * What fails:
 * - `5xx`: every request, with VenueUnavailable; streams live on;
 * - `429`: every request, with RateLimited; streams live on;
 * - `unreachable`: requests are not even sent, NotConnected; what is under way and all messages are lost;
 * - `writesOnly`, `readsOnly`: only these, with VenueUnavailable.
 */
export interface OutageOptions {
  readonly kind: '5xx' | '429' | 'unreachable' | 'writesOnly' | 'readsOnly';
  readonly for: Duration | number;
}

export interface RestartOptions {
  readonly for: Duration | number;
  /** Default: false. */
  readonly losesOpenOrders?: boolean;
}

export type LostRight = 'view' | 'trade';

export type FaultPresetName = 'outage' | 'rateLimitBurst' | 'slippageSpike' | 'staleMark' | 'flappingFeed';
