import { instrumentFor } from '@bot/broker-mock';
import {
  assert,
  encodePayload,
  eventVersions,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  type BotEvent,
  type BotEventPayloads,
  type BotEventType,
  type EventStore,
  type OrderIntent,
  type OrderRequest,
} from '@bot/core';
import { createMemoryEventStore } from '@bot/simulation';

/** An event of a log and the order that it belongs to. */
export interface LoggedEvent {
  readonly event: BotEvent;
  readonly correlationId: string;
}

export const logged = <Type extends BotEventType>(
  type: Type,
  payload: BotEventPayloads[Type],
  correlationId = '',
): LoggedEvent => ({ event: { type, payload } as unknown as BotEvent, correlationId });

/** Appends them one second apart, from 2026-01-05 on. */
export async function appendAll(store: EventStore, events: readonly LoggedEvent[]): Promise<void> {
  await store.append(
    events.map(({ event, correlationId }, index) => ({
      ...{
        type: event.type,
        v: eventVersions[event.type],
        at: Date.UTC(2026, 0, 5) + 1_000 * index,
        causationId: 'test',
        correlationId,
      },
      payload: encodePayload(event.payload),
    })),
  );
}

export async function memoryLog(events: readonly LoggedEvent[]) {
  const store = createMemoryEventStore();
  await appendAll(store, events);
  return store;
}

const instrument = instrumentFor('BTC-USD');
assert(instrument !== null, 'BTC-USD is listed');

export const request: OrderRequest = {
  ...{ clientOrderId: 'bot-1', instrumentId: 'BTC-USD', side: 'Buy', type: 'Market', timeInForce: 'IOC' },
  ...{ quantity: quantityOf('0.02'), limitPrice: null, postOnly: false, reduceOnly: false },
};
export const decidedOn = { mark: priceOf('48000'), markAgeMs: 5, equity: moneyOf('9972'), dayResult: moneyOf('0') };
export const intent: OrderIntent = { ...request, strategyId: 'S', reason: 'Up', explicit: false };

/** A bot that starts with 9,972 USD. */
export const beginning: readonly LoggedEvent[] = [
  logged('ProcessStarted', { storeEpoch: 'aaaa', processEpoch: 1, entropy: 'bbbb', profile: 'demo' }),
  logged('InstrumentListed', { instrument }),
  logged('CashAdopted', { balances: [{ currency: 'USD', total: moneyOf('9972') }] }),
  logged('BooksCompared', { drifts: [] }),
  logged('DayOpened', { date: '2026-01-05', equity: moneyOf('9972') }),
];

/** Then it buys 0.02 BTC at 48,000 for a fee of 12: 9,000 USD are left. */
export const bought: readonly LoggedEvent[] = [
  logged('OrderSubmitted', { request, strategyId: 'S', reason: 'Up', hold: moneyOf('1000'), decidedOn }, 'bot-1'),
  logged('SubmitAttempted', { clientOrderId: 'bot-1', attempt: 1 }, 'bot-1'),
  logged(
    'OrderProgressed',
    {
      ...{ clientOrderId: 'bot-1', venueOrderId: 'v-1', status: 'Filled', reason: null, late: false },
      ...{ cumulativeQuantity: quantityOf('0.02'), filledValue: notionalOf('960'), commission: moneyOf('12') },
      filledNow: { quantity: quantityOf('0.02'), value: notionalOf('960'), commission: moneyOf('12') },
    },
    'bot-1',
  ),
  logged(
    'FillSettled',
    {
      fill: {
        ...{ tradeId: 't-1', clientOrderId: 'bot-1', venueOrderId: 'v-1', instrumentId: 'BTC-USD', side: 'Buy' },
        ...{ price: priceOf('48000'), quantity: quantityOf('0.02'), liquidity: 'Taker', commission: moneyOf('12') },
        ...{ commissionCurrency: 'USD', at: Date.UTC(2026, 0, 5) + 7_000 },
      },
    },
    'bot-1',
  ),
];

/** Another order on its way, and a third that risk refuses. */
export const wished: readonly LoggedEvent[] = [
  logged(
    'OrderSubmitted',
    {
      request: { ...request, clientOrderId: 'bot-2', type: 'Limit', limitPrice: priceOf('47000'), side: 'Sell' },
      ...{ strategyId: 'S', reason: 'Down', hold: moneyOf('0'), decidedOn },
    },
    'bot-2',
  ),
  logged('OrderDenied', {
    ...{ intent, reason: 'MaxTradeValue' },
    ...{ numbers: { notional: '960', maxTradeValueUsd: '500' }, decidedOn },
  }),
];
