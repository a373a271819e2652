import { createColors } from 'picocolors';

export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** How many characters a line may have; no limit where nobody looks at it, so that one row is one line. */
export const widthOf = ({ isTTY, columns }: OutputStream): number => (isTTY === true ? (columns ?? 80) : Infinity);

/** Where a command writes: results to `stdout`, everything else to `stderr`. */
export interface Terminal {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: { readonly [name: string]: string | undefined };
}

export type Colors = ReturnType<typeof createColors>;

/** Colours only on a terminal, and not where NO_COLOR is set or the terminal is dumb. */
export function colorsFor(stream: OutputStream, env: Terminal['env']): Colors {
  const wanted = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return createColors(wanted);
}
