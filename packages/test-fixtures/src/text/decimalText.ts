import { FixtureError } from '../errors/fixtureError';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * The text itself when it is a decimal number, for amounts that a test writes down.
 * @param name what it is, for the message
 * @throws FixtureError NotDecimalText, also for a JavaScript number: 0.1 + 0.2 is no money
 */
export function decimalText(value: string, name: string): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  const happened =
    typeof value === 'number'
      ? `The ${name} is the JavaScript number ${String(value)}, and money is never a number.`
      : `The ${name} is not decimal text: ${JSON.stringify(value)}.`;
  throw new FixtureError('NotDecimalText', { happened, toDo: `Write it as text, as in '0.05' or '50000'.` });
}
