import type { CorrelatedEvent, EngineCommand } from './decision';
import { decide } from './decide';
import { evolve } from './evolve';
import type { EngineInput } from './input';
import { noteDecision, observe } from './observe';
import type { EngineState } from './state/engineState';

/** What one turn brought: to be made durable, then carried out. */
export interface Turn {
  readonly events: readonly (CorrelatedEvent & { readonly at: number; readonly causationId: string })[];
  readonly commands: readonly EngineCommand[];
}

/** Decides every input in order; each decision sees what the ones before it brought. */
export function takeTurn(state: EngineState, inputs: readonly EngineInput[]): Turn {
  const events: Turn['events'][number][] = [];
  const commands: EngineCommand[] = [];
  for (const input of inputs) {
    observe(state, input);
    const decision = decide(state, input);
    for (const event of decision.events) {
      const happened = { ...event, at: input.at, causationId: input.type };
      evolve(state.ledger, happened);
      events.push(happened);
    }
    noteDecision(state, input, decision);
    commands.push(...decision.commands);
  }
  return { events, commands };
}
