import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  toText,
  type FillDetail,
  type OrderReport,
  type VenueOrder,
  type VenueOrderStatus,
} from '@bot/core';
import { givenStreams, listenToReports, START } from './givenStreams';

/** An order as the channel has it. */
export const orderOf = (status: string, filled: string, change: object = {}) => ({
  avg_price: filled === '0' ? '0' : '100',
  cancel_reason: '',
  client_order_id: 'c-1',
  completion_percentage: '0',
  cumulative_quantity: filled,
  filled_value: filled === '0' ? '' : String(Number(filled) * 100),
  leaves_quantity: '1',
  limit_price: '100',
  number_of_fills: '0',
  order_id: 'o-1',
  order_side: 'BUY',
  order_type: 'Limit',
  product_id: 'BTC-USD',
  reject_reason: '',
  status,
  time_in_force: 'GOOD_UNTIL_CANCELLED',
  total_fees: filled === '0' ? '0' : String(Number(filled) * 0.6),
  ...change,
});

export const fillOf = (tradeId: string, quantity: string): FillDetail => ({
  tradeId,
  clientOrderId: 'c-1',
  venueOrderId: 'o-1',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  price: priceOf('100'),
  quantity: quantityOf(quantity),
  liquidity: 'Maker',
  commission: moneyOf('0.1'),
  commissionCurrency: 'USD',
  at: START,
});

export const listed = (status: VenueOrderStatus, filled: string): VenueOrder => ({
  terms: {
    instrumentId: 'BTC-USD',
    side: 'Buy',
    type: 'Limit',
    quantity: quantityOf('1'),
    limitPrice: priceOf('100'),
    timeInForce: 'GTC',
    postOnly: false,
    reduceOnly: false,
  },
  progress: {
    clientOrderId: 'c-1',
    venueOrderId: 'o-1',
    instrumentId: 'BTC-USD',
    status,
    cumulativeQuantity: quantityOf(filled),
    filledValue: notionalOf(String(Number(filled) * 100)),
    commission: moneyOf(String(Number(filled) * 0.6)),
    reason: null,
    at: START,
  },
});

const textOf = (report: OrderReport): string =>
  report.type === 'Fill'
    ? `fill ${report.fill.tradeId} ${toText(report.fill.quantity)}`
    : `${report.progress.status} ${toText(report.progress.cumulativeQuantity)}`;

export function givenUser(...given: Parameters<typeof givenStreams>) {
  const world = givenStreams(...given);
  const { reports, leave } = listenToReports(world.streams);
  return {
    ...world,
    leave,
    reports,
    told: () => reports.map(textOf),
    async update(...orders: object[]) {
      world.venue.last.tell('user', [{ type: 'update', orders }]);
      await world.kernel.settled();
    },
  };
}
