import type { JsonObject, JsonValue } from '@bot/core';
import type { ConfigPath } from './configFields';
import type { ConfigSetting } from './configLayer';

/** Marks that are kept beyond the long window. */
const SPARE_MARKS = 5;
/** A mark may miss this many cycles before it is stale. */
const CYCLES_TO_STALE = 3;
/** At this part of the age at which it is stale a mark is warned of. */
const WARNED_AT = 2 / 3;

/** Limits that stand under the names of instruments. */
export const limitMaps = [
  'limits.positionCaps',
  'limits.notionalCapsUsd',
  'limits.leverageCaps',
  'limits.nightLeverageCaps',
] as const satisfies readonly ConfigPath[];

/** Our own figures follow the settings that they depend on. What somebody has set is never touched. */
export function withDerived(settings: readonly ConfigSetting[]): readonly ConfigSetting[] {
  const rawAt = (path: ConfigPath): JsonValue | undefined => settings.find((setting) => setting.path === path)?.raw;
  const numberAt = (path: ConfigPath): number => Number(rawAt(path));
  const traded = rawAt('instrumentIds');
  const longest = numberAt('strategy.longWindow') + SPARE_MARKS;
  const patience = numberAt('cycleIntervalMs') * CYCLES_TO_STALE;
  const maxMarkAgeMs = (): number => {
    const max = settings.find(({ path }) => path === 'limits.maxMarkAgeMs');
    const isOurs = max?.origin === 'default' || max?.origin === 'profile';
    return isOurs ? Math.max(patience, Number(max.raw)) : Number(max?.raw);
  };
  return settings.map((setting) => {
    if (setting.origin !== 'default' && setting.origin !== 'profile') return setting;
    if (setting.path === 'markWindowSize') return derived(setting, longest, `strategy.longWindow + ${SPARE_MARKS}`);
    if (setting.path === 'limits.maxMarkAgeMs' && patience > Number(setting.raw)) {
      return derived(setting, patience, `${CYCLES_TO_STALE} × cycleIntervalMs`);
    }
    if (setting.path === 'limits.warnMarkAgeMs') {
      return derived(setting, Math.floor(maxMarkAgeMs() * WARNED_AT), '2/3 of limits.maxMarkAgeMs');
    }
    return limitMaps.some((path) => path === setting.path) ? withoutStrangers(setting, traded) : setting;
  });
}

/** A profile has limits for more instruments than are traded. */
function withoutStrangers(setting: ConfigSetting, traded: JsonValue | undefined): ConfigSetting {
  if (!Array.isArray(traded)) return setting;
  const known = Object.entries(setting.raw as JsonObject).filter(([name]) => traded.includes(name));
  return { ...setting, raw: Object.fromEntries(known) };
}

/** A figure that cannot be computed (its source is wrong, and reported) stays as it is. */
function derived(setting: ConfigSetting, raw: JsonValue, from: string): ConfigSetting {
  return raw === setting.raw || !Number.isSafeInteger(raw) ? setting : { ...setting, raw, origin: 'default', from };
}
