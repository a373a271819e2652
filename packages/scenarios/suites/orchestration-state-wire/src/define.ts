import type { Layer } from '@bot/simulation';
import { define as bodies } from '@bot/suite-orchestration-state';

/** What the catalogue wants to see over a wire, too. */
const overAWire = ['OS-17', 'OS-24'];

/** What the bot knows and keeps, with the client of Coinbase and its simulator in between. */
export const define = (layer: Layer): void => bodies(layer, overAWire);
