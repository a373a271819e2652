import { AmountError } from '../errors/amountError';
import { decimal, made, type AnyAmount } from './amount';
import { Decimal } from './decimal';

/**
 * How many units of 10⁻ᵖˡᵃᶜᵉˢ an amount is, for those who count in whole numbers. Worked example: 12.5 in 3 places is 12,500.
 * @throws AmountError NotAWholeStep when it has more places
 */
export function toUnits(amount: AnyAmount, places: number): bigint {
  const value = decimal(amount);
  if (value.decimalPlaces() > places) throw new AmountError('NotAWholeStep', amount);
  const digits = value.toFixed(places).replace('.', '');
  return BigInt(digits);
}

/** The inverse of `toUnits`: 12,500 in 3 places is 12.5. Exact, however many digits there are. */
export const fromUnits = <A extends AnyAmount>(units: bigint, places: number): A =>
  made(new Decimal(`${units}e-${places}`));
