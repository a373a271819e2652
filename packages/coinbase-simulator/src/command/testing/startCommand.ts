import { PassThrough } from 'node:stream';
import { main } from '../main';
import type { OutputStream } from '../surroundings';

/** The command while it runs in this process. */
export interface RunningCommand {
  readonly finished: Promise<FinishedCommand>;
  /** What Ctrl-C does. */
  interrupt(): void;
  /** Resolves with all of stdout once there is a line on it, or the command has ended. */
  ready(): Promise<string>;
  stderr(): string;
}

export interface FinishedCommand {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command, with its streams in memory and signals that the test raises. */
export function startCommand(
  args: readonly string[],
  { isTerminal = false, env = {} }: { readonly isTerminal?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): RunningCommand {
  const listeners = new Set<() => void>();
  const [stdout, stderr] = [collect(isTerminal), collect(isTerminal)];
  const finished = main(args, {
    ...{ stdout: stdout.stream, stderr: stderr.stream, env },
    onSignal(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  }).then((code): FinishedCommand => ({ code, stdout: stdout.text(), stderr: stderr.text() }));
  return {
    finished,
    stderr: () => stderr.text(),
    interrupt() {
      for (const listener of listeners) listener();
    },
    async ready() {
      await Promise.race([stdout.written, finished]);
      return stdout.text();
    },
  };
}

function collect(isTTY: boolean): { stream: OutputStream; text: () => string; written: Promise<void> } {
  const stream = Object.assign(new PassThrough(), { isTTY });
  let text = '';
  const written = new Promise<void>((resolve) =>
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      resolve();
    }),
  );
  return { stream, text: () => text, written };
}
