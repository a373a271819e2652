import { z } from 'zod';

/** A decimal as the venue writes it: text, a number, `""` or nothing. `mapping/decimals.ts` reads it. */
export const decimal = z.union([z.string(), z.number()]).nullish();
/** Decimals of some currency; a few endpoints write the bare decimal in its place. */
export const amount = z.object({ value: decimal, currency: z.string().nullish() });
export const amountOrDecimal = z.union([amount, z.string(), z.number()]).nullish();
/** Text that may be left out or empty. */
export const maybeText = z.string().nullish();
export const flag = z.boolean().nullish();

export type WireDecimal = z.infer<typeof decimal>;
export type WireAmount = z.infer<typeof amountOrDecimal>;

/** The decimal of an amount, in whichever form it came. */
export const valueOf = (given: WireAmount): WireDecimal => (typeof given === 'object' ? given?.value : given);
