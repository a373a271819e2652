import { toText, zeroMoney, type Money } from '../money/amount';
import type { OrderIntent } from '../order/order';
import type { DenialReason } from './denialReasons';
import { cashNeeded, judgeOrder, type JudgedOrder } from './judgedOrder';
import type { RiskNumbers } from './riskCheck';
import { riskChecks, type ListedCheck } from './riskChecks';
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
  /** `also`: what else would have denied it, so that it is seen at once. */
  | ({ readonly verdict: 'Denied'; readonly also: readonly Denial[] } & Denial);

/**
 * Judges an order. Fails closed: what is not known counts against it. The first reason of `denialReasons` that holds is given.
 * Worked example: 0.025 BTC at 50,000 with a trade value limit of 1,000 → MaxTradeValue, notional 1250.
 */
export function checkRisk(intent: OrderIntent, context: RiskContext): RiskVerdict {
  const { instrument } = context;
  if (instrument === undefined) return { verdict: 'Denied', reason: 'UnknownInstrument', numbers: {}, also: [] };
  const order = judgeOrder(intent, instrument, context);

  const first = nextDenial(0, order, context);
  if (first !== null) return { verdict: 'Denied', ...denialOf(first), also: denialsAfter(first, order, context) };
  return {
    verdict: 'Approved',
    intent: intent as Approved<OrderIntent>,
    hold: order.reducing ? zeroMoney : cashNeeded(order, context),
  };
}

interface FoundDenial {
  readonly index: number;
  readonly numbers: RiskNumbers;
}

/** The first check from `start` on that the order does not pass. An order that passes all of them makes no garbage here. */
function nextDenial(start: number, order: JudgedOrder, context: RiskContext): FoundDenial | null {
  for (let index = start; index < riskChecks.length; index += 1) {
    const { bindsReducing, check } = riskChecks[index] as ListedCheck;
    if (order.reducing && !bindsReducing) continue;
    const numbers = check(order, context);
    if (numbers !== null) return { index, numbers };
  }
  return null;
}

function denialsAfter(first: FoundDenial, order: JudgedOrder, context: RiskContext): readonly Denial[] {
  const others: Denial[] = [];
  let found = nextDenial(first.index + 1, order, context);
  for (; found !== null; found = nextDenial(found.index + 1, order, context)) others.push(denialOf(found));
  return others;
}

const denialOf = ({ index, numbers }: FoundDenial): Denial => ({
  reason: (riskChecks[index] as ListedCheck).reason,
  numbers: toTexts(numbers),
});

function toTexts(numbers: RiskNumbers): Denial['numbers'] {
  const shown = Object.entries(numbers).map(([name, value]) => [
    name,
    typeof value === 'number' || typeof value === 'string' ? String(value) : toText(value),
  ]);
  return Object.fromEntries(shown) as Record<string, string>;
}
