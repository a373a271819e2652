export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** The process around the command. */
export interface Surroundings {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: { readonly [name: string]: string | undefined };
  /** Tells when somebody asks the process to end (Ctrl-C, or a service manager). Returns how not to be told any more. */
  readonly onSignal: (listener: () => void) => () => void;
}

const endSignals = ['SIGINT', 'SIGTERM'] as const;

/** The process that this code really runs in. */
export const processSurroundings = (): Surroundings => ({
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  onSignal(listener) {
    for (const signal of endSignals) process.on(signal, listener);
    return () => {
      for (const signal of endSignals) process.off(signal, listener);
    };
  },
});
