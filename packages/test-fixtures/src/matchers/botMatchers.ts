import {
  averageEntryPrice,
  equals,
  isFlat,
  priceOf,
  quantityOf,
  toText,
  type BotEventType,
  type InstrumentId,
  type Position,
} from '@bot/core';
import { compareWithBot } from '@bot/simulation';
import { leftAlone } from '../invariants/leftAlone';
import { payloadsOf } from '../invariants/stepFacts';
import { decimalText } from '../text/decimalText';
import type { WorldBot } from '../world/worldBot';
import type { WorldVenue } from '../world/worldVenue';
import { verdict, type Verdict } from './verdict';

/** Amounts are decimal text; the quantity is below zero for a short. */
export interface ExpectedPosition {
  readonly quantity: string;
  readonly entry?: string;
}

/** Checks of what the bot knows and wrote. */
export const botMatchers = {
  toHavePosition(bot: WorldBot, instrumentId: InstrumentId, { quantity, entry }: ExpectedPosition): Verdict {
    const position = bot.position(instrumentId);
    const wanted = `${decimalText(quantity, 'quantity')}${entry === undefined ? '' : ` from ${decimalText(entry, 'entry')}`}`;
    const average = averageEntryPrice(position);
    const sameEntry = entry === undefined || (average !== null && equals(average, priceOf(entry)));
    const pass = equals(position.netQuantity, quantityOf(quantity)) && sameEntry;
    return verdict(pass, 'the bot', `to hold ${wanted} ${instrumentId}`, positionText(position), bot.trace);
  },
  /** Without an instrument: no position at all. */
  toBeFlat(bot: WorldBot, instrumentId?: InstrumentId): Verdict {
    const open = instrumentId === undefined ? bot.positions : [bot.position(instrumentId)];
    const held = open.filter((position) => !isFlat(position));
    const wanted = `to hold nothing${instrumentId === undefined ? '' : ` of ${instrumentId}`}`;
    return verdict(held.length === 0, 'the bot', wanted, listed(held.map(positionText)), bot.trace);
  },
  toBeReduceOnly: (bot: WorldBot): Verdict => modeIs(bot, 'ReduceOnly'),
  toBeHalted: (bot: WorldBot): Verdict => modeIs(bot, 'Halted'),
  /** These events, in this order; others may lie between them. */
  toHaveEmitted(bot: WorldBot, types: readonly BotEventType[]): Verdict {
    const written = bot.journal.map(({ type }) => type);
    let next = 0;
    for (const type of written) if (type === types[next]) next += 1;
    return verdict(
      next === types.length,
      'the bot',
      `to have written ${types.join(' → ')}`,
      listed(written),
      bot.trace,
    );
  },
  /** Cash, positions and live orders are the venue's. For a moment at which nothing is on its way. */
  toReconcileWith(bot: WorldBot, venue: WorldVenue): Verdict {
    const { truth, instruments } = venue;
    const differences = compareWithBot({
      bot: bot.snapshot,
      balances: truth.balances(),
      positions: truth.positions(),
      openOrders: truth.openOrders(),
      instruments,
      ignored: leftAlone(bot.journal),
      foreign: new Set(payloadsOf(bot.journal, 'ExternalOrderSeen').map(({ clientOrderId }) => clientOrderId)),
    }).map(({ problem }) => problem);
    return verdict(differences.length === 0, 'the bot', "to have the venue's books", listed(differences), bot.trace);
  },
};

const modeIs = (bot: WorldBot, mode: WorldBot['mode']): Verdict =>
  verdict(bot.mode === mode, 'the bot', `to be ${mode}`, bot.mode, bot.trace);

/** `0.02 BTC-USD from 48000` */
function positionText(position: Position): string {
  const entry = averageEntryPrice(position);
  return `${toText(position.netQuantity)} ${position.instrumentId}${entry === null ? '' : ` from ${toText(entry)}`}`;
}

const listed = (lines: readonly string[]): string => (lines.length === 0 ? 'nothing' : lines.join(', '));
