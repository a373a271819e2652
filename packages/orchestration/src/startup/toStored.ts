import { assert, encodePayload, type NewStoredEvent } from '@bot/core';
import type { DecidedEvent } from '../engine/turn';
import { logSchema, type LogSchema } from './upcast';

/** An event as it is written: amounts as text, and the version of its shape. */
export function toStored(event: DecidedEvent, { versions }: LogSchema = logSchema): NewStoredEvent {
  const { type, payload, at, causationId, correlationId } = event;
  const v = versions[type];
  assert(v !== undefined, `${type} has a version`);
  return { type, v, at, causationId, correlationId, payload: encodePayload(payload) };
}
