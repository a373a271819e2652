import type { Layer } from '@bot/simulation';
import { bodies } from '@bot/suite-trading-lifecycle';

/** What the catalogue wants to see over a wire, too. */
const overAWire = ['TL-01', 'TL-02', 'TL-08', 'TL-09', 'TL-10', 'TL-12', 'TL-15'];

/** From a signal to a position and back, with the client of Coinbase and its simulator in between. */
export const define = (layer: Layer): void => bodies(layer, overAWire);
