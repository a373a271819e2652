import { Command, Option, type CommanderError } from 'commander';
import { CommandError } from './commandError';

/** What was typed, word for word. */
export interface TypedOptions {
  readonly port: string;
  readonly tls?: true;
  readonly tlsPort?: string;
  readonly seed: string;
  readonly data: readonly string[];
  readonly speed: string;
  readonly virtual?: true;
  readonly account: readonly string[];
  readonly fault: readonly string[];
  readonly auth: string;
  readonly control?: true;
  readonly printEnv?: true;
  readonly json?: true;
}

const examples = `
Examples:
  coinbase-simulator                                          a seeded market on http://127.0.0.1:8765
  coinbase-simulator --port 0 --print-env                     any free port, and how clients are pointed at it
  coinbase-simulator --tls --account bot:USD=5000,BTC=1       HTTPS and WSS besides, and another balance
  coinbase-simulator --data BTC-USD/2018-04-04.minute.quotes.csv --speed 60
  coinbase-simulator --fault 'POST /orders reset acted=true nth=2' --fault 'outage kind=5xx for=1m'
  coinbase-simulator --control --virtual --auth off           for a test in another language, which moves time

It listens on 127.0.0.1 only, and its keys are throw-away. Exit codes: 0 ended on request, 1 it failed, 2 the command line cannot be used.`;

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/**
 * @param write takes the help
 * @returns null when only help was wanted
 * @throws CommandError InvalidUsage
 */
export function readOptions(args: readonly string[], write: (text: string) => void): TypedOptions | null {
  const several = (flag: string, meaning: string): Option =>
    new Option(flag, meaning).argParser(collected).default([], 'none');
  const program = new Command('coinbase-simulator')
    .description('A stateful exchange that speaks the wire format of Coinbase Advanced Trade.')
    .version(versionText(), '-V, --version', 'show the version')
    .option('--port <number>', 'of HTTP and WebSocket; 0 is any that is free', '8765')
    .option('--tls', 'HTTPS and WSS besides, on any port that is free')
    .option('--tls-port <number>', 'HTTPS and WSS besides, on this port')
    .option('--seed <text>', 'chance of the market', '1')
    .addOption(
      several('--data <file>', 'recorded bars, INSTRUMENT/DAY.minute.quotes.csv, in place of chance; may be repeated'),
    )
    .option('--speed <factor>', 'how many seconds of the market pass in one', '1')
    .option('--virtual', 'time stands still until the control API moves it')
    .addOption(
      several('--account <name:amounts>', 'such as bot:USD=5000,BTC=1, with a key of its own; may be repeated'),
    )
    .addOption(several('--fault <line>', 'something goes wrong: [PLACE] FAULT [NAME=VALUE …]; may be repeated'))
    .option('--auth <on|off>', 'off: a request without a token is that of the account bot', 'on')
    .option('--control', 'the control API under /control')
    .option('--print-env', 'show address and key in the form that each client wants')
    .option('--json', 'one line of JSON on stdout when it is ready, and the log as JSON')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined, outputError: () => undefined });
  try {
    return program.parse([...args], { from: 'user' }).opts<TypedOptions>();
  } catch (error) {
    const { exitCode, message } = error as CommanderError;
    if (exitCode === 0) return null;
    throw new CommandError('InvalidUsage', [`${message.replace(/^error: /, '')}.`], 'See `coinbase-simulator --help`.');
  }
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the version stands in package.json alone
const versionText = (): string => (require('../../package.json') as { version: string }).version;
