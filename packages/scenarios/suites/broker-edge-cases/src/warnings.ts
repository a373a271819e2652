import type { Logger } from '@bot/core';
import { tradingBot } from '@bot/orchestration/testing';
import type { BotUnderTestFactory } from '@bot/simulation';

/** A line of the log for people. */
export interface Warning {
  readonly message: string;
  readonly details: object;
}

/** A bot whose warnings are kept as an operator reads them. */
export function warningBot(): { readonly bot: BotUnderTestFactory; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const warn: Logger['warn'] = (details, message) => void warnings.push({ details, message });
  return {
    warnings,
    bot: (surroundings) =>
      tradingBot({ strategies: [] })({ ...surroundings, logger: { ...surroundings.logger, warn } }),
  };
}
