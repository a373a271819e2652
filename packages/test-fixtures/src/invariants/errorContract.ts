import { brokerErrorTraits, isBotError, isBrokerError } from '@bot/core';
import type { ThrownError } from '../world/errorWatch';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, VenueCheck } from './stepFacts';

/** Errors that say that the program is wrong, and not the world. By name: there may be several of each class. */
const mistakes: ReadonlySet<string> = new Set([
  ...['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'AssertionFailed'],
]);

/**
 * INV-34 from outside: the port throws what it says that it throws, nothing is thrown into venue or clock, and the bot does not
 * stumble. What nobody handles fails the test by itself: every test runner sees to that.
 */
export const checkErrorsThrown: VenueCheck = ({ thrown }) =>
  thrown.flatMap((each) => {
    const { border, what, error } = each;
    if (border === 'Callback') return [broken(each, `${what} must not throw`)];
    if (border === 'Port') return isOfPort(error) ? [] : [broken(each, `${what} throws what the port does not know`)];
    return isMistake(error) ? [broken(each, `${what} fails by a mistake in the program`)] : [];
  });

/** INV-34 of a bot that keeps our log: it fails by an error of ours, with a code that somebody can act on. */
export const checkErrorsOfBot: JournalCheck = ({ thrown }) =>
  thrown.flatMap((each) => {
    const isOurs = each.border !== 'Bot' || isBotError(each.error) || isMistake(each.error);
    return isOurs ? [] : [broken(each, `${each.what} fails without a code`)];
  });

const isOfPort = (error: unknown): boolean => isBrokerError(error) && Object.hasOwn(brokerErrorTraits, error.code);

const isMistake = (error: unknown): boolean => !isError(error) || mistakes.has(error.name);

function broken({ at, error }: ThrownError, problem: string): BrokenInvariant {
  const said = isError(error) ? `${error.name}: ${error.message}` : String(error);
  return { invariant: 'INV-34', problem: `${problem} (${new Date(at).toISOString()} ${said})` };
}

/** Errors of other realms are no instances of ours. */
const isError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
