import type { ConfigIssue, JsonValue } from '@bot/core';
import type { ConfigPath } from './configFields';
import type { ConfigText } from './profiles';

/** Who may set a value, the weakest first. */
export const configOrigins = ['default', 'profile', 'file', 'environment', 'flag'] as const;
export type ConfigOrigin = (typeof configOrigins)[number];

/** A value that somebody has set and nobody has looked at yet. */
export interface ConfigSetting {
  readonly path: ConfigPath;
  readonly raw: JsonValue;
  readonly origin: ConfigOrigin;
  /** `canary`, `/path/bot.json`, `BOT_LIMITS__DAILY_LOSS_LIMIT_USD`, `--strategy-short` */
  readonly from: string;
}

/** What one source says, and what it says that nobody understands. */
export interface ConfigLayer {
  readonly settings: readonly ConfigSetting[];
  readonly issues: readonly ConfigIssue[];
}

/** A part of our own tables as a layer. */
export function tableLayer(origin: ConfigOrigin, from: string, table: Partial<ConfigText>): ConfigLayer {
  const settings = Object.entries(table).map(([path, raw]) => ({ path: path as ConfigPath, raw, origin, from }));
  return { settings, issues: [] };
}

/** For messages: `flag --strategy-short`. */
export const originText = ({ origin, from }: Pick<ConfigSetting, 'origin' | 'from'>): string => `${origin} ${from}`;
