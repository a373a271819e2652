import type { OrderEntry, VenueEvent, VenueEventOf, VenueEventType } from '../venueEvent';

const entry: OrderEntry = {
  ...{ clientOrderId: '12', instrumentId: 'X-USD', side: 'Buy', type: 'StopLimit', timeInForce: 'GTD' },
  ...{ lots: 5, spend: 10n ** 19n, limitTicks: 100, stopTicks: 99, stopDirection: 'Up' },
  ...{ expiresAt: 9, postOnly: true, reduceOnly: true, leverage: 2 },
};

/** One event of each type. */
const samples: { readonly [T in VenueEventType]: VenueEventOf<T> } = {
  Deposited: { type: 'Deposited', at: 1, accountId: 'alice', currency: 'USD', units: 10n ** 22n },
  PositionSeeded: { type: 'PositionSeeded', at: 1, accountId: 'alice', instrumentId: 'X-PERP', lots: -2, basis: -5n },
  OrderAccepted: {
    ...{ type: 'OrderAccepted', at: 1, accountId: 'alice', orderNo: 1, entry, lots: 5 },
    ...{ makerPpm: 6_000, takerPpm: 12_000 },
  },
  OrderRejected: {
    ...{ type: 'OrderRejected', at: 1, accountId: 'alice', clientOrderId: '13' },
    ...{ reason: 'NoLiquidity', message: 'Nobody.' },
  },
  OrderRested: { type: 'OrderRested', at: 1, orderNo: 1 },
  OrderTriggered: { type: 'OrderTriggered', at: 1, orderNo: 1, limitTicks: 100 },
  OrderAmended: { type: 'OrderAmended', at: 1, orderNo: 1, limitTicks: 101, lots: 6, keepsPlace: false },
  CancelRequested: { type: 'CancelRequested', at: 1, orderNo: 1, dueAt: 6 },
  OrderEnded: { type: 'OrderEnded', at: 1, orderNo: 1, status: 'Canceled', reason: 'CanceledByUser' },
  TradeExecuted: {
    ...{ type: 'TradeExecuted', at: 1, tradeNo: 1, instrumentId: 'X-USD', side: 'Buy', ticks: 100, lots: 2 },
    maker: { accountId: 'market', orderNo: 0, fee: 0n },
    taker: { accountId: 'alice', orderNo: 1, fee: 24n * 10n ** 17n },
  },
  TradeBusted: { type: 'TradeBusted', at: 1, tradeNo: 1 },
  MarketStepped: {
    ...{ type: 'MarketStepped', at: 1, position: { step: 1, units: 'text' } },
    books: [
      {
        ...{ instrumentId: 'X-USD', bids: [[99, 1, 2]], asks: [], indexTicks: 5, lastTicks: 99 },
        prints: [{ ticks: 99, lots: 1, makerSide: 'Buy' }],
      },
    ],
  },
  StatusChanged: { type: 'StatusChanged', at: 1, instrumentId: 'X-USD', status: 'Auction' },
  FundingRateSet: { type: 'FundingRateSet', at: 1, instrumentId: 'X-PERP', ppb: null },
  FundingSettled: {
    ...{ type: 'FundingSettled', at: 1, instrumentId: 'X-PERP', dueAt: 1, ppb: 100_000 },
    payments: [['alice', -5n], ['market', 5n]], // prettier-ignore
  },
  LiquidationBegan: { type: 'LiquidationBegan', at: 1, accountId: 'alice' },
  LiquidationEnded: { type: 'LiquidationEnded', at: 1, accountId: 'alice', currency: 'USD', covered: 3n },
};

export const venueLog: readonly VenueEvent[] = Object.values(samples);
