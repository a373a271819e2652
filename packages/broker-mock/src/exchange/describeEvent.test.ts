import { notionalOf, priceOf, zeroQuantity } from '@bot/core';
import { limitOrder, marketOrder } from '@bot/simulation';
import { describeEvent, describeTerms } from './describeEvent';
import { openExchange } from './testing/openExchange';
import { venueLog } from './testing/venueLog';

it('every event is one line, but for the steps of the market', () => {
  const { state } = openExchange();
  expect(venueLog.map((event) => describeEvent(state, event))).toEqual([
    'Deposited 10000 USD to alice',
    'PositionSeeded -2 lots X-PERP for -0.000000000000000005 to alice',
    'OrderAccepted V1 Buy for 10 X-USD StopLimit 100 GTD stop 99 post-only reduce-only (12)',
    'OrderRejected 13 NoLiquidity: Nobody.',
    'OrderRested V1',
    'OrderTriggered V1',
    'OrderAmended V1 to 6 lots at 101 ticks',
    'CancelRequested V1',
    'OrderCanceled V1 CanceledByUser',
    'TradeExecuted T1 Buy 2 X-USD at 100: maker market, taker V1 fee 2.4',
    'TradeBusted T1',
    null,
    'StatusChanged X-USD Auction',
    'FundingRateSet X-PERP by premium',
    'FundingSettled X-PERP 100000 ppb to 2 accounts',
    'LiquidationBegan alice',
    'LiquidationEnded alice covered 0.000000000000000003 USD',
  ]);
});

it('a plain market order is a plain line', () => {
  const { state, submit } = openExchange();
  submit({ type: 'Market', limitTicks: null, lots: 1, timeInForce: 'IOC' });
  const [event] = submit({ lots: 1 });
  expect(event && describeEvent(state, event)).toBe('OrderAccepted V1 Buy 1 X-USD Limit 100 GTC (c2)');
});

it('terms read like an order', () => {
  expect(describeTerms(marketOrder('c'))).toBe('Buy 0.01 BTC-USD Market');
  expect(describeTerms(marketOrder('c', { quantity: zeroQuantity, quoteSize: notionalOf('50') }))).toBe(
    'Buy for 50 BTC-USD Market',
  );
  const stop = limitOrder('c', '50000', { type: 'StopLimit', stopPrice: priceOf('49000'), reduceOnly: true });
  expect(describeTerms({ ...stop, postOnly: true })).toBe(
    'Buy 0.01 BTC-USD StopLimit 50000 GTC stop 49000 post-only reduce-only',
  );
});
