import { modeCauses, type Restriction } from '@bot/core';
import { isoTime, timeText } from '../output/timeText';
import { formatTable } from '../output/table';

/** Everything that holds trading back, with what a person needs to know of it. */
export const restrictionData = (restrictions: Iterable<Restriction>) =>
  [...restrictions].map(({ scope, mode, cause, actor, since, until, numbers }) => {
    const { said, by, ...rest } = numbers;
    const figures = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
    return {
      ...{ scope, mode, cause },
      reason: said || figures.join(', ') || modeCauses[cause].meaning,
      actor: by ?? actor,
      since: isoTime(since),
      until: until === null ? null : isoTime(until),
      wayOut: modeCauses[cause].wayOut,
    };
  });

export type RestrictionData = ReturnType<typeof restrictionData>[number];

/** `width`: of the terminal. */
export function restrictionTable(restrictions: readonly RestrictionData[], width: number): string {
  if (restrictions.length === 0) return 'Nothing holds trading back.';
  return formatTable(
    [
      { title: 'Scope' },
      { title: 'Mode' },
      { title: 'Cause' },
      { title: 'Reason' },
      { title: 'Actor' },
      { title: 'Since, UTC' },
      { title: 'Until, UTC' },
      { title: 'Way out' },
    ],
    restrictions.map(({ scope, mode, cause, reason, actor, since, until, wayOut }) => [
      ...[scope === 'All' ? 'everywhere' : scope, mode, cause, reason, actor],
      ...[timeText(Date.parse(since)), until === null ? '–' : timeText(Date.parse(until)), wayOut],
    ]),
    width,
  );
}
