import { quantityOf, toText, type OrderReport, type SubmitAnswer, type VenueOrder } from '@bot/core';
import { btcPerp, btcUsd } from '../../sample/sampleInstruments';
import { createKernel } from '../../time/kernel';
import { createVirtualClock } from '../../time/virtualClock';
import { createScriptedBroker, type ScriptedBrokerOptions } from '../scriptedBroker';

/** A scripted broker with spot and a perpetual at 50,000 and 10,000 USD, and what it reported, as text. */
export function scriptedWorld(options: Partial<ScriptedBrokerOptions> = {}) {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const broker = createScriptedBroker({
    clock,
    instruments: [{ ...btcUsd, minQuantity: quantityOf('0.001') }, btcPerp],
    balances: { USD: '10000' },
    prices: { 'BTC-USD': '50000', 'BTC-PERP': '50000' },
    fees: { maker: '0.004', taker: '0.006' },
    ...options,
  });
  const reports: string[] = [];
  broker.subscribeReports((report) => reports.push(reportText(report)));
  const order = (clientOrderId: string): VenueOrder | undefined =>
    broker.truth.orders().find(({ progress }) => progress.clientOrderId === clientOrderId);
  return { clock, kernel, broker, reports, script: broker.script, truth: broker.truth, order };
}

/** `a Filled 0.01`, `Fill 0.01 at 50000.01`. */
function reportText(report: OrderReport): string {
  if (report.type === 'Fill') return `Fill ${toText(report.fill.quantity)} at ${toText(report.fill.price)}`;
  const { clientOrderId, status, cumulativeQuantity } = report.progress;
  return `${clientOrderId} ${status} ${toText(cumulativeQuantity)}`;
}

/** `Filled 0.01`, with the reason when there is one: `Canceled 0.01 NoLiquidity`. */
export function stateText(order: VenueOrder | undefined): string {
  if (order === undefined) return 'none';
  const { status, cumulativeQuantity, reason } = order.progress;
  return [status, toText(cumulativeQuantity), ...(reason === null ? [] : [reason])].join(' ');
}

export const reasonOf = (answer: SubmitAnswer): string =>
  answer.outcome === 'Rejected' ? answer.reason : answer.outcome;

/** `USD 9496.9998994 (4929.4 held)` for each currency. */
export const balancesText = ({ truth }: Pick<ReturnType<typeof scriptedWorld>, 'truth'>): string[] =>
  truth.balances().map(({ currency, total, hold }) => `${currency} ${toText(total)} (${toText(hold)} held)`);
