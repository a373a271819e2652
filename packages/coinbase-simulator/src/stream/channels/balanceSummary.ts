import {
  add,
  isZero,
  ratioBetween,
  ratioOf,
  scale,
  subtract,
  toFixedText,
  toText,
  zeroMoney,
  type Money,
} from '@bot/core';
import { balancesOf, marginsOf } from '@bot/broker-mock';
import type { FrameWriter } from '../frames/frameWriter';
import type { StreamHost, StreamUser } from '../streamHost';
import type { OpenChannel } from './openChannel';

export interface BalanceSummaryParts {
  readonly host: StreamHost;
  readonly user: StreamUser;
  readonly frames: FrameWriter;
}

const LOOK_MS = 1_000;

/** How the account stands with its futures: as it is, then at most once a second what is new. */
export function openBalanceSummary({ host, user, frames }: BalanceSummaryParts): OpenChannel {
  let told = '';
  let cancelTimer = (): void => undefined;

  function look(): void {
    cancelTimer = host.clock.setTimer(LOOK_MS, look);
    const summary = summaryOf(host, user);
    const text = JSON.stringify(summary);
    if (text === told) return;
    const type = told === '' ? 'snapshot' : 'update';
    told = text;
    frames.send('futures_balance_summary', [{ type, fcm_balance_summary: summary }]);
  }

  look();
  return { close: () => cancelTimer() };
}

/** In US dollars, as plain text. All cash of the account stands behind its futures. */
function summaryOf({ clock }: StreamHost, { account }: StreamUser): object {
  const { state, accountId } = account;
  const usd = balancesOf(state, accountId).find(({ currency }) => currency === 'USD');
  const margin = marginsOf(state, accountId, clock.now()).find(({ currency }) => currency === 'USD');
  const [total, hold] = [usd?.total ?? zeroMoney, usd?.hold ?? zeroMoney];
  const equity = margin?.equity ?? total;
  const initial = margin?.initialMargin ?? zeroMoney;
  const maintenance = margin?.maintenanceMargin ?? zeroMoney;
  const buffer = margin?.liquidationBuffer ?? equity;
  const free = subtract(equity, initial);
  const measure = measureFrom({ initial, maintenance, hold, free, bufferPercent: percentOf(buffer, maintenance) });
  return {
    futures_buying_power: toText(free),
    total_usd_balance: toText(total),
    cbi_usd_balance: toText(total),
    cfm_usd_balance: toText(total),
    total_open_orders_hold_amount: toText(hold),
    unrealized_pnl: toText(subtract(add(equity, hold), total)),
    daily_realized_pnl: '0',
    initial_margin: toText(initial),
    available_margin: toText(free),
    liquidation_threshold: toText(maintenance),
    liquidation_buffer_amount: toText(buffer),
    liquidation_buffer_percentage: percentOf(buffer, maintenance),
    intraday_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_INTRADAY', ...measure },
    overnight_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_OVERNIGHT', ...measure },
  };
}

interface Measured {
  readonly initial: Money;
  readonly maintenance: Money;
  readonly hold: Money;
  readonly free: Money;
  readonly bufferPercent: string;
}

const measureFrom = ({ initial, maintenance, hold, free, bufferPercent }: Measured): object => ({
  margin_level: 'MARGIN_LEVEL_TYPE_BASE',
  initial_margin: toText(initial),
  maintenance_margin: toText(maintenance),
  liquidation_buffer_percentage: bufferPercent,
  total_hold: toText(hold),
  futures_buying_power: toText(free),
});

/** In whole percent; 1000 where nothing can be lost. */
const percentOf = (buffer: Money, maintenance: Money): string =>
  isZero(maintenance) ? '1000' : toFixedText(scale(ratioBetween(buffer, maintenance), ratioOf('100')), 0);
