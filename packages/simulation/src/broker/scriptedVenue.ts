import type { Clock, FeeRates, FundingPayment, KeyPermissions, OrderReport } from '@bot/core';
import type { Broadcast } from './broadcast';
import type { OrderDesk } from './orderDesk';
import type { RequestLine } from './requestLine';
import type { ScriptedAccount } from './scriptedAccount';
import type { ScriptedMarket } from './scriptedMarket';
import type { SubmitPlan } from './submitPlan';

/** When an accepted cancel happens: at once, when the script says so, or so many milliseconds later. */
export type CancelTiming = 'AtOnce' | 'Scripted' | { readonly afterMs: number };

/** The parts of the venue that the port, the script and the truth look at. */
export interface ScriptedVenue {
  readonly clock: Clock;
  readonly market: ScriptedMarket;
  readonly account: ScriptedAccount;
  readonly desk: OrderDesk;
  readonly line: RequestLine;
  readonly submits: SubmitPlan;
  readonly reports: Broadcast<OrderReport>;
  readonly fees: FeeRates;
  /** Oldest first. */
  readonly fundings: FundingPayment[];
  readonly listsFunding: boolean;
  /** What the script may change. */
  readonly settings: { permissions: KeyPermissions; isKeyAccepted: boolean; cancels: CancelTiming };
}
