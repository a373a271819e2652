import type { Broker, MarketMessage, OrderReport, OrderRequest } from '@bot/core';
import type { ScriptedBroker } from '@bot/simulation';
import type { Breakage } from './scriptedSubject';

/** For each card a broker with the fault that the card is there to find. */
export interface Breakages {
  readonly [cardId: string]: Breakage;
}

/** It does not send what it was asked to send. */
export const sending = (broker: ScriptedBroker, change: (request: OrderRequest) => OrderRequest): Partial<Broker> => ({
  submitOrder: (request) => broker.submitOrder(change(request)),
});

/** It tells something else than what was reported, or nothing, or more. */
export const reporting = (
  broker: ScriptedBroker,
  change: (report: OrderReport) => readonly OrderReport[],
): Partial<Broker> => ({
  subscribeReports: (listener) => broker.subscribeReports((report) => change(report).forEach((told) => listener(told))),
});

/** It passes something else on than what came over a connection. */
export const streaming = <Type extends MarketMessage['type']>(
  broker: ScriptedBroker,
  type: Type,
  change: (message: Extract<MarketMessage, { type: Type }>) => MarketMessage | null,
): Partial<Broker> => ({
  subscribeMarket: (subscription, listener) =>
    broker.subscribeMarket(subscription, (message) => {
      const told = isOf(type, message) ? change(message) : message;
      if (told !== null) listener(told);
    }),
});

const isOf = <Type extends MarketMessage['type']>(
  type: Type,
  message: MarketMessage,
): message is Extract<MarketMessage, { type: Type }> => message.type === type;
