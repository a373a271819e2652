import type { OrderType, TimeInForce } from '@bot/core';

/** What the key of an `order_configuration` stands for. */
export interface OrderKind {
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
}

/** Every configuration that this venue takes. */
export const orderKinds = new Map<string, OrderKind>([
  ['market_market_ioc', { type: 'Market', timeInForce: 'IOC' }],
  ['market_market_fok', { type: 'Market', timeInForce: 'FOK' }],
  ['sor_limit_ioc', { type: 'Limit', timeInForce: 'IOC' }],
  ['limit_limit_gtc', { type: 'Limit', timeInForce: 'GTC' }],
  ['limit_limit_gtd', { type: 'Limit', timeInForce: 'GTD' }],
  ['limit_limit_fok', { type: 'Limit', timeInForce: 'FOK' }],
  ['stop_limit_stop_limit_gtc', { type: 'StopLimit', timeInForce: 'GTC' }],
  ['stop_limit_stop_limit_gtd', { type: 'StopLimit', timeInForce: 'GTD' }],
  ['trigger_bracket_gtc', { type: 'Bracket', timeInForce: 'GTC' }],
  ['trigger_bracket_gtd', { type: 'Bracket', timeInForce: 'GTD' }],
]);

const names = new Map([...orderKinds].map(([name, { type, timeInForce }]) => [`${type} ${timeInForce}`, name]));

/** A market order is immediate, whatever a person at the venue said. */
export const kindNameOf = ({ type, timeInForce }: OrderKind): string =>
  names.get(`${type} ${timeInForce}`) ?? 'market_market_ioc';
