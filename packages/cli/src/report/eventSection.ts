import { denialReasons, type DenialReason, type RecordedBotEvent } from '@bot/core';
import { timeText } from '../output/timeText';
import { checkMeanings, checkNames } from '../summary/runResult';
import { shownOf } from './bookSection';
import { eventText } from './eventText';
import { html, type Html } from './html';
import type { ReportInput } from './reportInput';

/** Checks, denials, and the newest events. */
export const eventSection = (input: ReportInput): Html => html`
  <div class="pair">
    <section>
      <h2>Checks</h2>
      ${checkList(input)}
    </section>
    <section>
      <h2>Denials <small>orders that the bot's own risk refused, by reason</small></h2>
      ${denialList(input)}
    </section>
  </div>
  <section>
    <h2>Events <small>${shownOf(input.reading.events)}</small></h2>
    ${eventTable(input)}
  </section>
`;

const checkList = ({ result: { checks, violations } }: ReportInput): Html => html`
  <ul class="checks">
    ${checkNames.map(
      (name) => html`
        <li class="${checks[name] ? 'passed' : 'failed'}">
          <span class="sign">${checks[name] ? '✓' : '✗'}</span>
          <span><strong>${name}</strong><br />${checkMeanings[name]}</span>
        </li>
      `,
    )}
  </ul>
  ${violations.map((violation) => html`<p class="loss">${violation}</p>`)}
`;

function denialList({ reading: { denials } }: ReportInput): Html {
  if (denials.size === 0) return html`<p class="quiet">None.</p>`;
  const rows = [...denials].sort(([, a], [, b]) => b - a);
  return html`
    <dl class="denials">
      ${rows.map(
        ([reason, count]) => html`
          <div>
            <dt>${reason} <span class="count">${count}</span></dt>
            <dd>${meaningOf(reason)}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}

const meaningOf = (reason: DenialReason): string => denialReasons[reason].meaning;

const eventTable = ({ reading: { byType, recent } }: ReportInput): Html => html`
  <p class="filter">
    <label
      >Show
      <select data-filter="type">
        <option value="">every event</option>
        ${[...byType]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([type, count]) => html`<option value="${type}">${type} (${count})</option>`)}
      </select></label
    >
    <label>with <input data-filter="text" type="search" placeholder="BTC-USD" /></label>
  </p>
  <div class="table tall" tabindex="0">
    <table data-events>
      <thead>
        <tr>
          <th class="number">No.</th>
          <th>Time, UTC</th>
          <th>Event</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${[...recent].reverse().map(eventRow)}
      </tbody>
    </table>
  </div>
`;

const eventRow = (event: RecordedBotEvent): Html => html`
  <tr data-type="${event.type}">
    <td class="number">${event.seq}</td>
    <td class="time">${timeText(event.at)}</td>
    <td>${event.type}</td>
    <td class="what">${eventText(event)}</td>
  </tr>
`;
