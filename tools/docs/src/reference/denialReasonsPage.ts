import { denialReasons, type DenialReasonTraits } from '@bot/core';
import { page, type Document } from '../documents/document';
import { markdownTable } from '../documents/markdownTable';

/** Every reason for which the bot's own risk denies an order, in the order in which they are looked at. */
export function denialReasonsPage(): Document {
  const rows = Object.entries<DenialReasonTraits>(denialReasons).map(([reason, traits]) => [
    `\`${reason}\``,
    traits.meaning,
    traits.bindsReducing ? 'yes' : 'no',
    traits.numbers.map((number) => `\`${number}\``).join(', '),
  ]);
  return page(
    'docs/reference/denial-reasons.md',
    'Reasons for a denial',
    'packages/core/src/risk/denialReasons.ts',
    'Our own risk **denies** an order before anything is sent; a venue **rejects** one. When several reasons hold, the one that stands first is given.\n' +
      'A reason that does not bind reducing orders never stands in the way of an exit.',
    markdownTable(['reason', 'meaning', 'binds reducing orders', 'its numbers'], rows),
  );
}
