import { processScenario as scenario } from '@bot/test-fixtures/jest';
import { coldStart } from './OS-01.coldStart';
import { warmStart } from './OS-02.warmStart';
import { changedFile } from './OS-03.changedFile';
import { secondSignal } from './OS-12.secondSignal';
import { killLoop } from './OS-14.killLoop';
import { damagedFiles } from './OS-15.damagedFiles';
import { secondInstance } from './OS-19.secondInstance';
import { unusableDisk } from './OS-21.unusableDisk';
import { killSwitch } from './OS-24.killSwitch';

/** What the bot knows and keeps, with real processes, real files and real signals. They bring their own venue: the embedded one. */
export function define(): void {
  coldStart(scenario);
  warmStart(scenario);
  changedFile(scenario);
  secondSignal(scenario);
  killLoop(scenario);
  damagedFiles(scenario);
  secondInstance(scenario);
  unusableDisk(scenario);
  killSwitch(scenario);
}
