import { EventStoreError } from '@bot/core';

/** What a store answers after `close`, or after an append that failed. */
export function storeClosed(path: string, failure?: EventStoreError): EventStoreError {
  const happened =
    failure === undefined
      ? `The event store ${path} is closed.`
      : `The event store ${path} was closed because an append failed with ${failure.code}.`;
  const text = { happened, botDid: 'Nothing was read or written.', toDo: 'Open the store again.' };
  return new EventStoreError('StoreClosed', text, { path }, { cause: failure });
}
