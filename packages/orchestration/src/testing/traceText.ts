import { encodePayload, type RecordedBotEvent } from '@bot/core';

/** One event as one line of a timeline: its name, then its payload, sorted as it was written. */
export const traceText = ({ type, payload }: RecordedBotEvent): string =>
  `${type} ${JSON.stringify(encodePayload(payload))}`;
