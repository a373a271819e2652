import { isAmount, toText, type BotConfig, type ConfigChange } from '@bot/core';

/**
 * A configuration as it is recorded: every setting by its path, as text. It holds no secrets; those have sources of their own.
 * Worked example: `limits.maxLeverage` → `"3"`, `instrumentIds` → `["BTC-USD"]`.
 */
export function settingsOf(config: BotConfig): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const [group, value] of Object.entries(config) as readonly (readonly [string, unknown])[]) {
    if (!isGroup(value)) settings.set(group, textOf(value));
    else for (const [name, setting] of Object.entries(value)) settings.set(`${group}.${name}`, textOf(setting));
  }
  return settings;
}

/** What is other than before, by path. */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly ConfigChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .map((path) => ({ path, from: before.get(path) ?? null, to: after.get(path) ?? null }))
    .filter(({ from, to }) => from !== to);
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isAmount(value);

/** Equal settings have equal texts. */
export const textOf = (value: unknown): string => String(JSON.stringify(plain(value)));

/** Names in one order. */
function plain(value: unknown): unknown {
  if (isAmount(value)) return toText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, held]) => [name, plain(held)]));
}
