import type { CorrelatedEvent, Decision, EngineCommand } from './decision';
import { decide } from './decide';
import { deleverage } from './deleverage';
import { enforce } from './enforce';
import { evolve } from './evolve';
import { follow } from './follow';
import { guard, guardAgain } from './guard';
import type { EngineInput } from './input';
import { release } from './release';
import { noticeClock } from './decisions/noticeClock';
import { noteDecision, observe } from './observe';
import { mayCall } from './state/permitted';
import type { EngineState, StateInSight } from './state/engineState';

/** What one turn brought: to be made durable, then carried out. */
export interface Turn {
  readonly events: readonly DecidedEvent[];
  readonly commands: readonly EngineCommand[];
}

export type DecidedEvent = CorrelatedEvent & { readonly at: number; readonly causationId: string };

/** Decides every input in order; each decision sees what the ones before it brought. */
export function takeTurn(state: EngineState, inputs: readonly EngineInput[]): Turn {
  const [only] = inputs;
  if (only !== undefined && inputs.length === 1) return takeInput(state, only);
  const events: DecidedEvent[] = [];
  const commands: EngineCommand[] = [];
  for (const input of inputs) {
    const taken = takeInput(state, input);
    events.push(...taken.events);
    commands.push(...taken.commands);
  }
  return { events, commands };
}

type Stage = (state: StateInSight, input: EngineInput) => Decision;

/** When it came; watched before and after the decision, and made smaller where it must be; then what the mode means for live orders, what follows from them, and what may leave leaves. */
export const everyStage: readonly Stage[] = [
  noticeClock,
  guard,
  decide,
  guardAgain,
  deleverage,
  enforce,
  follow,
  release,
];

/** The way of one input: seen, guarded, decided; each stage sees what the one before it brought. */
export function takeInput(state: EngineState, input: EngineInput, stages: readonly Stage[] = everyStage): Turn {
  observe(state, input);
  const events: DecidedEvent[] = [];
  const commands: EngineCommand[] = [];
  for (const stage of stages) {
    const decision = stage(state, input);
    for (const event of decision.events) {
      const happened = { ...event, at: input.at, causationId: input.type };
      evolve(state.ledger, happened);
      events.push(happened);
    }
    for (const command of decision.commands) if (mayCall(state, command)) commands.push(command);
  }
  noteDecision(state, input, { events, commands });
  return { events, commands };
}
