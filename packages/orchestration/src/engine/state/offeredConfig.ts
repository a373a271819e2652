import { capitalShares, type BotConfig, type ConfigIssue } from '@bot/core';
import type { StateInSight } from './engineState';
import { isCompared } from './permitted';
import { changesBetween, settingsOf } from './settings';
import { reservedStrategyIds } from './strategyIds';

/** What is made use of once, at the start. A name that ends with a dot stands for its group. */
const onlyAtStart = [
  'profile',
  'cycleIntervalMs',
  'storage.',
  'marketData.silentAfterMs',
  'marketData.deadAfterMs',
  'marketData.depthLevels',
  'tasks.deadlineMs',
] as const;

/** Everything that is wrong with taking this configuration over now; nothing, when it can be. */
export function problemsWith(state: StateInSight, config: BotConfig): readonly ConfigIssue[] {
  const problems = changesBetween(state.ledger.settings, settingsOf(config))
    .filter(({ path }) => onlyAtStart.some((name) => (name.endsWith('.') ? path.startsWith(name) : path === name)))
    .map(({ path, from, to }) => ({
      path,
      problem: `cannot be changed from ${from} to ${to} while the bot runs; restart it for that`,
    }));
  return [...problems, ...strategyProblems(state, config), ...(isBusy(state) ? [busy] : [])];
}

/** What a change asks of the venue is waited for before the next one. */
const isBusy = (state: StateInSight): boolean => !isCompared(state) || state.view.stopping || state.view.loading;

const busy: ConfigIssue = {
  path: '',
  problem: 'the bot is starting, stopping, or still carrying the last change out; try again when that is done',
};

/** A strategy comes from anybody's code. */
function strategyProblems({ strategiesOf }: StateInSight, config: BotConfig): readonly ConfigIssue[] {
  try {
    const strategies = strategiesOf(config);
    capitalShares(strategies);
    const taken = strategies.filter(({ strategyId }) => reservedStrategyIds.includes(strategyId));
    return taken.map(({ strategyId }) => ({
      path: 'strategies.list',
      problem: `${strategyId} is a name of the bot’s own`,
    }));
  } catch (error) {
    return [{ path: 'strategies.list', problem: error instanceof Error ? error.message : String(error) }];
  }
}
