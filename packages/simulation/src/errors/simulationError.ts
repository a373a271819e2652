import { BotError, isBotError, type ErrorText } from '@bot/core';

/** Every code that the simulation throws: the test or the code under test asked for something that cannot come. */
export const simulationErrorCodes = {
  NobodyAdvances: 'Something waits for time that nobody advances: no timer is pending.',
  LimitPassed: 'The limit of virtual time passed before what was waited for happened.',
  LiveLock: 'Work goes on for ever while time stands still.',
  BytesStuck: 'Bytes on a wire do not arrive.',
  AlreadyAdvancing: 'Time is being advanced already; only one may move it.',
  ScriptImpossible: 'The script asks for something that cannot happen at this venue.',
  BadDuration: 'A duration is not written as one.',
} as const;
export type SimulationErrorCode = keyof typeof simulationErrorCodes;

/** Thrown by the simulation itself, never by a simulated venue or store. */
export class SimulationError extends BotError<SimulationErrorCode, { readonly pendingTimers: readonly string[] }> {
  readonly layer = 'Simulation';

  constructor(code: SimulationErrorCode, text: ErrorText, pendingTimers: readonly string[] = []) {
    super(code, text, { pendingTimers });
  }
}

export function isSimulationError(value: unknown, code?: SimulationErrorCode): value is SimulationError {
  return isBotError(value, 'Simulation', code);
}

export const scriptImpossible = (problem: string): SimulationError =>
  new SimulationError('ScriptImpossible', { happened: `The script cannot be played: ${problem}.` });
