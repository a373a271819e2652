import type { Instrument, InstrumentId } from '@bot/core';
import { FixtureError } from '../errors/fixtureError';

/** A name with a typo is no instrument of which nothing is held. @throws FixtureError WrongArgument */
export function mustBeListed(instrumentId: InstrumentId, instruments: readonly Instrument[]): void {
  const listed = instruments.map((instrument) => instrument.instrumentId);
  if (listed.includes(instrumentId)) return;
  throw new FixtureError('WrongArgument', {
    happened: `The venue of this world lists no ${instrumentId}.`,
    toDo: `It lists ${listed.join(', ')}; others are named in the \`instruments\` of createWorld.`,
  });
}
