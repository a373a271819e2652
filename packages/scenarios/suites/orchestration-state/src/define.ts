import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';
import { coldStart } from './OS-01.coldStart';
import { warmStart } from './OS-02.warmStart';
import { changedConfiguration } from './OS-03.changedConfiguration';
import { marksPopulate } from './OS-04.marksPopulate';
import { markWindowIsBounded } from './OS-05.markWindowIsBounded';
import { staleness } from './OS-06.staleness';
import { reconciliation } from './OS-07.reconciliation';
import { positionAfterFill } from './OS-08.positionAfterFill';
import { removalAfterClose } from './OS-09.removalAfterClose';
import { tasksRun } from './OS-10.tasksRun';
import { taskCrash } from './OS-11.taskCrash';
import { stop } from './OS-12.stop';
import { eventsSurviveRestart } from './OS-13.eventsSurviveRestart';
import { crashAtEveryWrite } from './OS-14.crashAtEveryWrite';
import { corruptState } from './OS-15.corruptState';
import { simultaneousFills } from './OS-16.simultaneousFills';
import { fillBeforeConfirmation } from './OS-17.fillBeforeConfirmation';
import { crashDuringRecovery } from './OS-18.crashDuringRecovery';
import { logOfOtherVersions } from './OS-20.logOfOtherVersions';
import { haltWhileUnreachable } from './OS-24.haltWhileUnreachable';

/** What the bot knows and keeps: the bodies, to be carried out on any layer. */
export function define(layer: Layer): void {
  const scenario = scenarios({ bot: tradingBot({ strategies: [] }), config: scenarioConfig, layer });
  coldStart(scenario);
  warmStart(scenario);
  changedConfiguration(scenario);
  marksPopulate(scenario);
  markWindowIsBounded(scenario);
  staleness(scenario);
  reconciliation(scenario);
  positionAfterFill(scenario);
  removalAfterClose(scenario);
  tasksRun(scenario);
  taskCrash(scenario);
  stop(scenario);
  eventsSurviveRestart(scenario);
  crashAtEveryWrite(scenario);
  corruptState(layer);
  simultaneousFills(scenario);
  fillBeforeConfirmation(scenario);
  crashDuringRecovery(scenario);
  logOfOtherVersions(scenario);
  haltWhileUnreachable(scenario);
}
