import fc from 'fast-check';
import {
  add,
  asMoney,
  exceeds,
  isTerminal,
  isZero,
  notionalFor,
  priceOf,
  quantityOf,
  ratioOf,
  scale,
  smallerOf,
  subtract,
  toText,
  type Instrument,
  type Order,
  type OrderProgress,
  type OrderTerms,
} from '@bot/core';
import { booksOf, buy, failedCall, fillOf, limits, progressOf, sell, usd } from './fixtures';
import { givenTrading, wish, type EngineUnderTest } from './given';

export const START = '1000000';

/** What may happen next. Of an order that is not there, or cannot do it, nothing happens. */
const deeds = [
  ...['Buy', 'Sell', 'Fill', 'Fill', 'FillLate', 'Canceled', 'Expired', 'Rejected'],
  ...['TellOld', 'TellOld', 'TellNew', 'TellFill', 'AnswerAccepted', 'AnswerLost', 'AnswerNotActed'],
  ...['Amend', 'Amend', 'Amend', 'AmendTaken', 'AmendTaken', 'AmendAnswered', 'AmendRefused', 'AmendLost'],
  ...['WishCancel', 'RefuseCancel', 'LookUp', 'LookUpNothing', 'ReadBooks', 'Wake'],
] as const;
/** They are about an order that is being amended, if there is one. */
const endingAmends: readonly Deed[] = ['AmendTaken', 'AmendAnswered', 'AmendRefused', 'AmendLost'];
type Deed = (typeof deeds)[number];
interface Step {
  readonly deed: Deed;
  /** Which order or report: modulo how many there are. */
  readonly which: number;
  readonly lots: number;
}
export const stories = fc.array(
  fc.record({ deed: fc.constantFrom(...deeds), which: fc.nat(20), lots: fc.integer({ min: 1, max: 10 }) }),
  { maxLength: 60, size: 'max' },
);

/** A venue that says only what is true, at any time, in any order, as often as it likes; its answers may be lost or wrong. */
export function givenVenue(instrument: Instrument) {
  const { instrumentId } = instrument;
  const unlimited = { ...limits, maxLeverage: ratioOf('1000000'), maxMarkAgeMs: Number.MAX_SAFE_INTEGER };
  const engine = givenTrading(
    { instruments: [instrument], config: { instrumentIds: [instrumentId], limits: unlimited } },
    booksOf({ balances: [usd(START)] }),
  );
  /** Every word on every order, oldest first. */
  const orders = new Map<string, OrderProgress[]>();
  /** What each order is for, as the venue has it. */
  const terms = new Map<string, OrderTerms>();

  function place(asked: OrderTerms): void {
    const id = engine.when(wish({ ...asked, instrumentId })).payload('OrderSubmitted')?.request.clientOrderId;
    if (id === undefined) return;
    orders.set(id, [progressOf(id, 'Accepted', '0', { instrumentId })]);
    terms.set(id, { ...asked, instrumentId });
  }

  function fill(words: OrderProgress[], last: OrderProgress, lots: number): void {
    const ordered = termsAt(last).quantity;
    const leaves = subtract(ordered, last.cumulativeQuantity);
    if (isZero(leaves)) return;
    const quantity = smallerOf(leaves, quantityOf(`0.00${lots}`));
    const value = notionalFor(priceOf(`9${lots}.37`), quantity);
    const cumulativeQuantity = add(last.cumulativeQuantity, quantity);
    const full = isZero(subtract(ordered, cumulativeQuantity));
    const partly = isTerminal(last.status) ? last.status : 'PartiallyFilled';
    words.push({
      ...last,
      status: full ? 'Filled' : partly,
      cumulativeQuantity,
      filledValue: add(last.filledValue, value),
      commission: add(last.commission, scale(asMoney(value), ratioOf('0.006'))),
    });
  }

  function termsAt({ clientOrderId }: OrderProgress): OrderTerms {
    const known = terms.get(clientOrderId);
    if (known === undefined) throw new Error(`the venue has no order ${clientOrderId}`);
    return known;
  }

  /** The words on those orders for which new terms were asked. */
  const amending = (): readonly OrderProgress[][] =>
    [...orders].filter(([id]) => orderOf(engine, id).amend !== undefined).map(([, words]) => words);

  const isTaken = (progress: OrderProgress): boolean => {
    const { amend } = orderOf(engine, progress.clientOrderId);
    return amend !== undefined && toText(termsAt(progress).quantity) === toText(amend.quantity);
  };

  /** The venue gives an order the terms that it was asked for, while it may. */
  function takeAmend(last: OrderProgress): void {
    const { amend } = orderOf(engine, last.clientOrderId);
    if (amend === undefined || isTerminal(last.status) || !exceeds(amend.quantity, last.cumulativeQuantity)) return;
    const { limitPrice, quantity } = amend;
    terms.set(last.clientOrderId, { ...termsAt(last), limitPrice, quantity });
  }

  function answerAmend(last: OrderProgress, outcome: 'Accepted' | 'Refused'): void {
    const { clientOrderId, venueOrderId } = last;
    if (isTaken(last) !== (outcome === 'Accepted')) return;
    const answer = { venueOrderId, outcome, reason: null, message: '' };
    engine.when({ type: 'AmendAnswered', clientOrderId, answer });
  }

  function tell({ deed, which, lots }: Step): void {
    if (deed === 'Buy') return place(buy(`0.00${lots}`, '1000'));
    if (deed === 'Sell') return place(sell(`0.00${lots}`, '1000'));
    if (deed === 'Wake') return void engine.woke(lots * 30_000);
    const all = [...orders.values()].flat();
    if (deed === 'TellOld') return report(all[which % all.length]);
    if (deed === 'ReadBooks') return readBooks();
    const told = endingAmends.includes(deed) && amending().length > 0 ? amending() : [...orders.values()];
    const words = told[which % told.length];
    const last = words?.[words.length - 1];
    if (words === undefined || last === undefined) return;
    const { clientOrderId, venueOrderId } = last;
    const isOver = isTerminal(last.status);
    switch (deed) {
      case 'Fill':
        return isOver ? undefined : fill(words, last, lots);
      case 'FillLate':
        return isOver ? fill(words, last, lots) : undefined;
      case 'Canceled':
      case 'Expired':
      case 'Rejected':
        return isOver ? undefined : void words.push({ ...last, status: deed });
      case 'TellNew':
        return report(last);
      case 'TellFill':
        return void engine.when({ type: 'FillReported', fill: fillOf(clientOrderId, `trade-${lots % 3}`) });
      case 'AnswerAccepted': {
        const answer = { outcome: 'Accepted', clientOrderId, venueOrderId, at: 0 } as const;
        return void engine.when({ type: 'SubmitAnswered', answer });
      }
      case 'AnswerLost':
        return void engine.when({ type: 'SubmitFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') });
      case 'AnswerNotActed': {
        const failure = failedCall('NotConnected', 'NotActed');
        return void engine.when({ type: 'SubmitFailed', clientOrderId, failure });
      }
      case 'Amend': {
        // Only what rests, as far as the engine has heard, is amended.
        report(last);
        const asked = { limitPrice: priceOf(`90${lots}`), quantity: quantityOf(`0.00${lots}`) };
        return void engine.when({ type: 'AmendWished', clientOrderId, ...asked });
      }
      case 'AmendTaken':
        takeAmend(last);
        return lots % 2 === 0 ? undefined : answerAmend(last, 'Accepted');
      case 'AmendAnswered':
        return answerAmend(last, 'Accepted');
      case 'AmendRefused':
        return answerAmend(last, 'Refused');
      case 'AmendLost':
        return void engine.when({ type: 'AmendFailed', clientOrderId, failure: failedCall('Timeout', 'Unknown') });
      case 'WishCancel':
        return void engine.when({ type: 'CancelWished', clientOrderId, reason: 'Asked' });
      case 'RefuseCancel': {
        const answer = { venueOrderId, outcome: 'Refused', message: '' } as const;
        return void engine.when({ type: 'CancelAnswered', clientOrderId, answer });
      }
      case 'LookUp':
        return void engine.when({
          type: 'OrderQueried',
          clientOrderId,
          found: { terms: termsAt(last), progress: last },
        });
      case 'LookUpNothing':
        return void engine.when({ type: 'OrderQueried', clientOrderId, found: null });
    }
  }

  function report(progress: OrderProgress | undefined): void {
    if (progress !== undefined) engine.when({ type: 'OrderReported', progress });
  }

  function readBooks(): void {
    const ours = [...engine.state.ledger.liveOrderIds].map((clientOrderId) => {
      const progress = orders.get(clientOrderId)?.at(-1);
      return { clientOrderId, found: progress === undefined ? null : { terms: termsAt(progress), progress } };
    });
    const { cash, positions } = engine.state.ledger;
    const balances = [...cash.values()].map((total) => usd(toText(total)));
    const held = [...positions.values()].map((position) => ({ ...position, averageEntryPrice: null }));
    engine.when({ type: 'VenueBooksRead', books: booksOf({ balances, positions: held, ours }) });
  }

  return { engine, orders, tell, tellAll: () => [...orders.values()].forEach((words) => report(words.at(-1))) };
}

export const orderOf = ({ state }: EngineUnderTest, clientOrderId: string): Order => {
  const order = state.ledger.orders.get(clientOrderId);
  if (order === undefined) throw new Error(`the ledger has no order ${clientOrderId}`);
  return order;
};
