import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonValue } from '@bot/core';
import fc from 'fast-check';
import type { ConfigPath } from './configFields';
import { variableOf } from './environmentLayer';
import { configFlags, type ConfigFlag } from './flagLayer';
import { textOf } from './fieldKinds';
import { resolveConfig } from './resolveConfig';

const folder = mkdtempSync(join(tmpdir(), 'bot-precedence-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Three different good values for each setting that has a flag; file, environment and flag each take one. */
const good: Record<ConfigFlag, readonly [JsonValue, JsonValue, JsonValue]> = {
  '--symbols': [['BTC-USD', 'SOL-USD'], ['BTC-USD', 'XRP-USD'], ['BTC-USD']],
  '--interval': [1_000, 2_000, 3_000],
  '--strategies': [
    [{ kind: 'MeanReversion' }],
    [{ kind: 'MovingAverageCrossover' }],
    [{ kind: 'MeanReversion', id: 'Slow', share: '0.5', window: 50, entrySigmas: '2.5' }],
  ],
  '--aggregation': ['vote', 'net', 'priority'],
  '--strategy-short': [3, 4, 6],
  '--strategy-long': [11, 12, 13],
  '--trailing-stop': ['0.02', '0.03', '0.04'],
  '--max-position': ['11', '12', '13'],
  '--max-trade-value': ['21', null, '23'],
  '--position-caps': [{ 'BTC-USD': '1' }, { 'BTC-USD': '2' }, {}],
  '--daily-loss-limit': ['31', '32', null],
  '--leverage': ['1', '1.5', '2'],
  '--reduce-only': [true, false, true],
  '--tif': ['FOK', 'IOC', 'GTC'],
};
const names = Object.keys(good) as ConfigFlag[];
const some = fc.subarray(names);

it('whoever sets what, the strongest has the last word', () => {
  fc.assert(
    fc.property(some, some, some, (inFile, inEnvironment, asFlag) => {
      const file = join(folder, 'bot.json');
      writeFileSync(file, JSON.stringify(nested(inFile.map((name) => [configFlags[name].path, good[name][0]]))));
      const env = Object.fromEntries(
        inEnvironment.map((name) => [variableOf(configFlags[name].path), textOf(good[name][1])]),
      );
      const flags = Object.fromEntries(asFlag.map((name) => [name, textOf(good[name][2])]));
      const { origins } = resolveConfig({ profile: 'dev', file, env, flags });

      const found = new Map(origins.map((origin) => [origin.path, origin]));
      const whence = (name: ConfigFlag): string => {
        const { origin, value, from } = { ...found.get(configFlags[name].path) };
        return origin === 'default' || origin === 'profile' ? 'nobody' : `${from}: ${value}`;
      };
      const strongest = (name: ConfigFlag): string => {
        const { path } = configFlags[name];
        if (asFlag.includes(name)) return `${name}: ${textOf(good[name][2])}`;
        if (inEnvironment.includes(name)) return `${variableOf(path)}: ${textOf(good[name][1])}`;
        return inFile.includes(name) ? `${file}: ${textOf(good[name][0])}` : 'nobody';
      };
      expect(names.map(whence)).toEqual(names.map(strongest));
    }),
    { numRuns: 60, seed: 1 },
  );
});

function nested(settings: [ConfigPath, JsonValue][]): object {
  const file: Record<string, JsonValue> = {};
  const groups: Record<string, Record<string, JsonValue>> = {};
  for (const [path, value] of settings) {
    const [group = '', name] = path.split('.');
    if (name === undefined) file[group] = value;
    else (groups[group] ??= {})[name] = value;
  }
  return { ...file, ...groups };
}
