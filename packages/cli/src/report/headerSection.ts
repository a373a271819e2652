import { signedUsdText, usdText } from '../output/amountText';
import { durationText } from '../output/timeText';
import { checkNames, failedChecks } from '../summary/runResult';
import { badgeText } from '../summary/summaryText';
import { equityPoints } from './chartData';
import { deepestDrawdown } from './drawdown';
import { html, type Html } from './html';
import type { ReportInput } from './reportInput';

/** What was run, and what came of it, in figures. */
export const headerSection = ({ result, series }: ReportInput): Html => html`
  <header>
    <p class="badge">${badgeText(result.mode, result.profile)}</p>
    <h1>${result.instruments.join(', ')}</h1>
    <p class="period">
      ${minute(result.from)} to ${minute(result.to)} UTC,
      ${result.market === 'recorded' ? 'recorded prices' : 'synthetic prices'}
    </p>
    <dl class="facts">
      ${fact('Seed', result.seed)} ${fact('Profile', result.profile)} ${fact('Events', String(result.events))}
      ${fact('Market time', durationText(result.virtualMs))} ${fact('Run time', durationText(result.elapsedMs))}
      ${fact('Trace hash', result.traceHash, 'hash')}
    </dl>
  </header>
  <section class="figures" aria-label="Figures">
    ${figure('Net result', signedUsdText(result.netResult), 'USD after fees', toneOf(result.netResult))}
    ${figure('Equity', usdText(result.equity), `USD, ${usdText(result.exposure)} exposed`)}
    ${figure('Deepest drawdown', usdText(deepestDrawdown(equityPoints(series)).toFixed(2)), 'USD below the peak')}
    ${figure('Fills', String(result.fills), `of ${result.orders} orders, ${result.openOrders} open`)}
    ${figure('Fees', usdText(result.fees), 'USD')} ${checksFigure(result)}
  </section>
`;

/** `2018-04-04 00:00` */
const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

const fact = (name: string, value: string, kind = ''): Html => html`
  <div class="${kind}">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>
`;

const figure = (name: string, value: string, note: string, tone = ''): Html => html`
  <div class="figure">
    <p class="name">${name}</p>
    <p class="value ${tone}">${value}</p>
    <p class="note">${note}</p>
  </div>
`;

const toneOf = (amount: string): string => (Number(amount) < 0 ? 'loss' : Number(amount) > 0 ? 'gain' : '');

function checksFigure(result: ReportInput['result']): Html {
  const failed = failedChecks(result);
  const passed = checkNames.length - failed.length;
  const note = failed.length === 0 ? 'the books agree' : `${failed.join(', ')} failed`;
  return figure('Checks', `${passed} of ${checkNames.length}`, note, failed.length === 0 ? 'gain' : 'loss');
}
