import {
  moneyOf,
  ratioOf,
  type Broker,
  type Clock,
  type Currency,
  type FeeRates,
  type Instrument,
  type InstrumentId,
  type OrderReport,
  type TradeId,
  type VenueOrderId,
} from '@bot/core';
import type { VenueRequest } from '../harness/venueUnderControl';
import { createBroadcast } from './broadcast';
import { createBrokerPort } from './brokerPort';
import type { BrokerScript } from './brokerScript';
import type { ScriptedRules } from './marketRefusal';
import { createOrderDesk } from './orderDesk';
import { createPlayedScript } from './playedScript';
import { createRequestLine } from './requestLine';
import { createScriptedAccount } from './scriptedAccount';
import { createScriptedMarket } from './scriptedMarket';
import { createScriptedTruth, type ScriptedTruth } from './scriptedTruth';
import type { ScriptedVenue } from './scriptedVenue';
import { createSubmitPlan } from './submitPlan';

/** Amounts are decimal text. */
export interface ScriptedBrokerOptions {
  readonly clock: Clock;
  readonly instruments: readonly Instrument[];
  readonly balances?: { readonly [currency: Currency]: string };
  readonly prices?: { readonly [instrumentId: InstrumentId]: string };
  /** Fractions of the value: `'0.006'` is 0.6 %. Default: no fees. */
  readonly fees?: { readonly maker: string; readonly taker: string };
  /** After how long the venue acts and answers. Default: 0, it acts inside the call. */
  readonly latencyMs?: number;
  /** Default: `v-1`, `v-2` … and `t-1`, `t-2` … */
  readonly ids?: { order(): VenueOrderId; trade(): TradeId };
  /**
   * Default: true, orders that can trade at the quote do so at once and in full, whatever size is quoted. When false
   * every order rests until the script fills it.
   */
  readonly autoFill?: boolean;
  /** Whether payments of funding are listed one by one; otherwise they show only in the cash. Default: true. */
  readonly listsFunding?: boolean;
  /** Default: no limits of its own. */
  readonly rules?: ScriptedRules;
}

/** A venue in memory that does what the test says, and otherwise what an honest venue does. */
export interface ScriptedBroker extends Broker {
  readonly script: BrokerScript;
  readonly truth: ScriptedTruth;
  /** Every call, in order. */
  readonly requests: readonly VenueRequest[];
}

/**
 * Answers come `latencyMs` after the call; reports and quotes come by the clock, never inside a call. With a virtual
 * clock both need somebody who advances it.
 */
export function createScriptedBroker(options: ScriptedBrokerOptions): ScriptedBroker {
  const { clock, instruments } = options;
  const market = createScriptedMarket(clock, instruments);
  const account = createScriptedAccount(instruments);
  const fees: FeeRates = { maker: ratioOf(options.fees?.maker ?? '0'), taker: ratioOf(options.fees?.taker ?? '0') };
  const reports = createBroadcast<OrderReport>(clock, 'report');
  const { ids = countedIds(), autoFill = true, latencyMs = 0, rules = {} } = options;
  const desk = createOrderDesk({ clock, market, account, fees, rules, ids, reports, autoFill });
  const venue: ScriptedVenue = {
    clock,
    market,
    account,
    desk,
    reports,
    fees,
    fundings: [],
    listsFunding: options.listsFunding ?? true,
    line: createRequestLine(clock, latencyMs),
    submits: createSubmitPlan(),
    settings: {
      permissions: { canView: true, canTrade: true, canTransfer: false },
      isKeyAccepted: true,
      cancels: 'AtOnce',
    },
  };
  for (const [currency, amount] of Object.entries(options.balances ?? {})) account.deposit(currency, moneyOf(amount));
  for (const [instrumentId, price] of Object.entries(options.prices ?? {})) market.setPrice(instrumentId, price);

  return {
    ...createBrokerPort(venue),
    script: createPlayedScript(venue),
    truth: createScriptedTruth(venue),
    requests: venue.line.requests,
  };
}

function countedIds(): { order(): VenueOrderId; trade(): TradeId } {
  let orders = 0;
  let trades = 0;
  return { order: () => `v-${++orders}`, trade: () => `t-${++trades}` };
}
