import { toText, zeroMoney, type AnyAmount, type Money } from '../money/amount';
import type { OrderIntent } from '../order/order';
import { denialReasons, type DenialReason } from './denialReasons';
import { cashNeeded, judgeOrder } from './judgedOrder';
import { riskChecks } from './riskChecks';
import type { RiskContext } from './riskContext';

declare const approved: unique symbol;
/** An order that passed `checkRisk`; there is no other way to get one, so an unapproved order cannot be sent, by type. */
export type Approved<T> = T & { readonly [approved]: true };

export interface Denial {
  readonly reason: DenialReason;
  /** The numbers that explain it, as decimal text, by the names of `denialReasons`. */
  readonly numbers: { readonly [name: string]: string };
}

export type RiskVerdict =
  /** `hold` is the cash that the order may need. */
  | { readonly verdict: 'Approved'; readonly intent: Approved<OrderIntent>; readonly hold: Money }
  | ({ readonly verdict: 'Denied' } & Denial);

/**
 * Judges an order. Fails closed: what is not known counts against it. The first reason of `denialReasons` that holds is given.
 * Worked example: 0.025 BTC at 50,000 with a trade value limit of 1,000 → MaxTradeValue, notional 1250.
 */
export function checkRisk(intent: OrderIntent, context: RiskContext): RiskVerdict {
  const { instrument } = context;
  if (instrument === undefined) return denied('UnknownInstrument', {});
  const order = judgeOrder(intent, instrument, context);

  for (const reason of reasonsInOrder) {
    if (order.reducing && !denialReasons[reason].bindsReducing) continue;
    const numbers = riskChecks[reason](order, context);
    if (numbers !== null) return denied(reason, numbers);
  }
  return {
    verdict: 'Approved',
    intent: intent as Approved<OrderIntent>,
    hold: order.reducing ? zeroMoney : cashNeeded(order, context.takerFeeRate),
  };
}

type Checked = keyof typeof riskChecks;
const reasonsInOrder = (Object.keys(denialReasons) as DenialReason[]).filter(
  (reason): reason is Checked => reason in riskChecks,
);

function denied(reason: DenialReason, numbers: { readonly [name: string]: AnyAmount | number }): RiskVerdict {
  const shown = Object.entries(numbers).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : toText(value),
  ]);
  return { verdict: 'Denied', reason, numbers: Object.fromEntries(shown) as Record<string, string> };
}
