import { BotError } from './botError';

export const amountErrorCodes = {
  NotADecimal: 'An amount must be a decimal string such as "0.01"; JavaScript numbers are refused.',
  NotAWholeStep: 'An amount is not a whole number of ticks or lots, or too many of them to count.',
  DivisionByZero: 'An amount was divided by zero.',
  NegativeRoot: 'There is no root of an amount below zero.',
} as const;
export type AmountErrorCode = keyof typeof amountErrorCodes;

/** Thrown by `core/money` when a value cannot be an amount. */
export class AmountError extends BotError<AmountErrorCode, { readonly value: string }> {
  readonly layer = 'Amount';

  constructor(code: AmountErrorCode, value: unknown) {
    const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
    super(code, { happened: `${amountErrorCodes[code]} Got ${shown}.` }, { value: String(value) });
  }
}
