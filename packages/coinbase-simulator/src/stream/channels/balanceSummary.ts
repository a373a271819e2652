import { toText } from '@bot/core';
import { futuresBalanceOf } from '../../api/futuresBalance';
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

/** The same as `GET /cfm/balance_summary`, as plain text. */
function summaryOf({ clock }: StreamHost, { account }: StreamUser): object {
  const balance = futuresBalanceOf(account.state, account.accountId, clock.now());
  const measure = {
    margin_level: balance.marginLevel,
    initial_margin: toText(balance.initialMargin),
    maintenance_margin: toText(balance.maintenanceMargin),
    liquidation_buffer_percentage: balance.bufferPercent,
    total_hold: toText(balance.hold),
    futures_buying_power: toText(balance.buyingPower),
  };
  return {
    futures_buying_power: toText(balance.buyingPower),
    total_usd_balance: toText(balance.cash),
    cbi_usd_balance: toText(balance.cash),
    cfm_usd_balance: '0',
    total_open_orders_hold_amount: toText(balance.hold),
    unrealized_pnl: toText(balance.unrealizedPnl),
    daily_realized_pnl: '0',
    initial_margin: toText(balance.initialMargin),
    available_margin: toText(balance.availableMargin),
    liquidation_threshold: toText(balance.maintenanceMargin),
    liquidation_buffer_amount: toText(balance.buffer),
    liquidation_buffer_percentage: balance.bufferPercent,
    intraday_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_INTRADAY', ...measure },
    overnight_margin_window_measure: { margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_OVERNIGHT', ...measure },
  };
}
