import { AssertionFailed } from '../errors/assertion';
import { isAmount, moneyOf, toText } from '../money/amount';
import type { JsonObject, JsonValue } from '../ports/eventStore';

/**
 * The names under which an amount may stand in an event, and nothing else may. A name always means an amount, so that a log
 * can be read back by names alone. Writing an amount under another name is a mistake that fails at once.
 */
export const amountNames = [
  'amount',
  'available',
  'averageEntryPrice',
  'bestPrice',
  'commission',
  'confidence',
  'contractSize',
  'costBasis',
  'cumulativeQuantity',
  'dayResult',
  'equity',
  'filledQuantity',
  'filledValue',
  'fundingRate',
  'hold',
  'ignoredQuantity',
  'initialMarginRate',
  'leverage',
  'limitPrice',
  'lotSize',
  'maintenanceMarginRate',
  'mark',
  'maxQuantity',
  'minNotional',
  'minQuantity',
  'netQuantity',
  'ours',
  'price',
  'quantity',
  'quoteSize',
  'stopPrice',
  'targetNotional',
  'tickSize',
  'total',
  'value',
  'venues',
] as const;

const meansAmount: ReadonlySet<string> = new Set(amountNames);

/** Subtrees that hold text for people only, under names of their own. */
const opaqueNames: ReadonlySet<string> = new Set(['numbers']);

/**
 * Turns the payload of an event into JSON: amounts become decimal text. Worked example: `{ price: 50000, late: false }` with
 * an amount of 50,000 becomes `{ "price": "50000", "late": false }`.
 * @throws AssertionFailed for an amount under an unlisted name, and for text or a number under the name of an amount
 */
export function encodePayload(payload: object): JsonObject {
  return encodeObject(payload);
}

/** The inverse of `encodePayload`. @throws AmountError NotADecimal when the text is no amount */
export function decodePayload(payload: JsonObject): object {
  return decodeObject(payload);
}

function encodeObject(source: object): JsonObject {
  const encoded: { [name: string]: JsonValue } = {};
  for (const name of Object.keys(source)) {
    const value = (source as { readonly [name: string]: unknown })[name];
    if (value !== undefined) encoded[name] = encodeValue(name, value);
  }
  return encoded;
}

function encodeValue(name: string, value: unknown): JsonValue {
  if (opaqueNames.has(name)) return value as JsonValue;
  if (isAmount(value)) {
    if (!meansAmount.has(name)) throw new AssertionFailed(`an amount may not be stored under the name "${name}"`);
    return toText(value);
  }
  if (Array.isArray(value)) return value.map((item) => encodeValue(name, item));
  if (typeof value === 'object' && value !== null) return encodeObject(value);
  if (value !== null && meansAmount.has(name)) throw new AssertionFailed(`"${name}" must be an amount in an event`);
  return value as JsonValue;
}

function decodeObject(source: JsonObject): object {
  const decoded: { [name: string]: unknown } = {};
  for (const name of Object.keys(source)) decoded[name] = decodeValue(name, source[name] as JsonValue);
  return decoded;
}

function decodeValue(name: string, value: JsonValue): unknown {
  if (opaqueNames.has(name)) return value;
  // All kinds of amount are made of the same stuff, so one parser reads them all.
  if (typeof value === 'string') return meansAmount.has(name) ? moneyOf(value) : value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => decodeValue(name, item));
  if (typeof value === 'object' && value !== null) return decodeObject(value as JsonObject);
  return value;
}
