/** What the command cannot do, and everything about it at once. */
export class CommandError extends Error {
  constructor(
    readonly code: 'InvalidUsage' | 'PortTaken' | 'SimulatorFailed',
    readonly problems: readonly string[],
    readonly hint: string,
  ) {
    super(problems.join(' '));
    this.name = 'CommandError';
  }
}

/** What the command tells the shell. */
export const exitCodes = { Ok: 0, InvalidUsage: 2, PortTaken: 2, SimulatorFailed: 1 } as const;
