import {
  averageEntryPrice,
  equals,
  exceeds,
  isFlat,
  notionalOf,
  priceOf,
  quantityOf,
  toText,
  type BotEventPayloads,
  type BotEventType,
  type InstrumentId,
  type Position,
} from '@bot/core';
import { compareWithBot } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import { leftAlone } from '../invariants/leftAlone';
import { payloadsOf } from '../invariants/stepFacts';
import { decimalText } from '../text/decimalText';
import type { WorldBot } from '../world/worldBot';
import type { WorldVenue } from '../world/worldVenue';
import { requireSubject } from './requireSubject';
import { verdict, type Verdict } from './verdict';

/** Amounts are decimal text; the quantity is below zero for a short. */
export interface ExpectedPosition {
  readonly quantity: string;
  readonly entry?: string;
}

/** What an alert must be besides its code. What is left out may be anything. */
export interface ExpectedAlert {
  /** What it is about: `'BTC-USD'`. */
  readonly subject?: string;
  readonly severity?: BotEventPayloads['AlertRaised']['severity'];
  /** What its message contains. */
  readonly saying?: string;
  /** Exactly so often. Default: at least once. */
  readonly times?: number;
}

/** Checks of what the bot knows and wrote. */
export const botMatchers = {
  toHavePosition(bot: WorldBot, instrumentId: InstrumentId, { quantity, entry }: ExpectedPosition): Verdict {
    const position = bot.position(instrumentId);
    const wanted = `${decimalText(quantity, 'quantity')}${entry === undefined ? '' : ` from ${decimalText(entry, 'entry')}`}`;
    const average = averageEntryPrice(position);
    const sameEntry = entry === undefined || (average !== null && equals(average, priceOf(entry)));
    const pass = equals(position.netQuantity, quantityOf(quantity)) && sameEntry;
    return verdict(pass, 'the bot', `to hold ${wanted} ${instrumentId}`, positionText(position), bot);
  },
  /** Without an instrument: no position at all. */
  toBeFlat(bot: WorldBot, instrumentId?: InstrumentId): Verdict {
    const open = instrumentId === undefined ? bot.positions : [bot.position(instrumentId)];
    const held = open.filter((position) => !isFlat(position));
    const wanted = `to hold nothing${instrumentId === undefined ? '' : ` of ${instrumentId}`}`;
    return verdict(held.length === 0, 'the bot', wanted, listed(held.map(positionText)), bot);
  },
  /** Its positions, long and short added up at the newest marks, are worth no more than this in USD. */
  toHaveExposureWithin(bot: WorldBot, limit: string, instrumentId?: InstrumentId): Verdict {
    const allowed = notionalOf(decimalText(limit, 'exposure'));
    const found = bot.exposure(instrumentId);
    const wanted = `to have an exposure of at most ${limit}${instrumentId === undefined ? '' : ` in ${instrumentId}`}`;
    return verdict(!exceeds(found, allowed), 'the bot', wanted, toText(found), bot);
  },
  toBeReduceOnly: (bot: WorldBot): Verdict => modeIs(bot, 'ReduceOnly'),
  toBeHalted: (bot: WorldBot): Verdict => modeIs(bot, 'Halted'),
  /** These events, in this order; others may lie between them. @throws FixtureError WrongArgument for none */
  toHaveEmitted(bot: WorldBot, types: readonly BotEventType[]): Verdict {
    if (types.length === 0) throw saysNothing('toHaveEmitted is asked for no event', 'Name one at least.');
    const written = bot.journal.map(({ type }) => type);
    let next = 0;
    for (const type of written) if (type === types[next]) next += 1;
    return verdict(next === types.length, 'the bot', `to have written ${types.join(' → ')}`, listed(written), bot);
  },
  /** The operator was told: an alert with this code was raised. */
  toHaveAlerted(bot: WorldBot, code: string, { subject, severity, saying, times }: ExpectedAlert = {}): Verdict {
    const { alerts } = bot;
    const fitting = alerts.filter(
      (alert) =>
        alert.code === code &&
        (subject === undefined || alert.subject === subject) &&
        (severity === undefined || alert.severity === severity) &&
        (saying === undefined || alert.message.includes(saying)),
    );
    const pass = times === undefined ? fitting.length > 0 : fitting.length === times;
    const how = [severity, code, subject].filter(Boolean).join(' ');
    const said = saying === undefined ? '' : ` saying "${saying}"`;
    const often = times === undefined ? '' : ` ${times} times`;
    return verdict(pass, 'the bot', `to have alerted${often}: ${how}${said}`, listed(alerts.map(alertText)), bot);
  },
  /**
   * Cash, positions and live orders are the venue's. For a moment at which nothing is on its way.
   * @throws FixtureError WrongArgument for the venue of another world
   */
  toReconcileWith(bot: WorldBot, venue: WorldVenue): Verdict {
    requireSubject('toReconcileWith', 'venue', venue);
    if (bot.trace !== venue.trace) {
      throw saysNothing('toReconcileWith is given the venue of another world', "Give it that of the bot's own.");
    }
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
    return verdict(differences.length === 0, 'the bot', "to have the venue's books", listed(differences), bot);
  },
};

const saysNothing = (happened: string, toDo: string): FixtureError =>
  new FixtureError('WrongArgument', { happened: `${happened}, so that the check says nothing.`, toDo });

const modeIs = (bot: WorldBot, mode: WorldBot['mode']): Verdict =>
  verdict(bot.mode === mode, 'the bot', `to be ${mode}`, bot.mode, bot);

/** `0.02 BTC-USD from 48000` */
function positionText(position: Position): string {
  const entry = averageEntryPrice(position);
  return `${toText(position.netQuantity)} ${position.instrumentId}${entry === null ? '' : ` from ${toText(entry)}`}`;
}

/** `Critical DailyLossLimit of All: The day has lost 510.` */
const alertText = ({ severity, code, subject, message }: BotEventPayloads['AlertRaised']): string =>
  `${severity} ${code} of ${subject}: ${message}`;

const listed = (lines: readonly string[]): string => (lines.length === 0 ? 'nothing' : lines.join(', '));
