import type { JsonObject, JsonValue } from '@bot/core';
import type { AnswerForm } from '@bot/broker-mock';
import type { Malformation, RequestPoint, ServedAnswer } from '@bot/simulation';
import { jsonOf, served } from './served';

/** Names in objects, places in lists; `*` is the first name. */
type Place = readonly (string | number)[];

/** What an answer is not without, and where in it a status and a number stand. */
interface Shape {
  readonly essential: readonly string[];
  readonly statuses: readonly Place[];
  readonly numbers: readonly Place[];
}

const shape = (
  essential: readonly string[],
  statuses: readonly Place[] = [],
  numbers: readonly Place[] = [],
): Shape => ({
  ...{ essential, statuses, numbers },
});

const created = shape(['success', 'success_response', 'error_response']);
const orderStatuses: readonly Place[] = [
  ['orders', 0, 'status'],
  ['order', 'status'],
];
const orderNumbers: readonly Place[] = ['base_size', 'quote_size'].flatMap((size): Place[] => [
  ['orders', 0, 'order_configuration', '*', size],
  ['order', 'order_configuration', '*', size],
]);
const orders = shape(['orders', 'order'], orderStatuses, orderNumbers);

/** By the method of the port that an answer belongs to. */
const shapes = {
  submitOrder: created,
  closePosition: created,
  cancelOrders: shape(['results']),
  amendOrder: shape(['success', 'errors']),
  balances: shape(
    ['accounts', 'account', 'data'],
    [],
    [
      ['accounts', 0, 'available_balance', 'value'],
      ['account', 'available_balance', 'value'],
      ['data', 0, 'balance', 'amount'],
    ],
  ),
  positions: shape(
    ['positions', 'position'],
    [],
    [
      ['positions', 0, 'net_size'],
      ['positions', 0, 'number_of_contracts'],
      ['position', 'net_size'],
      ['position', 'number_of_contracts'],
    ],
  ),
  openOrders: orders,
  order: orders,
  findOrderByClientId: orders,
  fillsSince: shape(['fills'], [], [['fills', 0, 'price']]),
  fundingSince: shape(['portfolios']),
  marginSummary: shape(
    ['portfolios', 'balance_summary', 'breakdown', 'sweeps'],
    [],
    [
      ['portfolios', 0, 'total_balance', 'value'],
      ['balance_summary', 'total_usd_balance', 'value'],
    ],
  ),
  permissions: shape(['can_view', 'portfolios', 'payment_methods']),
  fees: shape(['fee_tier', 'preview_id'], [], [['fee_tier', 'maker_fee_rate']]),
  instruments: shape(
    ['products', 'product_id', 'data'],
    [['products', 0, 'status'], ['status']],
    [['products', 0, 'base_increment'], ['base_increment']],
  ),
  quote: shape(
    ['pricebooks', 'pricebook', 'trades', 'data'],
    [],
    [['pricebooks', 0, 'bids', 0, 'price'], ['pricebook', 'bids', 0, 'price'], ['best_bid']],
  ),
  candles: shape(['candles'], [], [['candles', 0, 'close']]),
  venueTime: shape(['iso', 'epochSeconds', 'epochMillis', 'data']),
} as const satisfies Record<RequestPoint, Shape>;

const NO_ORDERS: JsonObject = { orders: [], sequence: '0', has_next: false, cursor: '', proof_token_required: false };

/** What answers of the wire are when the venue does not list what was asked for, or when something is wrong with them. */
export const answerForm = (point: RequestPoint): AnswerForm<ServedAnswer> => ({
  unlisted: point === 'findOrderByClientId' ? () => served({ status: 200, json: NO_ORDERS }) : null,
  malformed(answer, how) {
    const json = jsonOf(answer);
    const changed = json === null ? null : malformedJson(json, how, shapes[point]);
    return changed === null ? null : { ...answer, body: served({ status: 200, json: changed }).body };
  },
});

function malformedJson(
  json: JsonObject,
  how: Malformation,
  { essential, statuses, numbers }: Shape,
): JsonObject | null {
  switch (how) {
    case 'MissingField':
      return without(json, essential);
    case 'UnknownStatus':
      return changedAt(json, statuses, () => 'NEVER_HEARD_OF');
    case 'EmptyNumber':
      return changedAt(json, numbers, () => '');
    case 'NegativeBalance':
      return changedAt(json, numbers, (value) => (/^0?$/.test(String(value)) ? '-1' : `-${String(value)}`));
  }
}

/** null: it has none of these. */
function without(json: JsonObject, names: readonly string[]): JsonObject | null {
  const left = Object.entries(json).filter(([name]) => !names.includes(name));
  return left.length === Object.keys(json).length ? null : Object.fromEntries(left);
}

/** At the first of the places that is there; null: none is. */
function changedAt(
  json: JsonObject,
  places: readonly Place[],
  change: (value: JsonValue) => JsonValue,
): JsonObject | null {
  for (const place of places) {
    const changed = withChange(json, place, change);
    if (changed !== null) return changed as JsonObject;
  }
  return null;
}

function withChange(value: JsonValue, place: Place, change: (value: JsonValue) => JsonValue): JsonValue | null {
  const [step, ...rest] = place;
  if (step === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return null;
  const name = step === '*' ? Object.keys(value)[0] : String(step);
  const inner = Object.entries(value).find(([each]) => each === name)?.[1] as JsonValue | undefined;
  const changed = inner === undefined ? null : withChange(inner, rest, change);
  if (changed === null || name === undefined) return null;
  if (Array.isArray(value)) return value.with(Number(name), changed) as JsonValue;
  return { ...(value as JsonObject), [name]: changed };
}
