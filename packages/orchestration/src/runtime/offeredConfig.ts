import { isBotError, type BotConfig, type ConfigError, type ConfigIssue } from '@bot/core';
import type { ReloadAnswer } from '../engine/decision';
import type { IncomingInput } from './runEngine';

/** A process that begins goes by what it is given, and one that ends needs nothing any more. */
export const notRunning: ReloadAnswer = {
  outcome: 'Rejected',
  problems: [{ path: '', problem: 'the bot does not run' }],
};

/** What reading a configuration brought: the configuration, or everything that is wrong with it. */
export function offeredConfig(reloadId: string, read: () => BotConfig): IncomingInput {
  try {
    return { type: 'ConfigOffered', reloadId, config: read() };
  } catch (error) {
    return { type: 'ConfigRefused', reloadId, problems: problemsIn(error) };
  }
}

function problemsIn(error: unknown): readonly ConfigIssue[] {
  const issues = isBotError(error, 'Config') ? (error as ConfigError).details.issues : [];
  if (issues.length > 0) return issues;
  return [{ path: '', problem: isBotError(error) ? error.text.happened : String(error) }];
}
