import { processScenario as scenario } from '@bot/test-fixtures/jest';
import { diskFull } from './CH-04.diskFull';
import { tooManyFiles } from './CH-06.tooManyFiles';
import { coldStart } from './OS-01.coldStart';
import { warmStart } from './OS-02.warmStart';
import { changedFile } from './OS-03.changedFile';
import { secondSignal } from './OS-12.secondSignal';
import { stopBySignal } from './OS-12.stopBySignal';
import { eventsSurvive } from './OS-13.eventsSurvive';
import { killLoop } from './OS-14.killLoop';
import { damagedFiles } from './OS-15.damagedFiles';
import { killedRecovery } from './OS-18.killedRecovery';
import { secondInstance } from './OS-19.secondInstance';
import { otherFormats } from './OS-20.otherFormats';
import { unusableDisk } from './OS-21.unusableDisk';
import { killSwitch } from './OS-24.killSwitch';
import { dailyLoss } from './TL-05.dailyLoss';

/** What the bot knows and keeps, with real processes, real files and real signals. They bring their own venue: the embedded one. */
export function define(): void {
  coldStart(scenario);
  warmStart(scenario);
  changedFile(scenario);
  secondSignal(scenario);
  stopBySignal(scenario);
  eventsSurvive(scenario);
  killLoop(scenario);
  damagedFiles(scenario);
  killedRecovery(scenario);
  secondInstance(scenario);
  otherFormats(scenario);
  unusableDisk(scenario);
  killSwitch(scenario);
  dailyLoss(scenario);
  diskFull(scenario);
  tooManyFiles(scenario);
}
