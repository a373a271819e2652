import {
  isAmount,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  silentLogger,
  toText,
  type AnyAmount,
  type OrderTerms,
} from '@bot/core';
import fc from 'fast-check';
import { orderSchema } from '../endpoints/listOrders';
import { limitBuy, marketOrder } from '../testing/brokerWorld';
import { filledHalf, openOrder, orderId } from '../testing/wireFacts';
import { MalformedAnswer } from './malformedAnswer';
import { orderConfigurationOf } from './orderConfiguration';
import { orderFrom, type OrderReading } from './orders';
import { createUnknownValues } from './unknownValues';

const reading: OrderReading = { unknowns: createUnknownValues(silentLogger), contractSizeOf: () => ratioOf('0.01') };
const read = (body: unknown) => orderFrom(orderSchema.parse(body), reading);
const texts = (terms: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(terms).map(([name, value]) => [name, isAmount(value) ? toText(value as AnyAmount) : value]),
  );

describe('an order that is listed', () => {
  it('tells its terms and how far it got', () => {
    const { terms, progress, isLiquidation } = read(filledHalf());
    expect(texts(terms)).toEqual({
      ...{ instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit', quantity: '0.01', limitPrice: '50000' },
      ...{ timeInForce: 'GTC', postOnly: false, reduceOnly: false },
    });
    expect(texts(progress)).toEqual({
      ...{ clientOrderId: 'bot-1', venueOrderId: orderId, instrumentId: 'BTC-USD', status: 'PartiallyFilled' },
      ...{ cumulativeQuantity: '0.005', filledValue: '249.9975', commission: '1.5', reason: null },
      at: Date.parse('2026-11-22T10:00:01.500Z'),
    });
    expect(isLiquidation).toBeUndefined();
  });

  it.each([
    ['PENDING', 'Accepted'],
    ['QUEUED', 'Accepted'],
    ['CANCEL_QUEUED', 'Accepted'],
    ['EDIT_QUEUED', 'Accepted'],
    ['CANCELLED', 'Canceled'],
    ['EXPIRED', 'Expired'],
    ['FAILED', 'Rejected'],
    ['UNKNOWN_ORDER_STATUS', 'Accepted'],
    ['SOMETHING_OF_2027', 'Accepted'],
    ['toString', 'Accepted'],
  ])('as %s is %s', (status, meant) => {
    expect(read(openOrder({ status })).progress.status).toBe(meant);
  });

  it('as FILLED is Filled', () => {
    expect(read(filledHalf({ status: 'FILLED' })).progress.status).toBe('Filled');
  });

  it('with the long figures of the venue keeps each digit', () => {
    const body = {
      status: 'FILLED',
      filled_size: '0.000297920684505',
      filled_value: '6.3220675944333996',
      total_fees: '0.0379324055666004',
    };
    const spent = { market_market_ioc: { quote_size: '6.36', rfq_enabled: false, reduce_only: false } };
    const { terms, progress } = read(openOrder({ ...body, order_configuration: spent, size_in_quote: true }));
    expect(texts(terms)).toMatchObject({
      type: 'Market',
      quantity: '0',
      quoteSize: '6.36',
      limitPrice: null,
      timeInForce: 'IOC',
    });
    expect(texts(progress)).toMatchObject({
      cumulativeQuantity: '0.000297920684505',
      filledValue: '6.3220675944333996',
    });
  });

  it('without a value has what its average says, by the size of a contract', () => {
    const { progress } = read(filledHalf({ filled_value: '', average_filled_price: '50000', filled_size: '0.01' }));
    expect(toText(progress.filledValue)).toBe('5');
    expect(() => read(filledHalf({ filled_value: '', average_filled_price: '' }))).toThrow(MalformedAnswer);
  });

  it('of the venue itself goes by its id, and says that it liquidates', () => {
    const configuration = { liquidation_market_gtc: { base_size: '0.01' }, limit_limit_gtc: null };
    const { terms, progress, isLiquidation } = read(
      openOrder({ client_order_id: '', is_liquidation: true, order_configuration: configuration }),
    );
    expect([progress.clientOrderId, isLiquidation, terms.type]).toEqual([orderId, true, 'Market']);
  });

  it('of a kind that nobody knows is told by its figures', () => {
    const limited = { twap_limit_gtd: { base_size: '0.3', limit_price: '49000', end_time: '' } };
    expect(texts(read(openOrder({ order_configuration: limited })).terms)).toMatchObject({
      type: 'Limit',
      quantity: '0.3',
      limitPrice: '49000',
    });
    const other = { pegged: { base_size: '0.3' } };
    expect(read(openOrder({ order_configuration: other })).terms.type).toBe('Market');
    const spent = { limit_limit_gtc: { quote_size: '500', limit_price: '50000' } };
    expect(texts(read(openOrder({ order_configuration: spent })).terms)['quantity']).toBe('0.01');
  });

  it('that states what is spent may buy more below its limit', () => {
    const spent = { limit_limit_gtc: { quote_size: '500', limit_price: '50000' } };
    const order = filledHalf({ order_configuration: spent, size_in_quote: true, filled_size: '0.0101' });
    expect(toText(read(order).progress.cumulativeQuantity)).toBe('0.0101');
  });

  it('may be filled up to what it was edited to', () => {
    const grown = filledHalf({
      filled_size: '0.02',
      edit_history: [
        { price: '50000', size: '0.02' },
        { price: '50000', size: '' },
      ],
    });
    expect(toText(read(grown).progress.cumulativeQuantity)).toBe('0.02');
  });

  it.each([
    ['more filled than was ordered', { filled_size: '0.011' }],
    ['an end as filled and nothing filled', { status: 'FILLED', filled_size: '' }],
    ['less than nothing filled', { filled_size: '-0.001' }],
    ['a value below zero', { filled_value: '-1' }],
    ['no side', { side: 'HOLD' }],
    ['no time', { created_time: null, last_fill_time: null }],
    ['a time that is none', { created_time: 'now' }],
    ['no terms', { order_configuration: {} }],
    ['a quantity that is none', { filled_size: 'half' }],
  ])('with %s is refused', (_what, change) => {
    expect(() => read(filledHalf(change))).toThrow(MalformedAnswer);
  });

  it('is read or refused, whatever it is', () => {
    const wild = fc.record(
      Object.fromEntries(
        Object.entries(filledHalf()).map(([name, value]) => [
          name,
          fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, fc.jsonValue()),
        ]),
      ),
    );
    fc.assert(
      fc.property(wild, (body) => {
        const parsed = orderSchema.safeParse(body);
        if (!parsed.success) return;
        try {
          const { progress } = orderFrom(parsed.data, reading);
          expect(Number.isSafeInteger(progress.at)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedAnswer);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('the words for an order', () => {
  const expiresAt = Date.parse('2026-11-23T00:00:00Z');
  const stopPrice = priceOf('49000');
  const base = { base_size: '0.01' };
  const limit = { ...base, limit_price: '50000' };
  const cases: [OrderTerms, boolean, object][] = [
    [marketOrder(), true, { market_market_ioc: base }],
    [
      marketOrder({ quoteSize: notionalOf('500'), quantity: quantityOf('0') }),
      true,
      { market_market_ioc: { quote_size: '500' } },
    ],
    [
      marketOrder({ timeInForce: 'FOK', reduceOnly: true }),
      false,
      { market_market_fok: { ...base, reduce_only: true } },
    ],
    [limitBuy({ postOnly: true }), true, { limit_limit_gtc: { ...limit, post_only: true } }],
    [limitBuy({ side: 'Sell', reduceOnly: true }), true, { limit_limit_gtc: { ...limit, post_only: false } }],
    [limitBuy({ reduceOnly: true }), false, { limit_limit_gtc: { ...limit, post_only: false, reduce_only: true } }],
    [
      limitBuy({ timeInForce: 'GTD', expiresAt }),
      true,
      { limit_limit_gtd: { ...limit, end_time: '2026-11-23T00:00:00.000Z', post_only: false } },
    ],
    [limitBuy({ timeInForce: 'IOC' }), true, { sor_limit_ioc: limit }],
    [limitBuy({ timeInForce: 'FOK' }), true, { limit_limit_fok: limit }],
    [
      limitBuy({ type: 'StopLimit', stopPrice }),
      true,
      { stop_limit_stop_limit_gtc: { ...limit, stop_price: '49000', stop_direction: 'STOP_DIRECTION_STOP_UP' } },
    ],
    [
      limitBuy({ type: 'StopLimit', side: 'Sell', stopPrice, timeInForce: 'GTD', expiresAt }),
      true,
      {
        stop_limit_stop_limit_gtd: {
          ...limit,
          stop_price: '49000',
          stop_direction: 'STOP_DIRECTION_STOP_DOWN',
          end_time: '2026-11-23T00:00:00.000Z',
        },
      },
    ],
    [
      limitBuy({ type: 'Bracket', side: 'Sell', stopPrice }),
      true,
      { trigger_bracket_gtc: { ...limit, stop_trigger_price: '49000' } },
    ],
    [
      limitBuy({ type: 'Bracket', side: 'Sell', stopPrice, timeInForce: 'GTD', expiresAt }),
      true,
      { trigger_bracket_gtd: { ...limit, stop_trigger_price: '49000', end_time: '2026-11-23T00:00:00.000Z' } },
    ],
  ];

  it.each(cases)('%# are those of the venue', (terms, isSpot, configuration) => {
    expect(orderConfigurationOf(terms, isSpot)).toEqual(configuration);
  });

  it.each(cases)('%# mean the same when they are read again', (terms, isSpot, configuration) => {
    const { side } = terms;
    const body = openOrder({ order_configuration: configuration, side: side === 'Buy' ? 'BUY' : 'SELL' });
    const { clientOrderId, ...asked } = { clientOrderId: '', ...terms };
    expect(clientOrderId).toBeDefined();
    const direction = asked.type === 'StopLimit' ? { stopDirection: side === 'Buy' ? 'Up' : 'Down' } : {};
    const reduceOnly = asked.reduceOnly && !isSpot;
    expect(texts(read(body).terms)).toEqual({ ...texts({ ...asked, reduceOnly }), ...direction });
  });
});
