/** A fault that was armed and never happened, or not as often as was said. */
export interface PendingFault {
  /** The method or stream. */
  readonly point: string;
  /** Which calls from when it was armed: `2`, `2–4`. */
  readonly call: string;
  readonly fault: string;
  /** Calls of the method since it was armed; null where none are counted. */
  readonly callsSeen: number | null;
}

/**
 * As a table for the message of a failing test:
 * ```
 * point        call  fault        calls seen
 * submitOrder  2     answer lost  0
 * ```
 */
export function formatPendingFaults(faults: readonly PendingFault[]): string {
  const rows = faults.map(({ point, call, fault, callsSeen }) => [point, call, fault, String(callsSeen ?? '–')]);
  const table = [['point', 'call', 'fault', 'calls seen'], ...rows];
  const widths = table.reduce<number[]>(
    (wide, row) => row.map((cell, column) => Math.max(cell.length, wide[column] ?? 0)),
    [],
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(Number(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
