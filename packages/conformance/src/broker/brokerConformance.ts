import { toCard, type ConformanceCard } from '../card/conformanceCard';
import { accountCards } from './accountCards';
import type { BrokerCapability, BrokerUnderConformance } from './brokerUnderConformance';
import { createBrokerWorld, type BrokerWorld } from './brokerWorld';
import { cancelCards } from './cancelCards';
import { marketDataCards } from './marketDataCards';
import { orderCards } from './orderCards';
import { refusalCards } from './refusalCards';

export interface BrokerConformanceOptions {
  /** A fresh venue for each card. */
  create(): BrokerUnderConformance | Promise<BrokerUnderConformance>;
  readonly lacks?: readonly BrokerCapability[];
  /** How long an effect may take to show, in the time of `advance`. Default: 10 seconds. */
  readonly patienceMs?: number;
}

/** The rules of the `Broker` port as numbered cards, for any runner. */
export function brokerConformance(options: BrokerConformanceOptions): readonly ConformanceCard[] {
  const { create, lacks = [], patienceMs = 10_000 } = options;
  const subject = {
    lacks,
    open: async (): Promise<BrokerWorld> => createBrokerWorld(await create(), patienceMs),
    close: (world: BrokerWorld): Promise<void> => world.close(),
  };
  return brokerCards.map((definition) => toCard(definition, subject));
}

/** In the order of their numbers. */
const brokerCards = [...marketDataCards, ...orderCards, ...cancelCards, ...refusalCards, ...accountCards];
