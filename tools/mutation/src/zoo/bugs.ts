import { accessBugs } from './bugs/access';
import { brokerBugs } from './bugs/broker';
import { booksBugs } from './bugs/books';
import { feedBugs } from './bugs/feed';
import { orderBugs } from './bugs/orders';
import { recoveryBugs } from './bugs/recovery';
import { riskBugs } from './bugs/risk';
import type { PlantedBug } from './plantedBug';

/** All of them, by what they are about. */
export const bugs: readonly PlantedBug[] = [
  ...orderBugs,
  ...riskBugs,
  ...booksBugs,
  ...recoveryBugs,
  ...feedBugs,
  ...accessBugs,
  ...brokerBugs,
];

/** @throws Error with a sentence for the user */
export function bugNamed(id: string): PlantedBug {
  const bug = bugs.find((each) => each.id === id);
  if (bug !== undefined) return bug;
  throw new Error(`There is no planted bug "${id}". \`npm run zoo -- --help\` lists them.`);
}
