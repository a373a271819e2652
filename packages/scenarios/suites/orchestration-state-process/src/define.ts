import { processScenario as scenario } from '@bot/test-fixtures/jest';
import { killLoop } from './OS-14.killLoop';

/** What the bot knows and keeps, with real processes, real files and real signals. They bring their own venue: the embedded one. */
export function define(): void {
  killLoop(scenario);
}
