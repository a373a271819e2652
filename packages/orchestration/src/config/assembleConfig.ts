import type { BotConfig, ProfileName } from '@bot/core';
import type { ConfigValues } from './configFields';

/**
 * Puts values under their paths into the shape that the engine is given. Worked example: `limits.maxLeverage` becomes
 * `{ limits: { maxLeverage } }`.
 */
export function assembleConfig(profile: ProfileName, values: ConfigValues): BotConfig {
  const config: Record<string, unknown> = { profile };
  for (const [path, value] of Object.entries(values)) {
    const [group, name] = path.split('.') as [string, string?];
    if (name === undefined) config[group] = value;
    else config[group] = { ...(config[group] as object), [name]: value };
  }
  return config as unknown as BotConfig;
}
