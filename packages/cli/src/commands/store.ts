import { Command } from 'commander';
import { storeCompactCommand } from './storeCompact';
import { storeExportCommand } from './storeExport';
import { storeVerifyCommand } from './storeVerify';
import type { CommandSurroundings } from './outcome';

/** `bot store verify|export|compact` */
export const storeCommand = (surroundings: CommandSurroundings): Command =>
  new Command('store')
    .description('Look after the logs.')
    .addCommand(storeVerifyCommand(surroundings))
    .addCommand(storeExportCommand(surroundings))
    .addCommand(storeCompactCommand(surroundings));
