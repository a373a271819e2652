import { isTerminal, orderStatuses, orderTransitions, type OrderStatus, type TransitionKind } from '@bot/core';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

/** The words that people say, beside the terms of FIX. */
const everydayWords: Partial<Record<OrderStatus, string>> = {
  Submitted: 'pending',
  Accepted: 'open',
  PartiallyFilled: 'partially filled',
  Filled: 'filled',
  Canceled: 'cancelled',
  Rejected: 'rejected',
};

/** From which status an order may go to which. */
export function orderLifecyclePage(): Document {
  return page(
    'docs/reference/order-lifecycle.md',
    'The lifecycle of an order',
    'packages/core/src/order/transitions.ts',
    'A step that is not in this table cannot happen. _Late_ steps are real: a message overtook another one.\n' +
      '**Denied** is said by our own risk, **Rejected** by the venue, **Failed** when the order was not acted on and is no longer wanted.',
    markdownTable(['status', 'in everyday words', 'may become', 'late', 'final'], orderStatuses.map(row)),
  );
}

function row(from: OrderStatus): string[] {
  const steps: Partial<Record<OrderStatus, TransitionKind>> = orderTransitions[from];
  const to = (kind: TransitionKind) => orderStatuses.filter((status) => steps[status] === kind).join(', ');
  return [from, everydayWords[from] ?? '', to('normal'), to('late'), isTerminal(from) ? 'yes' : ''];
}
