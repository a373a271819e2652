import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assert } from '@bot/core';

const cli = dirname(require.resolve('@bot/cli/package.json'));

/** The command as it is installed. */
const script = join(cli, 'bin', 'bot.js');

export interface BotEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command `bot` in a process of its own. */
export interface RunningBot {
  readonly process: ChildProcess;
  /** Resolves with whatever became of it. */
  readonly ended: Promise<BotEnd>;
  stderr(): string;
  /** Resolves when stderr shows it. @throws Error when the process ends before */
  shows(pattern: RegExp): Promise<void>;
}

const running = new Set<ChildProcess>();

export function endAllBots(): void {
  for (const child of running) child.kill('SIGKILL');
}

export interface Circumstances {
  /** A command that starts the process, such as one that takes rights away from it. */
  readonly under?: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

export function startBot(args: readonly string[], { under = [], env: more = {} }: Circumstances = {}): RunningBot {
  assert(existsSync(join(cli, 'dist', 'index.js')), 'the command was built: npx tsc -b packages/cli');
  const { BOT_MARKET_DATA: _, ...env } = process.env;
  const [command, ...rest] = [...under, process.execPath, script, ...args] as [string, ...string[]];
  const child = spawn(command, rest, { env: { ...env, ...more } });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<BotEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  return {
    ...{ process: child, ended, stderr: () => stderr },
    shows: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => void (pattern.test(stderr) && resolve());
        child.stderr.on('data', look);
        look();
        ended.then((end) => reject(new Error(`the bot has ended: ${end.stdout}${end.stderr}`)), reject);
      }),
  };
}

export const runBot = (args: readonly string[], circumstances?: Circumstances): Promise<BotEnd> =>
  startBot(args, circumstances).ended;

/** The error of a command that was given --json. */
export const errorIn = ({
  stdout,
}: BotEnd): { readonly code: string; readonly message: string; readonly hint: string } =>
  (JSON.parse(stdout) as { readonly error: ReturnType<typeof errorIn> }).error;

/** When the books were compared with the venue's and trading has begun. */
export const READY = /PAPER {2}profile paper/;
