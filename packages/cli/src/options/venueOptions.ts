import { Option, type Command } from 'commander';
import { coinbaseUrls, type CoinbaseUrls } from '@bot/broker-coinbase';
import { CliError } from '../errors/cliError';
import type { MarketOptions } from './marketOptions';

export interface VenueOptions {
  readonly paper?: boolean;
  readonly live?: boolean;
  readonly broker?: 'coinbase';
  readonly prices?: 'coinbase';
  readonly feeTier?: string;
  readonly url?: string;
  readonly keyFile?: string;
  readonly allowTransferKey?: string;
}

/** Where orders go and where prices come from. */
export type VenueChoice =
  /** Both inside this process. */
  | { readonly kind: 'Embedded' }
  /** Orders inside this process, prices from Coinbase. */
  | { readonly kind: 'LivePrices'; readonly urls: CoinbaseUrls; readonly feeTier: string | undefined }
  /** A simulator of Coinbase on this machine. */
  | { readonly kind: 'Simulator'; readonly urls: CoinbaseUrls; readonly keyFile: string | undefined }
  /** Real money. */
  | {
      readonly kind: 'Live';
      readonly urls: CoinbaseUrls;
      readonly keyFile: string | undefined;
      readonly allowTransferKey: string | undefined;
    };

export function addVenueOptions(command: Command): Command {
  const coinbase = (flag: string, meaning: string): Option => new Option(flag, meaning).choices(['coinbase']);
  return command
    .optionsGroup('Venue:')
    .addOption(new Option('--paper', 'trade on paper, on the embedded exchange (default)'))
    .addOption(coinbase('--prices <source>', 'on paper: live prices, from Coinbase, without a key'))
    .addOption(
      new Option('--fee-tier <usd>', 'with --prices: traded in 30 days, for the fees (default: the worst tier)'),
    )
    .addOption(coinbase('--broker <name>', 'trade through the API of a venue; with --url at a simulator of it'))
    .addOption(new Option('--url <url>', 'where it is instead: http://127.0.0.1:PORT'))
    .addOption(new Option('--live', 'trade at Coinbase with real money'))
    .addOption(new Option('--key-file <file>', 'key of the API, as its portal gives it (or BOT_COINBASE_KEY_FILE)'))
    .addOption(new Option('--allow-transfer-key <name>', 'with --live: let this key trade although it can withdraw'));
}

/** What was asked for, when it goes together. @throws CliError InvalidUsage */
export function venueChoiceOf(options: VenueOptions & MarketOptions): VenueChoice {
  const { live, broker, prices, url, keyFile, allowTransferKey, feeTier } = options;
  const problem = problemOf(options);
  if (problem !== null) throw refused(problem);
  const urls = url === undefined ? coinbaseUrls : urlsOf(url);
  if (live === true) return { kind: 'Live', urls, keyFile, allowTransferKey };
  if (broker !== undefined) return { kind: 'Simulator', urls, keyFile };
  return prices === undefined ? { kind: 'Embedded' } : { kind: 'LivePrices', urls, feeTier };
}

function problemOf(options: VenueOptions & MarketOptions): string | null {
  const { paper, live, broker, prices, url, keyFile, allowTransferKey } = options;
  const isOutside = live === true || broker !== undefined;
  if (paper === true && isOutside) return '--paper trades on paper: leave out --live and --broker';
  if (prices !== undefined && isOutside) return '--prices is for trading on paper: leave out --live and --broker';
  if (options.feeTier !== undefined && prices === undefined) return '--fee-tier is for --prices';
  if (live === true && url !== undefined) return '--live trades at the one real place: leave out --url';
  if (broker !== undefined && live !== true && url === undefined)
    return '--broker needs --url http://127.0.0.1:PORT for a simulator, or --live for real money';
  if (url !== undefined && !isOutside && prices === undefined)
    return '--url says where --broker or --prices is: add one of them';
  if (keyFile !== undefined && !isOutside) return '--key-file is for --broker and --live';
  if (allowTransferKey !== undefined && live !== true) return '--allow-transfer-key is for --live';
  const steered = (['data', 'seed', 'speed', 'symbol', 'date'] as const).filter((name) => options[name] !== undefined);
  if (steered.length > 0 && (isOutside || prices !== undefined))
    return `${steered.map((name) => `--${name}`).join(', ')} steer the embedded market: leave them out`;
  return null;
}

/** The keys that may trade although they can withdraw: the one that was named. */
export const transferAllowedFor = (choice: VenueChoice): readonly string[] =>
  choice.kind === 'Live' && choice.allowTransferKey !== undefined ? [choice.allowTransferKey] : [];

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** REST and both sockets on one port, as the simulator has them. @throws CliError InvalidUsage for a place that is not this machine */
function urlsOf(url: string): CoinbaseUrls {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isHttp = parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
  if (parsed === null || !isHttp || parsed.username !== '' || !loopback.has(parsed.hostname))
    throw refused('--url is for a simulator on this machine, such as http://127.0.0.1:8080');
  const rest = parsed.origin;
  const socket = rest.replace(/^http/, 'ws');
  return { rest, market: socket, user: socket };
}

const refused = (problem: string): CliError =>
  new CliError('InvalidUsage', {
    happened: `The options do not go together: ${problem}.`,
    botDid: 'Nothing was started, and nothing was sent.',
    toDo: 'See `bot run --help`.',
  });
