import type { EpochMs } from './clock';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** An event as it is handed to the store. Amounts are decimal text (`encodePayload`). */
export interface NewStoredEvent {
  readonly type: string;
  /** The version of the payload's shape, from 1. */
  readonly v: number;
  readonly at: EpochMs;
  /** What made it happen: the input of the engine. */
  readonly causationId: string;
  /** What it belongs to: one signal, one order. */
  readonly correlationId: string;
  readonly payload: JsonObject;
}

/** An event as it is read back. */
export interface StoredEvent extends NewStoredEvent {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
}

/** An append-only log with one writer. */
export interface EventStore {
  /** The number of the last event; 0 when there is none. */
  readonly lastSeq: number;
  /**
   * Writes the whole batch or nothing; resolves when it is durable. An empty batch does nothing.
   * @throws EventStoreError; after one nobody may append to this object again.
   */
  append(batch: readonly NewStoredEvent[]): Promise<void>;
  /** All events with `seq > afterSeq`, in order. @throws EventStoreError StoreCorrupt */
  read(afterSeq?: number): Iterable<StoredEvent>;
  /** Gives files and locks back. Closing twice is allowed. */
  close(): Promise<void>;
}
