import type { BotConfig, Strategy } from '@bot/core';
import { movingAverageCrossover } from './movingAverageCrossover';

/** The strategies that a configuration asks for. */
export const createStrategies = ({ strategy, limits }: BotConfig): readonly Strategy[] => [
  movingAverageCrossover(strategy, limits.allowShorts) as unknown as Strategy,
];
