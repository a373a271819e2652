import type { Surroundings } from './commands/outcome';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** The process that this code really runs in. */
export const processSurroundings = (): Surroundings => ({
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  onSignal(listener) {
    for (const signal of signals) process.on(signal, listener);
    return () => {
      for (const signal of signals) process.off(signal, listener);
    };
  },
  exitNow: process.exit.bind(process),
});
