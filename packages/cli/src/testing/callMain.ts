import { PassThrough } from 'node:stream';
import { assert } from '@bot/core';
import { main } from '../main';
import type { ErrorDescription } from '../output/describeError';
import type { OutputStream } from '../output/terminal';

export interface CallOptions {
  readonly env?: { readonly [name: string]: string };
  /** Both streams say that they are terminals. */
  readonly isTerminal?: boolean;
  /** How wide the terminal is. Default: it does not say. */
  readonly columns?: number;
}

/** The command while it runs in this process. */
export interface MainCall {
  readonly finished: Promise<FinishedCall>;
  /** What Ctrl-C does. */
  interrupt(): void;
  /** What SIGHUP does. */
  reload(): void;
  /** Resolves when stderr shows the text. */
  shows(text: string): Promise<void>;
  /** With which codes the process would have been ended at once. */
  readonly exits: readonly number[];
}

/** Either side, so that a test may look at what it expects without asking first. */
export interface ReadEnvelope<Data> {
  readonly ok: boolean;
  readonly data: Data;
  readonly error: ErrorDescription;
}

export interface FinishedCall {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as the one line of JSON that `--json` promises. */
  readonly envelope: <Data = object>() => ReadEnvelope<Data>;
}

/** Runs the real command, and waits for its end. */
export const callMain = (args: readonly string[], options: CallOptions = {}): Promise<FinishedCall> =>
  startMain(args, options).finished;

/** Runs the real command, with its streams in memory and signals that the test raises. */
export function startMain(args: readonly string[], options: CallOptions = {}): MainCall {
  const { env = {}, isTerminal = false, columns } = options;
  const stdout = collect(isTerminal, columns);
  const stderr = collect(isTerminal);
  const [listeners, reloaders] = [new Set<() => void>(), new Set<() => void>()];
  const exits: number[] = [];
  const call = main(args, {
    ...{ stdout: stdout.stream, stderr: stderr.stream, env },
    onSignal: (listener) => listenIn(listeners, listener),
    onReload: (listener) => listenIn(reloaders, listener),
    exitNow: (code) => void exits.push(code),
  });
  return {
    exits,
    interrupt: () => [...listeners].forEach((listener) => listener()),
    reload: () => [...reloaders].forEach((listener) => listener()),
    shows: (text) => stderr.until(text),
    finished: call.then((code) => ({
      ...{ code, stdout: stdout.text(), stderr: stderr.text() },
      envelope: <Data>() => JSON.parse(oneLine(stdout.text())) as ReadEnvelope<Data>,
    })),
  };
}

function listenIn(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function collect(isTTY: boolean, columns?: number) {
  let text = '';
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    stream: Object.assign(stream, { isTTY, columns }) as OutputStream,
    text: () => text,
    until: (wanted: string) =>
      new Promise<void>((resolve) => {
        const look = (): void => void (text.includes(wanted) && resolve());
        stream.on('data', look);
        look();
      }),
  };
}

function oneLine(text: string): string {
  assert(/^[^\n]+\n$/.test(text), `stdout is one line, not: ${text}`);
  return text;
}
