import type { OrderTerms } from '@bot/core';
import type { Bot } from '../createBot';
import type { SmallWorld, SmallWorldOptions } from './smallWorld';

/** What happens in a run, told by whoever drives the venue and asks the bot; each part goes on whatever was lost before. */
export interface Day {
  readonly world: SmallWorldOptions;
  /** What the venue does with some of the orders. */
  prepare?(script: SmallWorld['broker']['script']): void;
  live(hands: Hands): Promise<void>;
}

/** What a day is told with. */
interface Hands {
  readonly broker: SmallWorld['broker'];
  /** The bot of the process that runs; the next one where it has ended. */
  alive(): Bot;
  pass(ms: number): Promise<void>;
  /** One price of each instrument, and a second. */
  prices(prices: { readonly [instrumentId: string]: string }): Promise<void>;
  /** The id of the order that came of it; '' when none did. */
  wished(terms: OrderTerms): Promise<string>;
  /** A person looks whether it was done, and asks again. */
  inMode(mode: 'Normal' | 'ReduceOnly'): Promise<void>;
  /** So much of it trades, when it is open. */
  filled(clientOrderId: string, quantity: string): Promise<void>;
  /** The process ends in good order. */
  stopped(): Promise<void>;
}
