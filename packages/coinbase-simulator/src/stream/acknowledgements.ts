import type { CancelTimer, Clock } from '@bot/core';
import type { FrameWriter } from './frames/frameWriter';

/** What a connection has: product ids, or the user, by channel. */
export type Listing = { readonly [channel: string]: readonly string[] };

/** Says what the connection has subscribed, in the order in which it was asked for, and each time behind the snapshots of it. */
export interface Acknowledgements {
  begin(): Acknowledgement;
  close(): void;
}

export interface Acknowledgement {
  /** One more snapshot is to come first; the function says that it is out. */
  awaited(): () => void;
  /** It goes out with this as soon as the snapshots are. */
  listed(listing: Listing): void;
}

/** A snapshot that was lost, or is none, is not waited for longer than this. */
const PATIENCE_MS = 1_000;

interface Owed {
  readonly awaited: Set<object>;
  listing: Listing | null;
  cancelTimer: CancelTimer;
}

export function createAcknowledgements(clock: Clock, frames: FrameWriter): Acknowledgements {
  let owed: readonly Owed[] = [];

  function tell(): void {
    for (let first = owed[0]; first !== undefined && first.awaited.size === 0; first = owed[0]) {
      if (first.listing === null) return;
      owed = owed.slice(1);
      first.cancelTimer();
      frames.send('subscriptions', [{ subscriptions: first.listing }]);
    }
  }

  return {
    begin() {
      const own: Owed = { awaited: new Set(), listing: null, cancelTimer: () => undefined };
      owed = [...owed, own];
      return {
        awaited() {
          const snapshot = {};
          own.awaited.add(snapshot);
          return () => {
            if (own.awaited.delete(snapshot)) tell();
          };
        },
        listed(listing) {
          own.listing = listing;
          own.cancelTimer = clock.setTimer(PATIENCE_MS, () => {
            own.awaited.clear();
            tell();
          });
          tell();
        },
      };
    },
    close() {
      for (const { cancelTimer } of owed) cancelTimer();
      owed = [];
    },
  };
}
