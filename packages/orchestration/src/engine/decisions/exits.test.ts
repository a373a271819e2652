import { moneyOf, notionalOf, priceOf, quantityOf, type Signal } from '@bot/core';
import { booksOf, btcPerp, limits, opinionated, progressOf, sell } from '../testing/fixtures';
import { givenTrading, type EngineUnderTest, type Given, type Then } from '../testing/given';

const always = (opinion: Pick<Signal, 'action'> & Partial<Signal>) => [opinionated('A', () => opinion)];

/** A perpetual position, adopted at 100. */
function givenHolding(netQuantity: string, options: Given): EngineUnderTest {
  const config = { instrumentIds: ['BTC-PERP'], holdings: 'adopt', ...options.config } as const;
  const entry = { averageEntryPrice: priceOf('100'), netQuantity: quantityOf(netQuantity) };
  return givenTrading(
    { ...options, config, instruments: [btcPerp] },
    booksOf({ positions: [{ instrumentId: 'BTC-PERP', ...entry }] }),
  );
}

const sampled = (engine: EngineUnderTest, price: string): Then => engine.sampled(1_000, price, 'BTC-PERP');
const submitted = (decided: Then) => decided.payload('OrderSubmitted')?.request;

describe('in reduce-only mode', () => {
  const reduceOnly = { config: { limits: { ...limits, reduceOnly: true } } };

  it('a strategy may close', () => {
    const engine = givenHolding('2', { ...reduceOnly, strategies: always({ action: 'Close' }) });
    expect(submitted(sampled(engine, '100'))).toMatchObject({
      side: 'Sell',
      quantity: quantityOf('2'),
      reduceOnly: true,
    });
  });

  it.each([
    { held: '2', action: 'Sell', side: 'Sell' },
    { held: '-2', action: 'Buy', side: 'Buy' },
  ] as const)('of $held a flip closes, and opens nothing', ({ held, action, side }) => {
    const engine = givenHolding(held, { ...reduceOnly, strategies: always({ action }) });
    const turned = sampled(engine, '100');
    expect(turned.types.slice(-4)).toEqual(['SignalsAggregated', 'OrderDenied', 'OrderSubmitted', 'SubmitAttempted']);
    expect(turned.payload('OrderDenied')?.reason).toBe('ReduceOnly');
    expect(submitted(turned)).toMatchObject({ side, quantity: quantityOf('2'), reduceOnly: true });
  });

  it('an entry is denied', () => {
    const engine = givenHolding('0', { ...reduceOnly, strategies: always({ action: 'Buy' }) });
    expect(sampled(engine, '100').types.slice(-2)).toEqual(['SignalsAggregated', 'OrderDenied']);
  });
});

it('a flip that may not even close is denied once', () => {
  const engine = givenHolding('2', { strategies: always({ action: 'Sell' }) });
  engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'look first' });
  expect(sampled(engine, '100').types.slice(-2)).toEqual(['SignalsAggregated', 'OrderDenied']);
  expect(sampled(engine, '100').events).toEqual([]);
});

it('a flip that is too large for one order closes', () => {
  const capped = { config: { limits: { ...limits, maxTradeValueUsd: notionalOf('600') } } };
  const engine = givenHolding('2', { ...capped, strategies: always({ action: 'Sell' }) });
  const turned = sampled(engine, '100');
  expect(turned.payload('OrderDenied')).toMatchObject({ reason: 'MaxTradeValue', numbers: { notional: '700' } });
  expect(submitted(turned)).toMatchObject({ side: 'Sell', quantity: quantityOf('2'), reduceOnly: true });
});

describe('a holding that is no whole number of lots', () => {
  it('is closed down to the rest, which no stop and no opinion minds any more', () => {
    const engine = givenHolding('0.0107', { strategies: always({ action: 'Close' }) });
    const closed = submitted(sampled(engine, '100'));
    expect(closed?.quantity).toEqual(quantityOf('0.01'));

    const change = { instrumentId: 'BTC-PERP', filledValue: notionalOf('1') };
    const progress = progressOf(closed?.clientOrderId ?? '', 'Filled', '0.01', change);
    engine.when({ type: 'OrderReported', progress });
    expect(engine.state.ledger.positions.get('BTC-PERP')?.netQuantity).toEqual(quantityOf('0.0007'));
    expect(engine.state.ledger.stops.size).toBe(0);
    expect(sampled(engine, '50').events).toEqual([]);
  });

  it('and that is all rest does not keep a strategy from entering', () => {
    const engine = givenHolding('0.0007', { strategies: always({ action: 'Buy', targetNotional: notionalOf('100') }) });
    expect(submitted(sampled(engine, '100'))).toMatchObject({ side: 'Buy', quantity: quantityOf('1') });
  });
});

it('a commission that the venue corrects moves order, result and cash by the difference', () => {
  const engine = givenHolding('2', { strategies: always({ action: 'Close' }) });
  const id = submitted(sampled(engine, '100'))?.clientOrderId ?? '';
  const tell = (commission: string) => {
    const change = { instrumentId: 'BTC-PERP', commission: moneyOf(commission) };
    return engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '2', change) }).types;
  };
  const known = () => ({
    order: engine.state.ledger.orders.get(id)?.commission,
    result: engine.state.ledger.results.get('BTC-PERP')?.commission,
    cash: engine.state.ledger.cash.get('USD'),
  });

  expect(tell('3')).toEqual(['OrderProgressed']);
  expect(known()).toEqual({ order: moneyOf('3'), result: moneyOf('3'), cash: moneyOf('9997') });
  expect(tell('2.5')).toEqual(['OrderProgressed']);
  expect(tell('2.5')).toEqual([]);
  expect(known()).toEqual({ order: moneyOf('2.5'), result: moneyOf('2.5'), cash: moneyOf('9997.5') });
});

it('the stop of a perpetual does not wait for a take-profit of a person', () => {
  const engine = givenHolding('1', {});
  sampled(engine, '100');
  const terms = { ...sell('1', '150'), instrumentId: 'BTC-PERP', reduceOnly: true };
  const progress = progressOf('by-hand', 'Accepted', '0', { instrumentId: 'BTC-PERP' });
  const held = { instrumentId: 'BTC-PERP', averageEntryPrice: priceOf('100'), netQuantity: quantityOf('1') };
  const books = booksOf({ positions: [held], openOrders: [{ terms, progress }] });
  expect(engine.when({ type: 'VenueBooksRead', books }).types).toContain('ExternalOrderSeen');
  expect(submitted(sampled(engine, '90'))).toMatchObject({ side: 'Sell', quantity: quantityOf('1'), reduceOnly: true });
});
