import type { Layer } from '@bot/simulation';
import { define as bodies } from '@bot/suite-broker-edge-cases';

/** What the catalogue wants to see over a wire, too. */
const overAWire = [
  'BE-01',
  'BE-02',
  'BE-03',
  'BE-04',
  'BE-05',
  'BE-06',
  'BE-07',
  'BE-08',
  'BE-10',
  'BE-11',
  'BE-12',
  'BE-13',
  'BE-14',
  'BE-15',
  'BE-16',
  'BE-23',
  'BE-24',
  'BE-28',
];

/** What brokers do to a bot, with the client of Coinbase and its simulator in between. */
export const define = (layer: Layer): void => bodies(layer, overAWire);
