import { toText, type Order } from '@bot/core';
import { averagePriceOf } from '../log/averagePriceOf';
import { priceText, quantityText, signedUsdText, usdText } from '../output/amountText';
import { timeText } from '../output/timeText';
import { html, type Html } from './html';
import { MOST_ROWS, type ReportInput } from './reportInput';

/** Positions and orders. */
export const bookSection = (input: ReportInput): Html => html`
  <section>
    <h2>Positions</h2>
    ${positionTable(input)}
  </section>
  <section>
    <h2>Orders <small>${shownOf(input.reading.orders.size)}</small></h2>
    ${orderTable(input)}
  </section>
`;

/** `the newest 500 of 812`, or just `42`. */
export const shownOf = (count: number): string =>
  count > MOST_ROWS ? `the newest ${MOST_ROWS} of ${count}` : String(count);

function positionTable({ result: { positions } }: ReportInput): Html {
  if (positions.length === 0) return html`<p class="quiet">Nothing was traded.</p>`;
  return html`
    <div class="table">
      <table>
        <thead>
          <tr>
            <th>Instrument</th>
            <th class="number">Position</th>
            <th class="number">Entry</th>
            <th class="number">Mark</th>
            <th class="number">Unrealised</th>
            <th class="number">Realised</th>
            <th class="number">Fees</th>
          </tr>
        </thead>
        <tbody>
          ${positions.map(
            (position) => html`
              <tr>
                <td>${position.instrumentId}</td>
                <td class="number">${quantityText(position.netQuantity)}</td>
                <td class="number">
                  ${position.averageEntryPrice === null ? '–' : priceText(position.averageEntryPrice)}
                </td>
                <td class="number">${position.markPrice === null ? '–' : priceText(position.markPrice)}</td>
                <td class="number">${signedUsdText(position.unrealizedPnl)}</td>
                <td class="number">${signedUsdText(position.realizedPnl)}</td>
                <td class="number">${usdText(position.fees)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function orderTable({ reading }: ReportInput): Html {
  const orders = [...reading.orders.values()].slice(-MOST_ROWS).reverse();
  if (orders.length === 0) return html`<p class="quiet">No order was placed.</p>`;
  return html`
    <div class="table tall" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>Time, UTC</th>
            <th>Instrument</th>
            <th>Side</th>
            <th class="number">Quantity</th>
            <th class="number">Filled</th>
            <th class="number">Average price</th>
            <th class="number">Fees</th>
            <th>Status</th>
            <th>Reason</th>
          </tr>
        </thead>
        <tbody>
          ${orders.map((order) => orderRow(order, reading))}
        </tbody>
      </table>
    </div>
  `;
}

const orderRow = (order: Readonly<Order>, reading: ReportInput['reading']): Html => html`
  <tr>
    <td class="time">${timeText(order.submittedAt)}</td>
    <td>${order.instrumentId}</td>
    <td class="${order.side.toLowerCase()}">${order.side}</td>
    <td class="number">${quantityText(toText(order.quantity))}</td>
    <td class="number">${quantityText(toText(order.filledQuantity))}</td>
    <td class="number">${averagePriceText(order, reading)}</td>
    <td class="number">${usdText(toText(order.commission))}</td>
    <td>${order.status}</td>
    <td>${order.rejectReason ?? order.reason}</td>
  </tr>
`;

function averagePriceText(order: Readonly<Order>, reading: ReportInput['reading']): string {
  const average = averagePriceOf(order, reading);
  return average === null ? '–' : priceText(toText(average));
}
