import {
  isZero,
  toText,
  type InstrumentId,
  type MarketChannel,
  type MarketMessage,
  type PriceLevel,
  type Unsubscribe,
} from '@bot/core';
import type { BrokerWorld } from './brokerWorld';

/** A connection for market data and all that came over it. */
export interface Connection {
  readonly messages: readonly MarketMessage[];
  of<Type extends MarketMessage['type']>(type: Type): readonly Extract<MarketMessage, { type: Type }>[];
  leave: Unsubscribe;
}

export function connect(
  { broker, instrument }: BrokerWorld,
  channels: readonly MarketChannel[],
  instrumentIds: readonly InstrumentId[] = [instrument.instrumentId],
): Connection {
  const messages: MarketMessage[] = [];
  const leave = broker.subscribeMarket({ channels, instrumentIds }, (message) => messages.push(message));
  return {
    messages,
    leave,
    of: <Type extends MarketMessage['type']>(type: Type) =>
      messages.filter((message): message is Extract<MarketMessage, { type: Type }> => message.type === type),
  };
}

/** The levels that a listener knows, as sorted text: the last snapshot and every update after it. */
export function rebuilt(messages: readonly MarketMessage[]): readonly string[] {
  const levels = new Map<string, string>();
  for (const message of messages) {
    if (message.type !== 'BookSnapshot' && message.type !== 'BookUpdate') continue;
    if (message.type === 'BookSnapshot') levels.clear();
    for (const level of message.levels) {
      const key = `${level.side} at ${toText(level.price)}`;
      if (isZero(level.quantity)) levels.delete(key);
      else levels.set(key, levelText(level));
    }
  }
  return [...levels.values()].sort();
}

const levelText = ({ side, price, quantity }: PriceLevel): string => `${side} ${toText(quantity)} at ${toText(price)}`;
