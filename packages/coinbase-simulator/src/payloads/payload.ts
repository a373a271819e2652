import type { JsonObject } from '@bot/core';

/** What the wire carries, as it is sent: numbers are text. */
export type Payload = JsonObject;

/** Any field of a payload in place of what the factory would say; also fields that it does not know. */
export type Overrides = JsonObject;

/** The same in every test. */
export const PAYLOAD_TIME = '2026-01-01T00:00:00Z';
export const PAYLOAD_AT = 1_767_225_600_000;
