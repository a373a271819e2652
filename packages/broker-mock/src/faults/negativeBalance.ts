import { isPositive, moneyOf, negate, type Balance } from '@bot/core';

/**
 * The answer with the first balance below zero, which can be read and cannot be. Worked example: 10,000 USD available become −10,000; of
 * nothing −1. Every other number stays.
 */
export function withNegativeBalance(balances: readonly Balance[]): readonly Balance[] {
  const [first, ...others] = balances;
  if (first === undefined) return balances;
  return [{ ...first, available: isPositive(first.available) ? negate(first.available) : moneyOf('-1') }, ...others];
}
