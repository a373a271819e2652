import { AssertionFailed } from '../errors/assertion';
import { isAmount, moneyOf, toText } from '../money/amount';
import type { JsonObject, JsonValue } from '../ports/eventStore';

/**
 * The names under which an amount may stand in an event. A name always means the same kind of amount, so that a log can be
 * read back by names alone. Writing an amount under another name is a mistake that fails at once.
 */
const amountNames: ReadonlySet<string> = new Set([
  'available',
  'averageEntryPrice',
  'bestPrice',
  'commission',
  'confidence',
  'contractSize',
  'costBasis',
  'cumulativeQuantity',
  'equity',
  'dayResult',
  'filledQuantity',
  'filledValue',
  'hold',
  'initialMarginRate',
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
  'stopPrice',
  'targetNotional',
  'tickSize',
  'total',
  'value',
  'venues',
]);

/** Subtrees that hold text for people only. */
const opaqueNames: ReadonlySet<string> = new Set(['numbers']);

/** Turns the payload of an event into JSON: amounts become decimal text. @throws AssertionFailed for an amount under an unlisted name */
export function encodePayload(payload: object): JsonObject {
  return encodeObject(payload) as JsonObject;
}

/** The inverse of `encodePayload`. @throws AmountError when the text is no amount */
export function decodePayload(payload: JsonObject): object {
  return decodeObject(payload);
}

function encodeObject(source: object): object {
  return Object.fromEntries(
    Object.entries(source)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, encodeValue(name, value)]),
  );
}

function encodeValue(name: string, value: unknown): unknown {
  if (isAmount(value)) {
    if (!amountNames.has(name)) throw new AssertionFailed(`an amount may not be stored under the name "${name}"`);
    return toText(value);
  }
  if (Array.isArray(value)) return value.map((item) => encodeValue(name, item));
  if (typeof value === 'object' && value !== null) return encodeObject(value);
  return value;
}

function decodeObject(source: JsonObject): object {
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => [name, opaqueNames.has(name) ? value : decodeValue(name, value)]),
  );
}

function decodeValue(name: string, value: JsonValue): unknown {
  // All kinds of amount are made of the same stuff, so one parser reads them all.
  if (typeof value === 'string') return amountNames.has(name) ? moneyOf(value) : value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => decodeValue(name, item));
  if (typeof value === 'object' && value !== null) return decodeObject(value as JsonObject);
  return value;
}
