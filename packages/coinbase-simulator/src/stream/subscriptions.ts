import type { ChannelName } from './clientMessage';
import type { OpenChannel } from './channels/openChannel';
import type { Listing } from './acknowledgements';

/** What one connection has subscribed: by channel, and there by product or user. */
export interface Subscriptions {
  /** In place of what there was under the same name. */
  set(channel: ChannelName, key: string, opened: OpenChannel): void;
  /** @param keys null: all of the channel */
  drop(channel: ChannelName, keys: readonly string[] | null): void;
  has(channel: ChannelName, key: string): boolean;
  count(channel: ChannelName): number;
  channels(): readonly ChannelName[];
  listing(): Listing;
  close(): void;
}

export function createSubscriptions(): Subscriptions {
  const byChannel = new Map<ChannelName, Map<string, OpenChannel>>();

  function drop(channel: ChannelName, keys: readonly string[] | null): void {
    const opened = byChannel.get(channel);
    for (const key of keys ?? [...(opened?.keys() ?? [])]) {
      opened?.get(key)?.close();
      opened?.delete(key);
    }
    if (opened?.size === 0) byChannel.delete(channel);
  }

  return {
    drop,
    set(channel, key, opened) {
      const known = byChannel.get(channel) ?? new Map<string, OpenChannel>();
      byChannel.set(channel, known);
      known.get(key)?.close();
      known.set(key, opened);
    },
    has: (channel, key) => byChannel.get(channel)?.has(key) === true,
    count: (channel) => byChannel.get(channel)?.size ?? 0,
    channels: () => [...byChannel.keys()],
    listing: () => Object.fromEntries([...byChannel].map(([channel, opened]) => [channel, [...opened.keys()]])),
    close() {
      for (const channel of [...byChannel.keys()]) drop(channel, null);
    },
  };
}
