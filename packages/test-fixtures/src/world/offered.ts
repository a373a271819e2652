import type { BotUnderTest } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';

/** What a bot may offer, of one that does. @throws FixtureError MissingCapability */
export function offered<Name extends Exclude<keyof BotUnderTest, 'start' | 'stop' | 'ledger'>>(
  bot: BotUnderTest,
  name: Name,
): NonNullable<BotUnderTest[Name]> {
  const capability = bot[name];
  if (capability === undefined) {
    const toDo = `Give the bot under test a \`${name}\`, or check what the venue knows.`;
    throw new FixtureError('MissingCapability', { happened: `The bot under test offers no \`${name}\`.`, toDo });
  }
  return capability;
}
