import type { FaultPresetName } from '@bot/simulation';
import type { LastingFault } from './fault';
import type { FaultEffects } from './faultEffects';
import { flapping, type Span } from './span';

/** What a preset may do. */
export interface PresetStage {
  begin(fault: LastingFault, forMs: number, narrowed?: (whole: Span, startMs: number) => Span): void;
  readonly thinBooks: FaultEffects['thinBooks'];
}

export interface FaultPreset {
  readonly meaning: string;
  /** How long it takes when nobody says so. */
  readonly forMs: number;
  readonly play: (stage: PresetStage, forMs: number) => void;
}

/** Fraction of the quotes that stays in a slippage spike. */
const THIN_SHARE = 0.02;
const FLAP = { onMs: 5_000, offMs: 10_000 } as const;

/** Things that happen to every bot one day. */
export const faultPresets = {
  outage: {
    meaning: 'The venue answers every request with a server error; streams live on.',
    forMs: 120_000,
    play: ({ begin }, forMs) => begin({ fault: 'Outage', kind: '5xx' }, forMs),
  },
  rateLimitBurst: {
    meaning: 'Every request is over the limit.',
    forMs: 10_000,
    play: ({ begin }, forMs) => begin({ fault: 'Outage', kind: '429' }, forMs),
  },
  slippageSpike: {
    meaning: 'Other people offer 2 % of what they did: orders of the usual size walk through the book.',
    forMs: 60_000,
    play: ({ thinBooks }, forMs) => thinBooks({ share: THIN_SHARE, forMs }),
  },
  staleMark: {
    meaning:
      'Quotes stand still while everything else lives: streams have heartbeats only, and a quote that is asked for is old.',
    forMs: 60_000,
    play: ({ begin }, forMs) => begin({ fault: 'StaleMark' }, forMs),
  },
  flappingFeed: {
    meaning: 'All streams are cut for 5 s of every 15 s.',
    forMs: 120_000,
    play: ({ begin }, forMs) =>
      begin({ fault: 'Disconnect', stream: 'all', kind: 'clean' }, forMs, (whole, startMs) =>
        flapping(whole, startMs, FLAP),
      ),
  },
} as const satisfies Record<FaultPresetName, FaultPreset>;
