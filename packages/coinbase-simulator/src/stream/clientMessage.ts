/** Every channel that there is. */
export const channelNames = [
  'heartbeats',
  'candles',
  'market_trades',
  'ticker',
  'ticker_batch',
  'status',
  'level2',
  'user',
  'futures_balance_summary',
] as const;
export type ChannelName = (typeof channelNames)[number];

/** What a client asks for. */
export interface ClientMessage {
  readonly type: 'subscribe' | 'unsubscribe';
  readonly channel: ChannelName;
  /** null: none were named. */
  readonly productIds: readonly string[] | null;
  readonly token: string | null;
}

/** How the venue refuses what it does not understand; a channel that it does not know looks to it like a missing right. */
export type ClientProblem = 'failure to subscribe' | 'authentication failure';

/** Reads whatever a client may send. */
export function readClientMessage(text: string): ClientMessage | ClientProblem {
  const message = parsed(text);
  if (message === null) return 'failure to subscribe';
  const { type, channel: name, product_ids: products, jwt } = message;
  if (type !== 'subscribe' && type !== 'unsubscribe') return 'failure to subscribe';
  const channel = channelNames.find((known) => known === name);
  if (channel === undefined) return 'authentication failure';
  if (products !== undefined && products !== null && !isTexts(products)) return 'failure to subscribe';
  const token = typeof jwt === 'string' && jwt !== '' ? jwt : null;
  // An empty list means the same as none.
  const productIds = products === undefined || products === null || products.length === 0 ? null : products;
  return { type, channel, productIds, token };
}

function parsed(text: string): { readonly [name: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown }) : null;
  } catch {
    return null;
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
