import type { RecordedBotEvent } from '@bot/core';
import type { BotUnderTestFactory } from '@bot/simulation';
import type { InvariantId } from '../invariants/invariants';
import { clerkBot } from './clerkBot';

type Journal = readonly RecordedBotEvent[];

/** Once there are some, only so many events are left. */
const forgetful =
  (left: number) =>
  (journal: Journal): Journal =>
    journal.length > 6 ? journal.slice(0, left) : journal;

const startedTwice =
  (storeEpoch: string, processEpoch = 1) =>
  (journal: Journal): Journal => {
    const epochs = [
      { storeEpoch: 'k3x9', processEpoch: 1 },
      { storeEpoch, processEpoch },
    ];
    const starts = epochs.map((payload) => ({ type: 'ProcessStarted', payload, at: 0 }) as unknown as RecordedBotEvent);
    return [...starts, ...journal];
  };

/** Worlds in which the log is not what it must be. */
export const logMutants: readonly (readonly [InvariantId, string, { readonly bot: BotUnderTestFactory }])[] = [
  [
    'INV-14',
    'an order is sent and not written down',
    { bot: clerkBot({ wrote: (journal) => journal.filter(({ type }) => type !== 'OrderSubmitted') }) },
  ],
  ['INV-15', 'the end of the log is gone', { bot: clerkBot({ wrote: forgetful(1) }) }],
  ['INV-15', 'all of the log is gone', { bot: clerkBot({ wrote: forgetful(0) }) }],
  [
    'INV-15',
    'an event is taken out of the middle, and the others are numbered anew',
    {
      bot: clerkBot({
        wrote: (journal) => (journal.length > 6 ? journal.filter(({ seq }) => seq !== 2) : journal),
      }),
    },
  ],
  [
    'INV-16',
    'an event is missing',
    { bot: clerkBot({ numbers: false, wrote: (journal) => journal.filter(({ seq }) => seq !== 2) }) },
  ],
  [
    'INV-17',
    'the bot owns something else than its log says',
    {
      bot: (surroundings) => ({
        ...clerkBot()(surroundings),
        ledger: () => ({ live: '{"cash":"10"}', folded: '{"cash":"9"}' }),
      }),
    },
  ],
  ['INV-26', 'two processes count the same', { bot: clerkBot({ wrote: startedTwice('k3x9') }) }],
  ['INV-26', 'another store goes on', { bot: clerkBot({ wrote: startedTwice('other', 2) }) }],
];
