import { fromUnits, toText, type AnyAmount, type JsonObject, type Money } from '@bot/core';

export const amountJson = (amount: AnyAmount, currency: string): JsonObject => ({ value: toText(amount), currency });

/** Decimal places of the money and coins of the venue. */
const UNIT_PLACES = 18;

export const moneyOfUnits = (units: bigint): Money => fromUnits<Money>(units, UNIT_PLACES);

/** In the currency of the user, and as it is: the same here. */
export const pairJson = (amount: AnyAmount, currency: string): JsonObject => ({
  user_native_currency: amountJson(amount, currency),
  raw_currency: amountJson(amount, currency),
});
