import { eventVersion, type BotEventType, type JsonObject, type StoredEvent } from '@bot/core';

/** Brings a payload from one version to the next. Each step is written once and never changed. */
type Step = (payload: JsonObject) => JsonObject;

/** Steps by type, from version 1 up. A log is never rewritten: what is old is brought up when it is read. */
const steps: { readonly [Type in BotEventType]?: readonly Step[] } = {
  ModeChanged: [modeOfOneCause],
};

/** The payload in the shape of today; what a later build wrote stays as it is. */
export function upcast({ type, v, payload }: Pick<StoredEvent, 'type' | 'v' | 'payload'>): JsonObject {
  const known = eventVersion(type as BotEventType);
  return (steps[type as BotEventType] ?? []).slice(v - 1, known - 1).reduce((shape, step) => step(shape), payload);
}

/** In version 1 there was one mode, for everything. An operator's Normal lifted whatever held; a new day, a daily loss. */
function modeOfOneCause({ to = null, reason = null, numbers = {} }: JsonObject): JsonObject {
  const actor = reason === 'Operator' ? 'Operator' : 'Bot';
  const lifted = reason === 'NewDay' ? 'DailyLossLimit' : 'Every';
  return { scope: 'All', cause: to === 'Normal' ? lifted : reason, mode: to, actor, until: null, numbers };
}
