export { main } from './main';
export { processSurroundings } from './processSurroundings';
export type { Surroundings } from './commands/outcome';
