import type { Surroundings } from './commands/outcome';

const endSignals = ['SIGINT', 'SIGTERM'] as const;

/** The process that this code really runs in. */
export const processSurroundings = (): Surroundings => ({
  stdout: patient(process.stdout),
  stderr: patient(process.stderr),
  env: process.env,
  onSignal: (listener) => onSignals(endSignals, listener),
  onReload: (listener) => onSignals(['SIGHUP'], listener),
  exitNow: process.exit.bind(process),
});

function onSignals(signals: readonly NodeJS.Signals[], listener: () => void): () => void {
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** A reader that has seen enough, as in `bot orders | head -3`, is no failure. */
export function patient<Stream extends NodeJS.WritableStream>(stream: Stream): Stream {
  stream.removeListener('error', forgivePipe);
  return stream.on('error', forgivePipe);
}

function forgivePipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
