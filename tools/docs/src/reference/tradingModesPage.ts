import { modeCauses, tradingModes, type ModeCauseTraits, type ModeEnd } from '@bot/core';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

const ends: Readonly<Record<ModeEnd, string>> = {
  Operator: 'a person resumes',
  Timer: 'its time is over',
  NewDay: 'the next day opens',
  CauseEnds: 'the cause is gone',
  NextStart: 'the bot starts again',
};

/** The modes from free to nothing at all, and everything that can bring one about. */
export function tradingModesPage(): Document {
  const modes = Object.entries(tradingModes).map(([mode, meaning]) => [`\`${mode}\``, meaning]);
  const causes = Object.entries<ModeCauseTraits>(modeCauses).map(([cause, traits]) => [
    `\`${cause}\``,
    `\`${traits.mode}\``,
    traits.meaning,
    ends[traits.ends],
    traits.wayOut,
  ]);
  return page(
    'docs/reference/trading-modes.md',
    'Trading modes',
    'packages/core/src/risk/modeCauses.ts',
    'A restriction holds everywhere or in one instrument, and has a cause. Of several that hold at once the strictest counts, and each ends by itself: the end of one leaves the others.\n' +
      'An operator’s resume lifts all of a scope; one whose cause still stands comes back.',
    `${markdownTable(['mode', 'allows'], modes)}\n\n## Causes\n\n${markdownTable(['cause', 'asks for', 'meaning', 'ends when', 'way out'], causes)}`,
  );
}
