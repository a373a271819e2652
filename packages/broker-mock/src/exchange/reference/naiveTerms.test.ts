import type { TradingStatus } from '@bot/core';
import type { OrderEntry } from '../venueEvent';
import { market, openNaive } from './testing/openNaive';

type Change = Partial<OrderEntry>;
const sell = { side: 'Sell' } as const;
const perpetual = { instrumentId: 'A-PERP' } as const;
const stopLimit = { type: 'StopLimit', stopTicks: 105, limitTicks: 106, stopDirection: 'Up' } as const;
const bracket = { ...sell, type: 'Bracket', stopTicks: 95, limitTicks: 110, stopDirection: 'Down' } as const;

/** Other people quote 99 and 101, so that the mark and the last trade are 100. */
const refused: readonly (readonly [why: string, change: Change, reason: string])[] = [
  ['a sell by quote size', { ...market, ...sell, lots: 0, spend: 5n }, 'UnsupportedOrder'],
  ['a perpetual by quote size', { ...market, ...perpetual, lots: 0, spend: 5n }, 'UnsupportedOrder'],
  ['fill or kill at any price on spot', { ...market, timeInForce: 'FOK' }, 'UnsupportedOrder'],
  ['post-only that does not wait', { postOnly: true, timeInForce: 'IOC' }, 'UnsupportedOrder'],
  ['a stop that does not wait', { ...stopLimit, timeInForce: 'IOC' }, 'UnsupportedOrder'],
  ['a bracket that does not wait', { ...bracket, timeInForce: 'FOK' }, 'UnsupportedOrder'],
  ['a bracket that buys on spot', { ...bracket, side: 'Buy' }, 'UnsupportedOrder'],
  ['too few lots', { lots: 0 }, 'BelowMinimumSize'],
  ['too many lots', { lots: 1_001 }, 'AboveMaximumSize'],
  ['an end that is over', { timeInForce: 'GTD', expiresAt: 0 }, 'InvalidExpiry'],
  ['too much leverage', { ...perpetual, leverage: 11 }, 'InvalidLeverage'],
  ['a stop that is reached', { ...stopLimit, stopTicks: 100 }, 'InvalidStopPrice'],
  ['a buy whose limit is below its stop', { ...stopLimit, limitTicks: 104 }, 'InvalidStopPrice'],
  ['a bracket at a loss', { ...bracket, limitTicks: 94 }, 'InvalidStopPrice'],
  ['a bracket below the last trade', { ...bracket, limitTicks: 99 }, 'InvalidStopPrice'],
  ['a buy far above the mark', { limitTicks: 151 }, 'PriceOutOfBand'],
  ['a sell far below the mark', { ...sell, limitTicks: 49 }, 'PriceOutOfBand'],
  ['a reducing buy on spot', { reduceOnly: true }, 'ReduceOnlyWouldIncrease'],
  ['more than the coins to reduce', { ...sell, lots: 101, reduceOnly: true }, 'ReduceOnlyWouldIncrease'],
  ['reducing nothing', { ...perpetual, reduceOnly: true }, 'ReduceOnlyWouldIncrease'],
  ['more than the money', { lots: 99 }, 'InsufficientFunds'],
  ['more than the coins', { ...sell, lots: 101 }, 'InsufficientFunds'],
  ['more at the best price than the money', { ...market, lots: 98 }, 'InsufficientFunds'],
  ['more than the margin', { ...perpetual, lots: 484 }, 'InsufficientFunds'],
];

function quoted() {
  const desk = openNaive();
  desk.quote([[99, 900]], [[101, 900]]);
  desk.quote([[99, 900]], [[101, 900]], { instrumentId: 'A-PERP' });
  return desk;
}

describe('the naive venue: what is refused', () => {
  it.each(refused)('%s', (_why, change, reason) => {
    expect(quoted().submit(change)).toEqual([`ann/c1 refused: ${reason}`]);
  });

  it.each([
    ['Disabled', {}, 'ProductDisabled'],
    ['CancelOnly', {}, 'CancelOnly'],
    ['LimitOnly', { ...market }, 'LimitOnly'],
    ['LimitOnly', {}, null],
    ['PostOnly', {}, 'PostOnlyMode'],
    ['PostOnly', { postOnly: true }, null],
    ['Auction', { timeInForce: 'IOC' }, 'Auction'],
    ['Auction', { limitTicks: 101 }, 'Auction'],
    ['Auction', {}, null],
  ] as readonly (readonly [TradingStatus, Change, string | null])[])('%s: %j is %s', (status, change, reason) => {
    const { run, submit } = quoted();
    run({ type: 'SetStatus', at: 0, instrumentId: 'A-USD', status });
    expect(submit(change)[0]).toMatch(reason === null ? 'accepted' : `refused: ${reason}`);
  });

  it('takes a bracket that buys back a perpetual', () => {
    const buyBack = { ...perpetual, type: 'Bracket', limitTicks: 90, stopTicks: 110, stopDirection: 'Up' } as const;
    expect(quoted().submit(buyBack)).toEqual(['ann/c1 accepted as V1, 6000 12000', 'V1 rests']);
  });
});
