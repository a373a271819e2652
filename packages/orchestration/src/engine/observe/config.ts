import { capitalShares, createMarkWindow, type BotConfig, type EpochMs, type StrategyId } from '@bot/core';
import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import { problemsWith } from '../state/offeredConfig';
import { settingsOf, textOf } from '../state/settings';
import { taskIntervalMs } from '../state/tasks';
import { watchedInstruments } from '../state/watched';
import { listenToWatched } from './feed';

/** What can be taken over is in force from here on: for this input, and everything that is decided after it. */
export function observeConfigOffered(state: EngineState, { config, at }: InputOf<'ConfigOffered'>): void {
  if (problemsWith(state, config).length > 0) return;
  const before = state.config;
  if (isAboutStrategies(before, config)) replaceStrategies(state, config);
  state.config = config;
  resizeWindows(state);
  hastenTasks(state, at);
  // How old a price may be has perhaps changed: looked at anew.
  state.view.feed.staleCheckAt = at;
  stopListening(state, at);
}

/** What is new is listened to once it was loaded. */
function stopListening(state: EngineState, at: EpochMs): void {
  const { loading, feed } = state.view;
  const watched = watchedInstruments(state);
  const isNew = watched.some((id) => !feed.instrumentIds.includes(id));
  if (!isNew && !loading && watched.length < feed.instrumentIds.length) listenToWatched(state, at);
}

function isAboutStrategies(before: BotConfig, after: BotConfig): boolean {
  const [old, next] = [settingsOf(before), settingsOf(after)];
  const matters = [...next.keys()].filter((path) => path.startsWith('strategy.') || path === 'strategies.list');
  return [...matters, 'limits.allowShorts'].some((path) => old.get(path) !== next.get(path));
}

/**
 * Those whose own settings are other begin anew, on candles, as at a start: nobody can say what a memory of other settings is
 * worth. What the rest have seen is worth what it was.
 */
function replaceStrategies(state: EngineState, config: BotConfig): void {
  const { view, strategies } = state;
  const before = state.config;
  state.strategies = state.strategiesOf(config);
  state.capitalShares = capitalShares(state.strategies);
  for (const strategy of state.strategies) {
    const { strategyId } = strategy;
    const terms = termsOf(config, strategyId);
    const isKept = strategies.includes(strategy) || (terms !== null && terms === termsOf(before, strategyId));
    if (!isKept) view.cold.add(strategyId);
  }
  for (const memories of view.memories.values()) {
    for (const id of memories.keys()) if (view.cold.has(id) || !state.capitalShares.has(id)) memories.delete(id);
  }
  for (const id of view.cold) view.strategyFailures.delete(id);
}

/** What a memory depends on, as text; null for a strategy that the configuration does not name. */
function termsOf({ strategies, strategy, limits }: BotConfig, strategyId: StrategyId): string | null {
  const entry = strategies.list.find(({ kind, id = kind }) => id === strategyId);
  return entry === undefined
    ? null
    : textOf([{ ...entry, share: null, confidence: null }, strategy, limits.allowShorts]);
}

function resizeWindows({ view, config }: EngineState): void {
  for (const [id, window] of view.marks) {
    if (window.capacity === config.markWindowSize) continue;
    const resized = createMarkWindow(config.markWindowSize);
    window.newest(config.markWindowSize).forEach((mark) => resized.push(mark));
    view.marks.set(id, resized);
  }
}

/** A duty that is to come more often does not wait for the end of its longer interval. */
function hastenTasks({ view, config }: EngineState, at: EpochMs): void {
  for (const [name, dueAt] of view.tasks) {
    if (dueAt !== null) view.tasks.set(name, Math.min(dueAt, at + taskIntervalMs(config, name)));
  }
}
