import { formatPendingFaults, type PendingFault, type PendingTimer, type VenueUnderControl } from '@bot/simulation';
import { FixtureError, fixtureErrorCodes, messageOf, type FixtureErrorCode } from '../errors/fixtureError';
import type { InvariantChecks } from '../invariants/invariantChecks';
import type { WorldBots } from './botLifecycle';
import type { CrashPlan } from './crashPlan';
import type { WorldStore } from './worldStore';
import type { WorldTime } from './worldTime';

/** What was made of the world, and has to end. */
export interface MadeParts {
  readonly time: WorldTime;
  readonly pendingTimers: () => readonly PendingTimer[];
  readonly bots: WorldBots | undefined;
  readonly venue: VenueUnderControl | undefined;
  readonly store: WorldStore | undefined;
  readonly crashes: CrashPlan;
  readonly invariants: InvariantChecks | undefined;
}

/** How long the bot may take to stop, in virtual time. */
const STOP_LIMIT = '1m';

/**
 * The bot and the venue's own clockwork end first; what is alive after that was left behind.
 * @throws FixtureError the first problem, with the others in its text
 */
export async function closeWorld(parts: MadeParts): Promise<void> {
  const problems: FixtureError[] = [];
  const attempt = async (step: () => void | Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      const { code } = error as { code?: unknown };
      const known = Object.keys(fixtureErrorCodes).find((each) => each === code) as FixtureErrorCode | undefined;
      problems.push(new FixtureError(known ?? 'WorldNotClosed', { happened: messageOf(error) }));
    }
  };

  await attempt(() => parts.invariants?.check());
  await attempt(() => stopBot(parts));
  await attempt(() => parts.invariants?.checkAtRest());
  parts.venue?.stop();
  await attempt(() => faultsMustHaveFired(parts));
  await attempt(() => timersMustBeGone(parts.pendingTimers()));
  await attempt(() => parts.store?.close());

  const [first] = problems;
  if (first === undefined) return;
  throw new FixtureError(first.code, { happened: [...new Set(problems.map(messageOf))].join('\n') });
}

async function stopBot({ bots, time }: MadeParts): Promise<void> {
  if (bots?.isRunning !== true) return;
  const { unfinished } = await time.run(() => bots.stop(), { limit: STOP_LIMIT, what: 'the stop of the bot' });
  if (unfinished.length === 0) return;
  throw new FixtureError('WorkUnfinished', {
    happened: `The bot stopped before it had finished:\n${unfinished.map((work) => `  ${work}`).join('\n')}`,
    toDo: '\nLet the test run on until it has, or stop the bot in the test and look at what that returns.',
  });
}

function faultsMustHaveFired({ venue, store, crashes }: MadeParts): void {
  const ofStore = (outcome: string): PendingFault => ({ point: 'store', call: '–', fault: outcome, callsSeen: null });
  const inStore = (store?.pending() ?? []).map(ofStore);
  const armed = [...(venue?.control.faults.pending() ?? []), ...inStore, ...crashes.pending()];
  if (armed.length === 0) return;
  const table = formatPendingFaults(armed).replaceAll(/^/gm, '  ');
  throw new FixtureError('FaultsPending', {
    happened: `${armed.length} armed and never fired:\n${table}`,
    toDo: '\nArm only what the test reaches, or let it run on.',
  });
}

function timersMustBeGone(timers: readonly PendingTimer[]): void {
  if (timers.length === 0) return;
  const lines = timers.map(({ at, label }) => `  ${new Date(at).toISOString()}  ${label ?? '(no name)'}`);
  throw new FixtureError('TimersLeft', {
    happened: `${timers.length} timers are still alive after the bot was stopped:\n${lines.join('\n')}`,
    toDo: '\nCancel them in stop().',
  });
}
