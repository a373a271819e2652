import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  zeroMoney,
  type BotEvent,
  type FillDetail,
  type OrderRequest,
  type OrderStatus,
  type Price,
  type RecordedBotEvent,
  type Side,
} from '@bot/core';
import { instrumentTable } from '@bot/broker-mock';
import type { VenueTruth } from '@bot/simulation';
import type { JournalFacts } from '../invariants/stepFacts';
import { scenarioConfig } from '../presets/scenarioConfig';
import { createWorld } from '../world/createWorld';

export type TimedEvent = BotEvent & { readonly at?: number };

export const recordedEvents = (events: readonly TimedEvent[]): readonly RecordedBotEvent[] =>
  events.map((event, index) => ({ at: 0, ...event, seq: index + 1, causationId: '', correlationId: '' }));

/** A limit order for 1 BTC at 100 USD, unless it says otherwise. */
export const requestOf = (
  clientOrderId: string,
  side: Side = 'Buy',
  more: Partial<OrderRequest> = {},
): OrderRequest => ({
  ...{ clientOrderId, instrumentId: 'BTC-USD', side, type: 'Limit', quantity: quantityOf('1') },
  ...{ limitPrice: priceOf('100'), timeInForce: 'GTC', postOnly: false, reduceOnly: false },
  ...more,
});

export const submittedOrder = (request: OrderRequest, mark: Price | null = priceOf('100')): BotEvent => ({
  type: 'OrderSubmitted',
  payload: {
    ...{ request, strategyId: 'A', reason: '', hold: zeroMoney },
    decidedOn: { mark, markAgeMs: 0, equity: zeroMoney, dayResult: zeroMoney },
  },
});

export const filledOrder = (clientOrderId: string, quantity: string, status: OrderStatus = 'Filled'): BotEvent => {
  const now = { quantity: quantityOf(quantity), value: notionalOf('0'), commission: zeroMoney };
  const totals = { cumulativeQuantity: now.quantity, filledValue: now.value, commission: now.commission };
  const payload = { clientOrderId, venueOrderId: 'V', status, ...totals, filledNow: now, reason: null, late: false };
  return { type: 'OrderProgressed', payload };
};

export const adoptedHolding = (quantity: string, instrumentId = 'BTC-USD'): BotEvent => ({
  type: 'HoldingAdopted',
  payload: { instrumentId, netQuantity: quantityOf(quantity), costBasis: moneyOf('0') },
});

export const fillOf = (tradeId: string, side: Side, more: Partial<FillDetail> = {}): FillDetail => ({
  ...{ tradeId, clientOrderId: 'a', venueOrderId: 'V', instrumentId: 'BTC-USD', side, price: priceOf('100') },
  ...{ quantity: quantityOf('1'), liquidity: 'Taker', commission: zeroMoney, commissionCurrency: 'USD', at: 0 },
  ...more,
});

const { venue } = createWorld();

/** The facts of a quiet venue, with what a test says of it and of the log. */
export const handMadeFacts = (
  events: readonly TimedEvent[],
  { truth, ...more }: Partial<Omit<JournalFacts, 'truth'>> & { readonly truth?: Partial<VenueTruth> } = {},
): JournalFacts => ({
  ...{
    now: 0,
    monotonicMs: 0,
    limits: scenarioConfig.limits,
    orderRules: scenarioConfig.orders,
    config: scenarioConfig,
  },
  ...{
    admissionWindowMs: 125_000,
    wishes: [],
    modeWishes: [],
    sent: [],
    keyUses: [],
    secrets: [],
    shown: [],
    thrown: [],
    isRunning: true,
    outsiders: new Set<string>(),
    ignored: new Map(),
  },
  truth: { ...venue.truth, ...truth },
  instruments: new Map(instrumentTable.map((instrument) => [instrument.instrumentId, instrument])),
  snapshot: { mode: 'Normal', orders: [], positions: [], cash: new Map(), marks: new Map(), tasks: [] },
  journal: recordedEvents(events),
  ...more,
});
