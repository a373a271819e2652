import { isAmount, ratioOf, silentLogger, toText, type AnyAmount, type FillDetail } from '@bot/core';
import { btcUsd } from '@bot/simulation';
import { fillSchema } from '../endpoints/listFills';
import { fill, orderId } from '../testing/wireFacts';
import { fillFrom } from './fills';
import { MalformedAnswer } from './malformedAnswer';
import { createUnknownValues } from './unknownValues';

const unknowns = createUnknownValues(silentLogger);
const read = (change: Record<string, unknown> = {}, instrument = btcUsd): FillDetail | null =>
  fillFrom(fillSchema.parse(fill(change)), 'bot-1', instrument, unknowns);
const texts = (detail: FillDetail | null): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(detail ?? {}).map(([name, value]) => [name, isAmount(value) ? toText(value as AnyAmount) : value]),
  );

describe('a fill', () => {
  it('is told in the words of the port', () => {
    expect(texts(read())).toEqual({
      ...{ tradeId: 't-1', clientOrderId: 'bot-1', venueOrderId: orderId, instrumentId: 'BTC-USD', side: 'Buy' },
      ...{ price: '49999.5', quantity: '0.005', liquidity: 'Maker', commission: '1.5', commissionCurrency: 'USD' },
      at: Date.parse('2026-11-22T10:00:01.500Z'),
    });
  });

  it('of what was spent has the quantity that was bought: 500 at 50,000 are 0.01, 1 contract of 0.01', () => {
    const spent = { size_in_quote: true, size: '500', price: '50000' };
    expect(texts(read(spent))['quantity']).toBe('0.01');
    expect(texts(read(spent, { ...btcUsd, contractSize: ratioOf('0.01') }))['quantity']).toBe('1');
  });

  it('that takes another back names it, and goes by its own entry', () => {
    const reversal = { trade_type: 'REVERSAL', entry_id: 'e-2' };
    expect(read(reversal)).toMatchObject({ tradeId: 'e-2', tradeType: 'Reversal', reverses: 't-1' });
    expect(read({ ...reversal, entry_id: '' })?.tradeId).toBe('t-1-reversal');
  });

  it('that takes one back is of when it came into the list, not of the trade', () => {
    const late = { trade_type: 'REVERSAL', sequence_timestamp: '2026-11-23T09:00:00Z' };
    expect(read(late)?.at).toBe(Date.parse('2026-11-23T09:00:00Z'));
    expect(read({ ...late, sequence_timestamp: '' })?.at).toBe(read()?.at);
  });

  it('of a kind that is new counts, one that corrects the books does not', () => {
    expect(read({ trade_type: 'SYNTHETIC' })?.tradeId).toBe('t-1');
    expect(read({ trade_type: 'CORRECTION' })).toBeNull();
    expect(read({ trade_type: null, liquidity_indicator: 'UNKNOWN_LIQUIDITY_INDICATOR' })?.liquidity).toBe('Taker');
  });

  it.each([
    ['a price of nothing', { price: '0' }],
    ['a price of nothing for what was spent', { price: '0', size_in_quote: true }],
    ['no quantity', { size: '' }],
    ['less than nothing', { size: '-1' }],
    ['no side', { side: 'BOTH' }],
    ['no time', { trade_time: 'soon' }],
  ])('with %s is refused', (_what, change) => {
    expect(() => read(change)).toThrow(MalformedAnswer);
  });
});
