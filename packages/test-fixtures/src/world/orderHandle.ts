import { isTerminal, toText, type Order, type OrderStatus } from '@bot/core';
import type { OrderWish, SubmittedWish, Trace, WishDecision } from '@bot/simulation';
import type { Subject } from './subject';
import type { WaitLimit, WorldTime } from './worldTime';

/** Where an order stands: what awaiting its handle gives. */
export interface OrderOutcome {
  /** Initialized until the bot has decided; Denied when its risk refused. */
  readonly status: OrderStatus;
  readonly order: Readonly<Order> | undefined;
  readonly denial: Extract<WishDecision, { decision: 'Denied' }> | undefined;
}

/**
 * An order that the test asked the bot for. Reading it never moves time; awaiting it lets time pass until the order has
 * ended or was denied.
 */
export interface OrderHandle extends Subject<'order'>, OrderOutcome, PromiseLike<OrderOutcome> {
  readonly wish: OrderWish;
  /** undefined until the bot has decided, and when it denied. */
  readonly clientOrderId: string | undefined;
  /** Lets time pass until the bot has decided. */
  decided(): Promise<WishDecision>;
  /** Lets time pass until the order has one of these statuses, or has ended. */
  reaches(...statuses: readonly OrderStatus[]): Promise<OrderOutcome>;
}

/** How long an order may take before waiting for it is given up, in virtual time. */
const PATIENCE = '1h';

export interface OrderHandleOptions {
  readonly wish: OrderWish;
  readonly trace: Trace;
  readonly repeat: string | null;
  readonly time: WorldTime;
  /** undefined while the wish waits for the start of the bot. */
  readonly submitted: () => SubmittedWish | undefined;
  /** The order as the bot that runs now knows it: after a restart it is another one than the bot that took the wish. */
  readonly findOrder: (clientOrderId: string) => Readonly<Order> | undefined;
}

export function createOrderHandle({
  wish,
  trace,
  repeat,
  time,
  submitted,
  findOrder,
}: OrderHandleOptions): OrderHandle {
  const decision = (): WishDecision | undefined => submitted()?.decision();
  const clientOrderId = (): string | undefined => {
    const decided = decision();
    return decided?.decision === 'Submitted' ? decided.clientOrderId : undefined;
  };

  function outcome(): OrderOutcome {
    const decided = decision();
    if (decided === undefined) return { status: 'Initialized', order: undefined, denial: undefined };
    if (decided.decision === 'Denied') return { status: 'Denied', order: undefined, denial: decided };
    const order = findOrder(decided.clientOrderId) ?? submitted()?.order();
    return { status: order?.status ?? 'Submitted', order, denial: undefined };
  }

  async function waitFor(reached: () => boolean, what: string): Promise<void> {
    const limit: WaitLimit = { limit: PATIENCE, what: `${wishText(wish)} ${what}` };
    if (!reached()) await time.until(reached, limit);
  }

  async function reaches(...statuses: readonly OrderStatus[]): Promise<OrderOutcome> {
    const reached = (): boolean => {
      const { status } = outcome();
      return statuses.includes(status) || isTerminal(status);
    };
    await waitFor(reached, statuses.length === 0 ? 'to end' : `to be ${statuses.join(' or ')}`);
    return outcome();
  }

  return {
    kind: 'order',
    trace,
    repeat,
    wish,
    get status() {
      return outcome().status;
    },
    get order() {
      return outcome().order;
    },
    get denial() {
      const decided = decision();
      return decided?.decision === 'Denied' ? decided : undefined;
    },
    get clientOrderId() {
      return clientOrderId();
    },
    async decided() {
      let decided: WishDecision | undefined;
      await waitFor(() => (decided = decision()) !== undefined, 'to be decided');
      return decided as unknown as WishDecision;
    },
    reaches,
    then: (resolve, reject) => reaches().then(resolve, reject),
  };
}

/** `Buy 0.01 BTC-USD at 49000` */
export const wishText = ({ side, quantity, instrumentId, limitPrice }: OrderWish): string =>
  `${side} ${quantity} ${instrumentId}${limitPrice === undefined ? '' : ` at ${limitPrice}`}`;

/** What is known of an order, in one line: `Canceled, 0.06 of 0.1 filled, NoLiquidity`. */
export function outcomeText({ status, order, denial }: OrderOutcome): string {
  if (denial !== undefined) {
    const numbers = Object.entries(denial.numbers).map(([name, value]) => `${name} ${value}`);
    return [`Denied: ${denial.reason}`, ...numbers].join(', ');
  }
  if (order === undefined) return status;
  const filled = `${toText(order.filledQuantity)} of ${toText(order.quantity)} filled`;
  return [status, filled, ...(order.rejectReason === null ? [] : [order.rejectReason])].join(', ');
}
