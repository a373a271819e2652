import type { Logger } from '@bot/core';

/** What the venue says and we do not know: told once each. */
export interface UnknownValues {
  /** `what` names the field. */
  note(what: string, value: unknown): void;
}

const MAX_REMEMBERED = 1_000;
const MAX_SHOWN = 80;

export function createUnknownValues(logger: Logger): UnknownValues {
  const told = new Set<string>();
  return {
    note(what, value) {
      const shown = String(value).slice(0, MAX_SHOWN);
      const key = `${what} ${shown}`;
      if (told.has(key) || told.size >= MAX_REMEMBERED) return;
      told.add(key);
      logger.warn(
        { field: what, value: shown },
        'Coinbase says something that is not known here; it is kept as unknown.',
      );
    },
  };
}
