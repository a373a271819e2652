import { readFileSync, statSync } from 'node:fs';
import { ConfigError, type ConfigIssue, type JsonObject, type JsonValue, type ProfileName } from '@bot/core';
import { configPaths, isConfigPath } from './configFields';
import { originText, type ConfigLayer, type ConfigSetting } from './configLayer';
import { suggestion } from './nearestName';

/**
 * Reads a JSON file with the names of `BotConfig`. It may name its profile, and is then refused for any other.
 * @throws ConfigError ConfigFileUnreadable
 */
export function fileLayer(path: string, profile: ProfileName): ConfigLayer {
  const layer = { settings: [] as ConfigSetting[], issues: [] as ConfigIssue[] };
  const origin = originText({ origin: 'file', from: path });
  const { profile: meantFor = profile, ...values } = parseObject(readText(path), path);
  if (meantFor !== profile) {
    const problem = `this file is for the profile ${JSON.stringify(meantFor)}, and ${profile} was chosen`;
    layer.issues.push({ path: 'profile', problem, origin });
  }
  for (const [name, raw] of leavesOf(values)) {
    if (isConfigPath(name)) layer.settings.push({ path: name, raw, origin: 'file', from: path });
    else layer.issues.push({ path: name, problem: unknownName(name), origin });
  }
  return layer;
}

/** Groups such as `limits` are opened; the map under `limits.positionCaps` is one value. */
function leavesOf(values: JsonObject): [string, JsonValue][] {
  return Object.entries(values).flatMap(([name, value]) =>
    groups.has(name) && isObject(value)
      ? Object.entries(value).map(([inner, leaf]): [string, JsonValue] => [`${name}.${inner}`, leaf])
      : [[name, value] as [string, JsonValue]],
  );
}

const groups: ReadonlySet<string> = new Set(configPaths.flatMap((path) => path.split('.').slice(0, -1)));

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unknownName(name: string): string {
  return groups.has(name)
    ? `must be an object with the settings of ${name}`
    : `there is no such setting${suggestion(name, [...configPaths, ...groups])}`;
}

function readText(path: string): string {
  try {
    // A pipe may never end, and neither does /dev/zero.
    if (!statSync(path).isFile()) throw new Error('it is not an ordinary file');
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw unreadable(path, `cannot be read (${(cause as Error).message})`, cause);
  }
}

function parseObject(text: string, path: string): JsonObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw unreadable(path, `is not JSON: ${positionOf(cause as Error, text)}`, cause);
  }
  if (!isObject(value)) throw unreadable(path, 'must hold one JSON object');
  return value;
}

/** The parser names an offset, except where the text just ends. */
function positionOf({ message }: Error, text: string): string {
  const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1} was not understood`;
}

function unreadable(path: string, problem: string, cause?: unknown): ConfigError {
  const text = {
    happened: `The configuration file ${path} ${problem}.`,
    botDid: 'The bot did not start.',
    toDo: 'Correct the file, or start without it.',
  };
  return new ConfigError('ConfigFileUnreadable', text, [{ path: '', problem, origin: `file ${path}` }], { cause });
}
