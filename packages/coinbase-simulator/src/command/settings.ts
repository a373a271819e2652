import type { EpochMs, Instrument } from '@bot/core';
import { generatedMarket, instrumentTable, recordedBars, type MarketSource } from '@bot/broker-mock';
import { readFault, type FaultRequest } from '../faults/armFault';
import { CommandError } from './commandError';
import { faultProblems } from './faultProblems';
import type { TypedOptions } from './options';

/** What the simulator is to be. */
export interface Settings {
  readonly port: number;
  /** null: no TLS. */
  readonly tlsPort: number | null;
  readonly seed: string;
  readonly market: MarketSource;
  readonly instruments: readonly Instrument[];
  /** When the market begins; null: now. */
  readonly startAt: EpochMs | null;
  readonly speed: number;
  readonly isVirtual: boolean;
  /** What each account begins with, the bot's first. */
  readonly accounts: readonly AccountSettings[];
  readonly faults: readonly FaultRequest[];
  readonly asksForNoKey: boolean;
  readonly hasControl: boolean;
}

export interface AccountSettings {
  readonly name: string;
  /** Decimal text by currency. */
  readonly balances: { readonly [currency: string]: string };
}

const DEFAULT_BALANCES = { USD: '100000' };
const LARGEST_PORT = 65_535;
const houseNames: ReadonlySet<string> = new Set(['market', 'fees', 'insurance']);

/** @throws CommandError InvalidUsage with everything that is wrong */
export function settingsFrom(options: TypedOptions): Settings {
  const problems: string[] = [];
  /** What is wrong is noted, and something else stands in its place: nothing is begun then. */
  const read = <T>(instead: T, look: () => T): T => {
    try {
      return look();
    } catch (error) {
      problems.push((error as Error).message);
      return instead;
    }
  };
  const { tls, data, virtual, auth, control } = options;
  const recorded = data.length === 0 ? null : read(null, () => recordedBars({ files: data }));
  const tlsText = options.tlsPort ?? (tls === true ? '0' : null);
  const settings: Settings = {
    port: read(0, () => portFrom('--port', options.port)),
    tlsPort: tlsText === null ? null : read(0, () => portFrom('--tls-port', tlsText)),
    seed: options.seed,
    market: recorded ?? generatedMarket(),
    instruments: recorded?.instruments ?? instrumentTable,
    startAt: recorded?.startAt ?? null,
    speed: read(1, () => speedFrom(options.speed)),
    isVirtual: virtual === true,
    accounts: read([], () => accountsFrom(options.account)),
    faults: options.fault.flatMap((line) => read<readonly FaultRequest[]>([], () => [readFault(line)])),
    asksForNoKey: auth === 'off',
    hasControl: control === true,
  };
  if (auth !== 'on' && auth !== 'off') problems.push(`--auth is on or off, and not ${auth}.`);
  if (settings.isVirtual && options.speed !== '1')
    problems.push('--speed is for time that goes by itself: leave out --virtual.');
  if (settings.isVirtual && !settings.hasControl) problems.push('--virtual needs --control: nothing else moves time.');
  problems.push(...faultProblems(settings.faults, settings.instruments));
  if (problems.length > 0) {
    throw new CommandError('InvalidUsage', problems, 'Nothing was started. See `coinbase-simulator --help`.');
  }
  return settings;
}

function portFrom(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LARGEST_PORT) return port;
  throw new Error(`${flag} is a number from 0 to ${LARGEST_PORT}, and not ${text}.`);
}

function speedFrom(text: string): number {
  const speed = Number(text);
  if (text.trim() !== '' && Number.isFinite(speed) && speed > 0) return speed;
  throw new Error(`--speed is a number above 0, and not ${text}.`);
}

function accountsFrom(texts: readonly string[]): readonly AccountSettings[] {
  const named = texts.map(accountFrom);
  const names = named.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`--account names ${twice} twice.`);
  const isBot = ({ name }: AccountSettings): boolean => name === 'bot';
  const bot = named.find(isBot) ?? { name: 'bot', balances: DEFAULT_BALANCES };
  return [bot, ...named.filter((account) => !isBot(account))];
}

function accountFrom(text: string): AccountSettings {
  const [, name = '', amounts = ''] = /^([a-z][a-z0-9-]*):(.+)$/.exec(text) ?? [];
  if (name === '' || houseNames.has(name)) throw new Error(`--account is NAME:CURRENCY=AMOUNT,…, and not ${text}.`);
  const balances = amounts.split(',').map((part): [string, string] => {
    const [, currency, amount] = /^([A-Z0-9]+)=(\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (currency === undefined || amount === undefined)
      throw new Error(`--account ${name}: ${part} is not CURRENCY=AMOUNT.`);
    return [currency, amount];
  });
  return { name, balances: Object.fromEntries(balances) };
}
