import { html, type Html } from './html';
import type { ReportInput } from './reportInput';

/** Empty places for the charts: the script of the page draws them. */
export const chartSection = ({ result, reading }: ReportInput): Html => html`
  <section>
    <h2>Equity and drawdown</h2>
    <div class="chart" data-chart="equity" role="img" aria-label="Equity over time, in USD"></div>
    <div class="chart" data-chart="drawdown" role="img" aria-label="Drawdown over time, in USD"></div>
    <noscript><p class="quiet">The charts need JavaScript. All figures are in the tables below.</p></noscript>
  </section>
  <section>
    <h2>
      Price and fills
      <small><span class="buy">▲ bought</span> <span class="sell">▼ sold</span></small>
    </h2>
    <div class="prices">
      ${result.instruments.map(
        (instrumentId) => html`
          <div>
            <h3>${instrumentId}</h3>
            <p class="quiet">${fillCount(reading, instrumentId)}</p>
            <div
              class="chart"
              data-chart="price"
              data-instrument="${instrumentId}"
              role="img"
              aria-label="Price of ${instrumentId} with the fills of the bot"
            ></div>
          </div>
        `,
      )}
    </div>
  </section>
`;

function fillCount({ fills }: ReportInput['reading'], instrumentId: string): string {
  const ours = fills.filter((fill) => fill.instrumentId === instrumentId);
  const buys = ours.filter(({ side }) => side === 'Buy').length;
  return ours.length === 0 ? 'no fills' : `${buys} bought, ${ours.length - buys} sold`;
}
