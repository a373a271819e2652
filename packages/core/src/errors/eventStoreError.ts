import { BotError, isBotError, type ErrorText } from './botError';

export interface EventStoreErrorTraits {
  /** Whether the batch may be durable all the same. */
  readonly durability: 'NotDurable' | 'Unknown';
  readonly meaning: string;
}

/** Every code that an `EventStore` may throw. After any of them on an append, memory is discarded and the process ends. */
export const eventStoreErrorTraits = {
  AppendFailed: { durability: 'Unknown', meaning: 'The batch could not be written, or was written and not confirmed.' },
  StoreFull: { durability: 'NotDurable', meaning: 'There is no room left for the batch.' },
  SequenceConflict: { durability: 'NotDurable', meaning: 'Somebody else has appended to this store.' },
  StoreClosed: { durability: 'NotDurable', meaning: 'The store was already closed.' },
  StoreLocked: { durability: 'NotDurable', meaning: 'Another process is using this store.' },
  StoreNotWritable: { durability: 'NotDurable', meaning: 'The folder of the store cannot be written.' },
  StoreMissing: { durability: 'NotDurable', meaning: 'There is no store at this path.' },
  StoreCorrupt: { durability: 'NotDurable', meaning: 'The stored bytes are not what was written.' },
  StoreVersionNewer: { durability: 'NotDurable', meaning: 'The store was written by a newer version.' },
} as const satisfies Record<string, EventStoreErrorTraits>;

export type EventStoreErrorCode = keyof typeof eventStoreErrorTraits;

export interface EventStoreErrorDetails {
  readonly path?: string;
  /** The first sequence number that is in doubt. */
  readonly seq?: number;
  readonly found?: string | number;
  readonly expected?: string | number;
}

/** Thrown by the `EventStore` port. */
export class EventStoreError extends BotError<EventStoreErrorCode, EventStoreErrorDetails> {
  readonly layer = 'EventStore';

  constructor(
    code: EventStoreErrorCode,
    text: ErrorText,
    details: EventStoreErrorDetails,
    options?: { cause?: unknown },
  ) {
    super(code, text, details, options);
  }
}

export function isEventStoreError(value: unknown, code?: EventStoreErrorCode): value is EventStoreError {
  return isBotError(value, 'EventStore', code);
}
