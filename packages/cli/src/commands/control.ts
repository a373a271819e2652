import { Command } from 'commander';
import { controlOrders } from './controlOrders';
import { controlStatusCommand } from './controlStatus';
import type { CommandSurroundings } from './outcome';

/** `bot control halt|resume|pause|reduce-only|cancel-all|kill|status` */
export function controlCommand(surroundings: CommandSurroundings): Command {
  const control = new Command('control').description('Tell a running bot what to do, and see what it does.');
  for (const order of controlOrders(surroundings)) control.addCommand(order);
  return control.addCommand(controlStatusCommand(surroundings));
}
