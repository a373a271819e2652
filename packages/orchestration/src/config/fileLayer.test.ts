import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLayer } from './fileLayer';

const folder = mkdtempSync(join(tmpdir(), 'bot-file-'));
const path = join(folder, 'bot.json');
afterAll(() => rmSync(folder, { recursive: true }));

const read = (content: unknown) => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return fileLayer(path, 'paper');
};

it('gives the settings of a file their paths', () => {
  const caps = { 'BTC-USD': '0.05' };
  const { settings, issues } = read({ timeInForce: 'IOC', limits: { positionCaps: caps, maxTradeValueUsd: null } });
  expect(issues).toEqual([]);
  expect(settings).toEqual([
    { path: 'timeInForce', raw: 'IOC', origin: 'file', from: path },
    { path: 'limits.positionCaps', raw: caps, origin: 'file', from: path },
    { path: 'limits.maxTradeValueUsd', raw: null, origin: 'file', from: path },
  ]);
});

it.each([
  ['misspelt', { limits: { maxLevrage: '2' } }, 'limits.maxLevrage', '(did you mean "limits.maxLeverage"?)'],
  ['of nothing near', { colourOfTheWalls: 1 }, 'colourOfTheWalls', /^there is no such setting$/],
  ['of a misspelt group', { limit: {} }, 'limit', '(did you mean "limits"?)'],
  ['of a group that is no object', { limits: [] }, 'limits', 'must be an object with the settings of limits'],
  ['with a name that objects have', '{"__proto__": {}, "limits": {"constructor": 1}}', '__proto__', 'no such setting'],
])('a setting %s is an issue', (_, content, name, problem) => {
  expect(read(content).issues[0]).toEqual({
    path: name,
    problem: problem instanceof RegExp ? expect.stringMatching(problem) : expect.stringContaining(problem),
    origin: `file ${path}`,
  });
});

it('a file may name its profile, and is refused for another', () => {
  expect(read({ profile: 'paper' })).toEqual({ settings: [], issues: [] });
  expect(read({ profile: 'prod' }).issues).toEqual([
    { path: 'profile', problem: 'this file is for the profile "prod", and paper was chosen', origin: `file ${path}` },
  ]);
});

it.each([
  ['a comma too many', '{\n  "timeInForce": "IOC",\n}', 'is not JSON: line 3, column 1 was not understood'],
  ['an end too soon', '{\n "limits": {', 'is not JSON: line 2, column 13 was not understood'],
  ['nothing in it', '', 'is not JSON: line 1, column 1 was not understood'],
  ['a list', '[]', 'must hold one JSON object'],
])('a file with %s cannot be read', (_, content, problem) => {
  expect(() => read(content)).toThrow(
    expect.objectContaining({
      code: 'ConfigFileUnreadable',
      message: expect.stringContaining(`${path} ${problem}.`),
      details: { issues: [{ path: '', problem, origin: `file ${path}` }] },
    }),
  );
});

it('a byte order mark is no part of the text', () => {
  expect(read('\uFEFF{}')).toEqual({ settings: [], issues: [] });
});

it.each(['none.json', ''])('a path without a file (%s) cannot be read', (name) => {
  expect(() => fileLayer(join(folder, name), 'paper')).toThrow(
    expect.objectContaining({ code: 'ConfigFileUnreadable' }),
  );
});

it.each([tmpdir(), '/dev/zero'])('does not read %s, which is no ordinary file', (place) => {
  expect(() => fileLayer(place, 'paper')).toThrow(
    expect.objectContaining({ code: 'ConfigFileUnreadable', message: expect.stringContaining('not an ordinary file') }),
  );
});
