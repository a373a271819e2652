import { ConformanceFailure } from './conformanceFailure';

/** What a card says, in the form of a certification sheet. */
export interface CardText {
  /** `BC-110`: numbers leave room for cards between. */
  readonly id: string;
  readonly title: string;
  /** False: a venue may honestly do without. */
  readonly mandatory: boolean;
  /** The scenario of which it is the venue's part: `BE-01`. */
  readonly partOf?: string;
  readonly precondition: string;
  readonly stimulus: string;
  readonly expected: string;
}

/** One rule of a port that can be checked. */
export interface ConformanceCard extends CardText {
  /** Why it cannot be checked here; null when it can. */
  readonly skipReason: string | null;
  /** @throws ConformanceFailure when the rule does not hold */
  run(): Promise<void>;
}

/** A card for any subject of the kind `World`. */
export interface CardDefinition<World, Capability extends string> extends CardText {
  readonly needs: readonly Capability[];
  check(world: World): Promise<void>;
}

export interface CardSubject<World, Capability extends string> {
  /** Called for each card: none sees what another left behind. */
  open(): Promise<World>;
  close(world: World): Promise<void>;
  readonly lacks: readonly Capability[];
}

export const toCard = <World, Capability extends string>(
  { needs, check, ...text }: CardDefinition<World, Capability>,
  subject: CardSubject<World, Capability>,
): ConformanceCard => ({
  ...text,
  skipReason: skipReason(needs.filter((capability) => subject.lacks.includes(capability))),
  async run() {
    const world = await subject.open();
    try {
      await check(world);
    } catch (error) {
      throw error instanceof ConformanceFailure ? error.on(text) : error;
    } finally {
      await subject.close(world);
    }
  },
});

const skipReason = (missing: readonly string[]): string | null =>
  missing.length === 0 ? null : `the subject lacks ${missing.join(' and ')}`;
