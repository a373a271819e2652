import type { MarketMessage } from '@bot/core';

/** What a channel must know of its messages to lose them as a real connection does. */
export interface MessageTraits<T> {
  /** Comes also when there is nothing to tell. */
  readonly isHeartbeat: (message: T) => boolean;
  /** The same with a number so much higher; null: messages of this kind have no numbers. */
  readonly renumbered: ((message: T, by: number) => T) | null;
}

/** No heartbeats, no numbers. */
export const plainMessages = { isHeartbeat: (): boolean => false, renumbered: null } as const;

export const marketMessages: MessageTraits<MarketMessage> = {
  isHeartbeat: ({ type }) => type === 'Heartbeat',
  renumbered: (message, by) => ({ ...message, sequence: message.sequence + by }),
};
