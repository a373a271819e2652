import { BotError, type ErrorText } from '@bot/core';

/** Every code that the fixtures throw: the test asked for something that cannot be, or something did not hold. */
export const fixtureErrorCodes = {
  NotDecimalText: 'An amount is not decimal text.',
  WrongArgument: 'The test names what does not exist, or asks for what cannot be.',
  MissingCapability: 'The bot or the store under test does not offer what was asked for.',
  InvariantBroken: 'Something that must hold after every step did not.',
  FaultsPending: 'A fault was armed and never fired.',
  TimersLeft: 'Timers were still alive when the world was closed.',
  WorkUnfinished: 'The bot was stopped with the world, and named work that it had not finished.',
  WorldClosed: 'Something was to happen in a world that was closed already.',
  WorldNotClosed: 'The world could not be closed cleanly.',
  ScenarioFailed: 'A scenario failed.',
  ScenarioUnfinished: 'A scenario ended without proving all that it says.',
} as const;
export type FixtureErrorCode = keyof typeof fixtureErrorCodes;

export class FixtureError extends BotError<FixtureErrorCode, { readonly [name: string]: string }> {
  readonly layer = 'Fixture';

  constructor(code: FixtureErrorCode, text: ErrorText, details: { readonly [name: string]: string } = {}) {
    super(code, text, details);
  }
}

/** What an error says, also when something else than an error was thrown. Of one that hid another both say it, the first one first. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { error: last, suppressed: first } = error as { readonly error?: unknown; readonly suppressed?: unknown };
  return error.name === 'SuppressedError' ? `${messageOf(first)}\n${messageOf(last)}` : error.message;
}
