import { Command } from 'commander';
import { toText, type Order } from '@bot/core';
import { averagePriceOf } from '../log/averagePriceOf';
import { openLog } from '../log/openLog';
import type { LogReading } from '../log/readLog';
import { positive } from '../options/marketOptions';
import { addExamples, addOutputOptions, storeOption } from '../options/runOptions';
import { priceText, quantityText, usdText } from '../output/amountText';
import { formatTable } from '../output/table';
import { isoTime, timeText } from '../output/timeText';
import type { CommandSurroundings, Outcome } from './outcome';

interface OrdersOptions {
  readonly store: string;
  readonly open?: boolean;
  readonly last: number;
}

/** `bot orders`: the orders of a folder's log. */
export function ordersCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('orders')
    .description('List the orders in a log, oldest first. The bot may be running.')
    .addOption(storeOption('folder of the logs').makeOptionMandatory())
    .option('--open', 'only those that are live')
    .option('--last <count>', 'no more than the newest so many', (text) => positive(text), 50)
    .action(async (options: OrdersOptions) => surroundings.finish(orders(await openLog(options.store), options)));
  addOutputOptions(command);
  return addExamples(command, [
    ['bot orders --store ./paper', 'the newest fifty'],
    ['bot orders --store ./paper --open --json', 'live orders, for a program to read'],
  ]);
}

function orders(reading: LogReading, { open = false, last }: OrdersOptions): Outcome {
  const { ledger } = reading;
  const wanted = [...reading.orders.values()].filter(
    ({ clientOrderId }) => !open || ledger.liveOrderIds.has(clientOrderId),
  );
  const shown = wanted.slice(-Math.floor(last)).map((order) => orderData(order, reading));
  return { data: { count: wanted.length, orders: shown }, text: orderTable(shown) };
}

function orderData(order: Readonly<Order>, reading: LogReading) {
  const { clientOrderId, venueOrderId, instrumentId, side, type, status, reason, rejectReason, timeInForce } = order;
  const average = averagePriceOf(order, reading);
  return {
    ...{ clientOrderId, venueOrderId, instrumentId, side, type, timeInForce },
    quantity: toText(order.quantity),
    limitPrice: order.limitPrice && toText(order.limitPrice),
    filledQuantity: toText(order.filledQuantity),
    averagePrice: average && toText(average),
    fees: toText(order.commission),
    ...{ status, reason, rejectReason },
    submittedAt: isoTime(order.submittedAt),
    updatedAt: isoTime(order.updatedAt),
  };
}

const orderTable = (orders: readonly ReturnType<typeof orderData>[]): string =>
  formatTable(
    [
      { title: 'Time, UTC' },
      { title: 'Order' },
      { title: 'Instrument' },
      { title: 'Side' },
      { title: 'Quantity', align: 'right' },
      { title: 'Filled', align: 'right' },
      { title: 'Price', align: 'right' },
      { title: 'Fees', align: 'right' },
      { title: 'Status' },
      { title: 'Reason' },
    ],
    orders.map((order) => [
      timeText(Date.parse(order.submittedAt)),
      order.clientOrderId,
      order.instrumentId,
      order.side,
      quantityText(order.quantity),
      quantityText(order.filledQuantity),
      order.averagePrice === null ? '–' : priceText(order.averagePrice),
      usdText(order.fees),
      order.status,
      order.rejectReason ?? order.reason,
    ]),
  );
