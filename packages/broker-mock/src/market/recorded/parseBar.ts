import {
  isNegative,
  isPositive,
  priceOf,
  quantityOf,
  roundDown,
  roundUp,
  toSteps,
  toText,
  type Instrument,
  type MarketDataError,
  type Price,
  type Quantity,
} from '@bot/core';
import { pricesAround } from '../../models/depthModel';
import type { Bar, TopPrices } from './bar';
import { malformed } from './readLines';

/** The columns after the time, by what the file holds. */
export const barColumns = {
  quotes: 'bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size'.split(','),
  trades: 'open,high,low,close,volume_base'.split(','),
} as const;
export type BarKind = keyof typeof barColumns;

export interface RowReading {
  readonly path: string;
  readonly line: number;
  readonly instrument: Instrument;
  /** How far bid and ask are taken to be apart around a traded price. */
  readonly spreadBps: number;
}

/** What a row says besides its time. Prices go to the tick, sizes down to the lot. @throws MarketDataError DataFileMalformed */
export function parseBar(kind: BarKind, cells: readonly string[], reading: RowReading): Omit<Bar, 'at'> {
  const columns: readonly string[] = barColumns[kind];
  const cellOf: CellOf = (name) => cells[columns.indexOf(name)] ?? '';
  return kind === 'quotes' ? quoteBar(cellOf, reading) : tradeBar(cellOf, reading);
}

type CellOf = (name: string) => string;

interface Ohlc {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** A best price was quoted, so at least one lot stood there even where the file rounds its size to nothing. */
function quoteBar(cellOf: CellOf, reading: RowReading): Omit<Bar, 'at'> {
  const bid = ohlc(cellOf, 'bid_', roundDown, reading);
  const ask = ohlc(cellOf, 'ask_', roundUp, reading);
  return {
    open: topPrices(bid.open, ask.open, reading),
    high: topPrices(bid.high, ask.high, reading),
    low: topPrices(bid.low, ask.low, reading),
    close: topPrices(bid.close, ask.close, reading),
    bidLots: Math.max(1, lotsIn(cellOf, 'bid_size', reading)),
    askLots: Math.max(1, lotsIn(cellOf, 'ask_size', reading)),
    tradedLots: 0,
  };
}

/** A quarter of the volume is taken to have stood on each side at any moment. */
function tradeBar(cellOf: CellOf, reading: RowReading): Omit<Bar, 'at'> {
  const { open, high, low, close } = ohlc(cellOf, '', roundDown, reading);
  const tradedLots = lotsIn(cellOf, 'volume_base', reading);
  const standing = Math.max(1, Math.floor(tradedLots / 4));
  const around = (ticks: number): TopPrices => pricesAround(ticks, reading.spreadBps);
  return {
    open: around(open),
    high: around(high),
    low: around(low),
    close: around(close),
    bidLots: standing,
    askLots: standing,
    tradedLots,
  };
}

function ohlc(cellOf: CellOf, prefix: string, round: typeof roundDown, reading: RowReading): Ohlc {
  const ticksIn = (column: string): number => {
    const price = decimalIn(cellOf(column), column, priceOf, reading);
    if (!isPositive(price)) throw problem(reading, `${column} is ${toText(price)}, and a price is above zero`);
    const { tickSize } = reading.instrument;
    const ticks = stepsIn(round(price, tickSize), tickSize, column, reading);
    if (ticks === 0) throw problem(reading, `${column} is ${toText(price)}, and a tick is ${toText(tickSize)}`);
    return ticks;
  };
  const [open, high] = [ticksIn(`${prefix}open`), ticksIn(`${prefix}high`)];
  const [low, close] = [ticksIn(`${prefix}low`), ticksIn(`${prefix}close`)];
  if (high < low) throw problem(reading, `${prefix}high is below ${prefix}low`);
  if (Math.max(open, close) > high || Math.min(open, close) < low) {
    throw problem(reading, `${prefix}open or ${prefix}close is not between ${prefix}low and ${prefix}high`);
  }
  return { open, high, low, close };
}

/** Some sizes carry the dust of binary fractions, such as 0.029768000000000003: a lot cannot be cut, so they go down to it. */
function lotsIn(cellOf: CellOf, column: string, reading: RowReading): number {
  const { lotSize } = reading.instrument;
  const size = decimalIn(cellOf(column), column, quantityOf, reading);
  if (isNegative(size)) throw problem(reading, `${column} is ${toText(size)}, and a size is not below zero`);
  return stepsIn(roundDown(size, lotSize), lotSize, column, reading);
}

/** What is a whole number of steps can still be too many of them to count. */
function stepsIn<A extends Price | Quantity>(amount: A, step: A, column: string, reading: RowReading): number {
  try {
    return toSteps(amount, step);
  } catch {
    throw problem(reading, `${column} is ${toText(amount)}, which is too large`);
  }
}

function topPrices(bidTicks: number, askTicks: number, reading: RowReading): TopPrices {
  if (bidTicks > askTicks) throw problem(reading, 'a bid is above its ask');
  // A market that was locked for a moment is opened by one tick, since nobody leaves a trade lying.
  return { bidTicks, askTicks: Math.max(askTicks, bidTicks + 1) };
}

function decimalIn<A>(text: string, column: string, parse: (text: string) => A, reading: RowReading): A {
  try {
    return parse(text);
  } catch {
    throw problem(reading, `${column} is "${text}", which is not a decimal number`);
  }
}

const problem = ({ path, line }: RowReading, what: string): MarketDataError => malformed(path, line, what);
