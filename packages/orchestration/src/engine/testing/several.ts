import {
  assert,
  notionalOf,
  ratioOf,
  toText,
  zeroQuantity,
  type AggregationPolicy,
  type Signal,
  type Strategy,
} from '@bot/core';
import { btcPerp, opinionated, progressOf, testConfig } from './fixtures';
import { givenTrading, type EngineUnderTest, type Then } from './given';

type Opinion = Pick<Signal, 'action'> & Partial<Signal>;

/** Says what the script holds for each sample; the first one after the start is number 1. */
export const scripted = (strategyId: string, script: { readonly [sample: number]: Opinion }): Strategy =>
  opinionated(strategyId, (samples) => script[samples - 1] ?? null);
export const buys = (notional: string, confidence = '1'): Opinion => ({
  ...{ action: 'Buy', targetNotional: notionalOf(notional), confidence: ratioOf(confidence) },
});
export const sells = (notional: string, confidence = '1'): Opinion => ({
  ...buys(notional, confidence),
  action: 'Sell',
});
export const closes: Opinion = { action: 'Close' };

export function givenSeveral(
  strategies: readonly Strategy[],
  aggregation: AggregationPolicy = 'confidence',
  change: Parameters<typeof givenTrading>[0] = {},
): EngineUnderTest {
  const config = {
    instrumentIds: ['BTC-PERP'],
    strategies: { ...testConfig.strategies, aggregation },
    ...change.config,
  };
  return givenTrading({ ...change, config, instruments: [btcPerp], strategies });
}
export const sampled = (engine: EngineUnderTest, price = '100'): Then => engine.sampled(1_000, price, 'BTC-PERP');

/** The order that was just decided is filled at `price`. */
export function filled(engine: EngineUnderTest, then: Then, quantity?: string, price = '100'): void {
  const request = then.payload('OrderSubmitted')?.request;
  assert(request !== undefined, 'an order was decided');
  const size = quantity ?? toText(request.quantity);
  const status = size === toText(request.quantity) ? 'Filled' : 'PartiallyFilled';
  const value = notionalOf(String(Number(size) * Number(price)));
  const progress = progressOf(request.clientOrderId, status, size, { instrumentId: 'BTC-PERP', filledValue: value });
  engine.when({ type: 'OrderReported', progress });
}
export const sharesOf = (then: Then): string =>
  String(
    then
      .payload('OrderSubmitted')
      ?.shares?.map((s) => `${s.strategyId} ${toText(s.quantity)}`)
      .join(', '),
  );
export const booksIn = (engine: EngineUnderTest): { readonly [strategyId: string]: string } =>
  Object.fromEntries(
    [...(engine.state.ledger.strategyBooks.get('BTC-PERP') ?? [])].map(([id, book]) => [id, toText(book.netQuantity)]),
  );
export const netOf = ({ state }: EngineUnderTest): string =>
  toText(state.ledger.positions.get('BTC-PERP')?.netQuantity ?? zeroQuantity);
