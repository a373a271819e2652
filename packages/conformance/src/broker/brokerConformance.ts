import { toCard, type ConformanceCard } from '../card/conformanceCard';
import { accountCards } from './accountCards';
import { amendCards } from './amendCards';
import type { BrokerCapability, BrokerUnderConformance } from './brokerUnderConformance';
import { createBrokerWorld, type BrokerWorld } from './brokerWorld';
import { cancelCards } from './cancelCards';
import { closeCards } from './closeCards';
import { duplicateCards } from './duplicateCards';
import { feedCards } from './feedCards';
import { immediateCards } from './immediateCards';
import { marketDataCards } from './marketDataCards';
import { orderCards } from './orderCards';
import { perpetualCards } from './perpetualCards';
import { refusalCards } from './refusalCards';
import { reportCards } from './reportCards';
import { statusCards } from './statusCards';
import { venueFaultCards } from './venueFaultCards';
import { waitingCards } from './waitingCards';

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
const brokerCards = [
  ...marketDataCards,
  ...orderCards,
  ...immediateCards,
  ...duplicateCards,
  ...reportCards,
  ...waitingCards,
  ...cancelCards,
  ...refusalCards,
  ...statusCards,
  ...accountCards,
  ...amendCards,
  ...closeCards,
  ...feedCards,
  ...perpetualCards,
  ...venueFaultCards,
].toSorted((a, b) => a.id.localeCompare(b.id));
