import { dataIdOf } from './productAlias';

/** What is subscribed to with one message: the venue takes one channel at a time. */
export interface Topic {
  readonly channel: 'level2' | 'ticker' | 'market_trades' | 'candles' | 'status' | 'heartbeats' | 'user';
  /** null where a channel takes none. */
  readonly productIds: readonly string[] | null;
}

/** Beats once a second. Without it the venue ends a connection on which nothing happens. */
export const heartbeats: Topic = { channel: 'heartbeats', productIds: null };

export const topicMessage = (type: 'subscribe' | 'unsubscribe', topic: Topic, token: string | null): string =>
  JSON.stringify({
    type,
    channel: topic.channel,
    ...(topic.productIds === null ? {} : { product_ids: topic.productIds }),
    ...(token === null ? {} : { jwt: token }),
  });

/** The whole connection is acknowledged each time; the user channel names the user instead of products. */
export function isAcknowledged({ channel, productIds }: Topic, by: ReadonlyMap<string, readonly string[]>): boolean {
  const listed = by.get(channel);
  if (listed === undefined || channel === 'user' || productIds === null) return listed !== undefined;
  const dataIds = new Set(listed.map(dataIdOf));
  return productIds.every((id) => dataIds.has(dataIdOf(id)));
}
