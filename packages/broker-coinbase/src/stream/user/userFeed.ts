import {
  isTerminal,
  type CancelTimer,
  type ClientOrderId,
  type EpochMs,
  type OrderProgress,
  type OrderReport,
  type Unsubscribe,
  type VenueOrderId,
} from '@bot/core';
import type { UnknownValues } from '../../mapping/unknownValues';
import type { DataFrame } from '../frame/frame';
import type { UnreadableOrder, UserOrder } from '../frame/userOrder';
import { openSession, type Session, type SessionGround } from '../session/session';
import { heartbeats } from '../session/topic';
import type { StreamLookups } from '../streamLookups';
import { createFollowUps } from './followUps';
import { readProgress } from './readProgress';
import { createToldOrders } from './toldOrders';

export interface UserFeedOptions {
  readonly ground: SessionGround;
  readonly url: string;
  readonly lookups: Pick<StreamLookups, 'order' | 'fillsOf'>;
  readonly unknowns: UnknownValues;
}

export interface UserFeed {
  subscribe(listener: (report: OrderReport) => void): Unsubscribe;
  /** The venue has this order; if the channel does not tell of it, it is looked up. */
  expectOrder(venueOrderId: VenueOrderId): void;
  venueOrderIdOf(clientOrderId: ClientOrderId): VenueOrderId | undefined;
  close(): void;
}

/**
 * The account's orders. What the channel tells is cumulative and without trades:
 * ```
 * user channel ─▶ progress ─▶ new? ─▶ told ─▶ more filled than the fills add up to? ─▶ ask for them until they are listed
 * after each connection: live orders that its snapshot does not list ─▶ look them up ─▶ progress …
 * ```
 */
export function openUserFeed({ ground, url, lookups, unknowns }: UserFeedOptions): UserFeed {
  const { clock, logger, settings } = ground;
  const listeners = new Set<(report: OrderReport) => void>();
  const told = createToldOrders();
  /** Live orders of which this connection has told. What it has not told of may have ended while there was none. */
  const heardNow = new Set<VenueOrderId>();
  /** Orders of which the channel may still tell before they are looked up. */
  const unheard = new Map<VenueOrderId, CancelTimer>();
  /** Orders that were rejected, the channel does not say why. */
  const unexplained = new Map<VenueOrderId, OrderProgress>();
  let session: Session | null = null;
  let isOpen = true;

  function tell(report: OrderReport): void {
    for (const listener of [...listeners]) listener(report);
  }

  function take(progress: OrderProgress): void {
    const news = told.news(progress);
    if (news === null) return;
    tell({ type: 'Progress', progress: news });
    if (told.lacksFills(news.venueOrderId)) fills.begin(news.venueOrderId);
  }

  const waits = {
    clock,
    firstMs: settings.fillsRetryMs,
    capMs: settings.fillsRetryCapMs,
    attempts: settings.fillsAttempts,
  };
  const fills = createFollowUps({
    ...waits,
    async ask(venueOrderId) {
      const clientOrderId = String(told.progressOf(venueOrderId)?.clientOrderId);
      const listed = await lookups.fillsOf({ venueOrderId, clientOrderId });
      if (!isOpen) return true;
      for (const fill of listed) if (told.isNewFill(fill)) tell({ type: 'Fill', fill });
      return !told.lacksFills(venueOrderId);
    },
    gaveUp: (venueOrderId, failure) =>
      logger.warn(
        { venueOrderId, failure: String(failure) },
        'The fills that an order has had are not listed; they are missing.',
      ),
  });
  const orders = createFollowUps({
    ...waits,
    async ask(venueOrderId) {
      const progress = await lookUp(venueOrderId);
      if (isOpen) take(progress);
      return true;
    },
    gaveUp: (venueOrderId, failure) =>
      logger.warn(
        { venueOrderId, failure: String(failure) },
        'An order that the channel does not tell of could not be looked up.',
      ),
  });

  /** @throws BrokerError unless the channel has told how it ended: that is better than nothing */
  async function lookUp(venueOrderId: VenueOrderId): Promise<OrderProgress> {
    const heardEnd = unexplained.get(venueOrderId);
    unexplained.delete(venueOrderId);
    try {
      return (await lookups.order(venueOrderId)).progress;
    } catch (error) {
      if (heardEnd !== undefined) return heardEnd;
      throw error;
    }
  }

  /** Time for the channel to tell it first. */
  function lookUpUnlessHeard(venueOrderId: VenueOrderId): void {
    forgetWait(venueOrderId);
    const cancel = clock.setTimer(settings.unheardAfterMs, () => {
      unheard.delete(venueOrderId);
      orders.begin(venueOrderId);
    });
    unheard.set(venueOrderId, cancel);
  }

  function noteHeard({ venueOrderId, status }: OrderProgress): void {
    forgetWait(venueOrderId);
    if (isTerminal(status)) heardNow.delete(venueOrderId);
    else heardNow.add(venueOrderId);
  }

  function forgetWait(venueOrderId: VenueOrderId): void {
    unheard.get(venueOrderId)?.();
    unheard.delete(venueOrderId);
  }

  /** Also those that were taken while there was no connection: nobody told how they went on. */
  function lookUpUnheard(): void {
    const live = new Set([...told.live(), ...unheard.keys()]);
    for (const venueOrderId of live) if (!heardNow.has(venueOrderId)) lookUpUnlessHeard(venueOrderId);
  }

  function heardOrder(order: UserOrder | UnreadableOrder, at: EpochMs): void {
    try {
      if ('problem' in order) throw new Error(order.problem);
      const progress = readProgress(order, at, unknowns);
      noteHeard(progress);
      if (progress.reason !== 'Other') return take(progress);
      unexplained.set(progress.venueOrderId, progress);
      orders.begin(progress.venueOrderId);
    } catch (error) {
      const { venueOrderId } = order;
      logger.error(
        { venueOrderId, error: String(error) },
        'An order of the user channel cannot be so; it is looked up.',
      );
      if (venueOrderId !== null) orders.begin(venueOrderId);
    }
  }

  function heard(frame: DataFrame): void {
    if (frame.channel !== 'user') return;
    for (const event of frame.events) for (const order of event.orders) heardOrder(order, frame.at);
  }

  const open = (): Session =>
    openSession({
      ...ground,
      url,
      topics: [heartbeats, { channel: 'user', productIds: null }],
      isPrivate: true,
      isBusy: false,
      listener: {
        running: lookUpUnheard,
        frame: heard,
        lost: () => heardNow.clear(),
      },
    });

  function close(): void {
    isOpen = false;
    listeners.clear();
    session?.close();
    for (const cancel of unheard.values()) cancel();
    unheard.clear();
    fills.close();
    orders.close();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      session ??= open();
      return () => void listeners.delete(listener);
    },
    expectOrder(venueOrderId) {
      if (isOpen && told.progressOf(venueOrderId) === undefined) lookUpUnlessHeard(venueOrderId);
    },
    venueOrderIdOf: told.venueOrderIdOf,
    close,
  };
}
