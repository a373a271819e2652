import { configPaths } from './configFields';
import { environmentLayer, variableOf } from './environmentLayer';

it('names a variable after the path of its setting', () => {
  expect(variableOf('limits.dailyLossLimitUsd')).toBe('BOT_LIMITS__DAILY_LOSS_LIMIT_USD');
  expect(variableOf('timeInForce')).toBe('BOT_TIME_IN_FORCE');
  expect(new Set(configPaths.map(variableOf)).size).toBe(configPaths.length);
});

it('reads the variables of settings and leaves those of other programs alone', () => {
  const environment = { BOT_HOLDINGS: 'adopt', HOME: '/root', BOTANY: 'x', BOT_TIME_IN_FORCE: undefined };
  expect(environmentLayer(environment, [])).toEqual({
    settings: [{ path: 'holdings', raw: 'adopt', origin: 'environment', from: 'BOT_HOLDINGS' }],
    issues: [],
  });
});

it('defect 10: a variable that no setting reads is an issue, which does not show its value', () => {
  const { issues } = environmentLayer({ BOT_API_KEY: 'planted', BOT_HOLDING: 'adopt', BOT_STORE: '/x' }, ['BOT_STORE']);
  expect(issues).toEqual([
    { path: 'BOT_API_KEY', problem: 'there is no such variable', origin: 'environment BOT_API_KEY' },
    {
      path: 'BOT_HOLDING',
      problem: 'there is no such variable (did you mean "BOT_HOLDINGS"?)',
      origin: 'environment BOT_HOLDING',
    },
  ]);
});
