import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The real command, as it is installed. Needs a build. */
export const botScript = join(__dirname, '..', '..', 'bin', 'bot.js');

export interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a process of its own. */
export interface ChildBot {
  readonly process: ChildProcess;
  readonly ended: Promise<ChildEnd>;
  /** Everything on stderr so far. */
  stderr(): string;
  /** Resolves when more comes on stderr; rejects when the process ends instead. */
  nextOutput(): Promise<void>;
  /** Resolves when stderr shows it; rejects when the process ends before. */
  shows(pattern: RegExp): Promise<void>;
}

const running = new Set<ChildProcess>();

/** For after each test: a child that outlived its test would keep everything waiting. */
export function endAllBots(): void {
  for (const child of running) child.kill('SIGKILL');
}

export interface ChildOptions {
  /** What Node is told before the script. */
  readonly nodeArgs?: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

export function startBot(args: readonly string[], options: ChildOptions = {}): ChildBot {
  const { BOT_MARKET_DATA: _, ...env } = process.env;
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), botScript, ...args], {
    env: { ...env, ...options.env },
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<ChildEnd>((resolve) =>
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    }),
  );
  const nextOutput = (): Promise<void> =>
    new Promise((resolve, reject) => {
      child.stderr.once('data', () => resolve());
      void ended.then((end) => reject(new Error(`the bot has ended: ${end.stdout}${end.stderr}`)));
    });
  return {
    ...{ process: child, ended, nextOutput },
    stderr: () => stderr,
    async shows(pattern) {
      while (!pattern.test(stderr)) await nextOutput();
    },
  };
}

export const runBot = (...args: string[]): Promise<ChildEnd> => startBot(args).ended;
