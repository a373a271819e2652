import { InvalidArgumentError, Option, type Command } from 'commander';
import type { MarketRequest } from '../market/marketRequest';

export interface MarketOptions {
  readonly data?: readonly string[];
  readonly symbol?: string;
  readonly date?: string;
  readonly seed?: string;
  readonly hours?: number;
  readonly speed?: number;
}

/** Eleven years: more has a zero too many. */
const MOST_HOURS = 100_000;

/** Where prices come from, and how long and how fast they are shown. */
export function addMarketOptions(command: Command, speedMeaning: string, fastest = Infinity): Command {
  return command
    .optionsGroup('Market:')
    .addOption(
      new Option('--data <file>', 'recorded bars, as INSTRUMENT/DAY.minute.quotes.csv; may be repeated').argParser(
        (file: string, files: readonly string[] = []) => [...files, file],
      ),
    )
    .addOption(new Option('--symbol <name>', 'instrument of the data, when its folder does not name it'))
    .addOption(new Option('--date <day>', 'day of the data, when its file name does not begin with it'))
    .addOption(new Option('--seed <text>', 'chance of the synthetic market (default: 1)'))
    .addOption(
      new Option('--hours <number>', 'how much market time to run').argParser((text) => positive(text, MOST_HOURS)),
    )
    .addOption(new Option('--speed <factor>', speedMeaning).argParser((text) => positive(text, fastest)));
}

export const marketRequestOf = ({ data = [], symbol, date, seed }: MarketOptions): MarketRequest => ({
  seed,
  data: { files: data, symbol, date },
});

/** A finite number above 0: hours and speeds are no amounts of money. */
export function positive(text: string, most = Infinity): number {
  const value = Number(text);
  const isGood = text.trim() !== '' && Number.isFinite(value) && value > 0 && value <= most;
  if (!isGood)
    throw new InvalidArgumentError(`It must be a number above 0${most === Infinity ? '' : ` and at most ${most}`}.`);
  return value;
}
