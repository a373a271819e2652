import type { KeyPermissions } from '@bot/core';
import type { EngineInput } from '../engine/input';

/** Builds that did not ask what the key may do took it that it may trade. */
const notAsked: KeyPermissions = { canView: true, canTrade: true, canTransfer: false };

/** An input that an older build has kept, in the shape of today. */
export function upcastInput(kept: unknown): EngineInput {
  const input = kept as EngineInput;
  if (input.type === 'VenueLoaded') return { ...input, permissions: input.permissions ?? notAsked };
  if (input.type !== 'TaskFinished' || input.result.task !== 'Telemetry') return input;
  return { ...input, result: { ...input.result, permissions: input.result.permissions ?? notAsked } };
}
