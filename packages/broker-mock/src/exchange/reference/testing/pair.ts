import type { Currency } from '@bot/core';
import { runCommand } from '../../runCommand';
import type { Units } from '../../units';
import { createVenueState, marketNamed, type VenueState } from '../../venueState';
import type { VenueEvent } from '../../venueEvent';
import { openNaiveVenue, type NaiveVenue } from '../naiveVenue';
import { runNaive, type NaiveCommand } from '../runNaive';
import { asAsked } from './asAsked';
import { narrate } from './narrate';
import { naiveSetupOf, setupOf } from './world';

/** The exchange and the naive one, told the same. */
export interface Pair {
  readonly state: VenueState;
  readonly naive: NaiveVenue;
  /** Everything that happened at the exchange. */
  readonly log: VenueEvent[];
  readonly commands: NaiveCommand[];
  /** What came from outside. */
  readonly deposits: Map<Currency, Units>;
}

export const openPair = (cancelDelayMs: number): Pair => ({
  state: createVenueState(setupOf(cancelDelayMs)),
  naive: openNaiveVenue(naiveSetupOf(cancelDelayMs)),
  log: [],
  commands: [],
  deposits: new Map(),
});

/** Gives what the two say differently, or what broke; nothing when they agree. */
export function runBoth(pair: Pair, command: NaiveCommand): readonly string[] {
  const { state, naive, log, commands } = pair;
  commands.push(command);
  const seen = naive.log.length;
  const events: VenueEvent[] = [];
  try {
    events.push(...runCommand(state, asAsked(state, command)));
    runNaive(naive, command);
  } catch (error) {
    return [`One of them breaks: ${String(error)}`];
  }
  for (const event of events) countDeposit(pair, event);
  log.push(...events);
  const [told, expected] = [events.flatMap(narrate), naive.log.slice(seen)];
  if (told.length === expected.length && told.every((line, index) => line === expected[index])) return [];
  return ['The exchange says:', ...told, 'and the naive one:', ...expected];
}

function countDeposit({ state, deposits }: Pair, event: VenueEvent): void {
  const add = (currency: Currency, units: Units): void => {
    deposits.set(currency, (deposits.get(currency) ?? 0n) + units);
  };
  if (event.type === 'Deposited') add(event.currency, event.units);
  if (event.type !== 'PositionSeeded') return;
  const { isPerpetual, instrument, lotUnits } = marketNamed(state, event.instrumentId).listing;
  if (!isPerpetual) add(instrument.baseCurrency, BigInt(event.lots) * lotUnits);
}
