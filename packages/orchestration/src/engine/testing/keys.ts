import { assert, type KeyPermissions } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { btc, buy, failedCall, mayTrade, progressOf } from './fixtures';
import { ordered, venueLoaded, wish, type EngineUnderTest, type TimelessInput } from './given';

export const notAccepted = failedCall('AuthenticationFailed', 'NotActed');
export const forbidden = failedCall('PermissionDenied', 'NotActed');
export const probeRefused = { type: 'PermissionsUnreadable', failure: notAccepted } as const;
export const readOnly: KeyPermissions = { ...mayTrade, canTrade: false };
export const resume = { type: 'ModeCommanded', mode: 'Normal', reason: 'New key' } as const;

/** What the telemetry reads of the key. */
export const telemetry = (permissions = mayTrade): TimelessInput => ({
  type: 'TaskFinished',
  result: { task: 'Telemetry', balances: [], fees: venueLoaded.fees, permissions, instruments: [btc] },
});

/** `All Unauthorized Halted` */
export const modesOf = ({ state }: EngineUnderTest): string[] =>
  [...state.ledger.restrictions.values()].map(({ scope, cause, mode }) => `${scope} ${cause} ${mode}`);

export const denialOf = (engine: EngineUnderTest, terms = buy('1')): string | undefined =>
  engine.when(wish(terms)).payload('OrderDenied')?.reason;

/** An order that waits at the venue. */
export function resting(engine: EngineUnderTest): string {
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted') });
  return id;
}

/** Far more than any test has, and few enough to be done at once. */
const MOST_WAKINGS = 1_000;

/** Wakes the engine whenever it wants to, for so long: what it asks for, by seconds. A probe is answered so. */
export function wokenFor(engine: EngineUnderTest, ms: number, answer: TimelessInput = probeRefused): string[] {
  const from = engine.now;
  const asked: string[] = [];
  let wakings = 0;
  for (let at = nextWakeAt(engine.state); at !== undefined && at <= from + ms; at = nextWakeAt(engine.state)) {
    wakings += 1;
    assert(wakings <= MOST_WAKINGS, 'the engine does what it wakes for, and does not wake for ever');
    engine.now = Math.max(engine.now, at);
    const types = engine.when({ type: 'Woke' }).commands.map(({ type }) => type);
    asked.push(...types.map((type) => `${(engine.now - from) / 1_000} ${type}`));
    types.filter((type) => type === 'ReadPermissions').forEach(() => engine.when(answer));
  }
  return asked;
}
