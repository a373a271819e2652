import { WebsocketClient } from 'coinbase-api';
import { assert } from '@bot/core';
import type { Work } from '../benchmark';
import type { MixedFeed } from './mixedFeed';

interface Opened {
  onWsMessage(event: { readonly type: 'message'; readonly data: string }, wsKey: string, ws: object): void;
}

const quiet = { trace: () => undefined, info: () => undefined, error: () => undefined };

/** It tells of each message that it recognises, and keeps no book. */
export function coinbaseApiFeed({ messages }: MixedFeed): Work {
  const client = new WebsocketClient({}, quiet);
  let told = 0;
  let expected = 0;
  client.on('update', () => (told += 1));
  const { onWsMessage } = client as unknown as Opened;
  const socket = {};
  return {
    operations: messages.length,
    reset: () => undefined,
    pass() {
      expected += messages.length;
      for (const message of messages) {
        onWsMessage.call(client, { type: 'message', data: message.toString() }, 'advTradeMarketData', socket);
      }
    },
    result() {
      assert(told === expected, `coinbase-api tells of all ${expected} messages, not of ${told}`);
      return '';
    },
  };
}
