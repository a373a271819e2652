import type { EpochMs } from '@bot/core';
import { SimulationError, simulationErrorCodes, type SimulationErrorCode } from '../errors/simulationError';
import { formatTimeline } from '../trace/formatTimeline';
import type { Trace } from '../trace/trace';
import type { VirtualClock } from './virtualClock';

interface FailedWorld {
  readonly clock: VirtualClock;
  readonly trace?: Trace;
}

const SHOWN_TIMERS = 10;
const SHOWN_LINES = 10;

export const nobodyAdvances = (world: FailedWorld, what: string): SimulationError =>
  failure('NobodyAdvances', world, `Waiting for time that nobody advances: ${what} can no longer happen.`);

export const limitPassed = (world: FailedWorld, what: string, limitMs: number): SimulationError =>
  failure('LimitPassed', world, `${limitMs} ms of virtual time passed while waiting for ${what}.`);

export const liveLock = (world: FailedWorld, fired: number): SimulationError =>
  failure('LiveLock', world, `${simulationErrorCodes.LiveLock} ${fired} timers fired at ${shown(world.clock.now())}.`);

export const alreadyAdvancing = (world: FailedWorld): SimulationError =>
  failure('AlreadyAdvancing', world, `${simulationErrorCodes.AlreadyAdvancing} Await the first call before the next.`);

function failure(code: SimulationErrorCode, world: FailedWorld, happened: string): SimulationError {
  const timers = world.clock.pendingTimers().map(({ at, label }) => `${shown(at)} ${label ?? '(no name)'}`);
  const listed = timers.slice(0, SHOWN_TIMERS).join(', ');
  const more = timers.length > SHOWN_TIMERS ? ` and ${timers.length - SHOWN_TIMERS} more` : '';
  const pending = timers.length === 0 ? 'No timer is pending.' : `Pending timers: ${listed}${more}.`;
  const entries = world.trace?.entries ?? [];
  const last = entries.length === 0 ? '' : `\nLast happened:\n${formatTimeline(entries, { lines: SHOWN_LINES })}`;
  return new SimulationError(code, { happened, toDo: `${pending}${last}` }, timers);
}

const shown = (at: EpochMs): string => new Date(at).toISOString();
