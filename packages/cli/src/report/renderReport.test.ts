import { runInNewContext } from 'node:vm';
import { readLog } from '../log/readLog';
import { sampleResult } from '../testing/sampleResult';
import { beginning, bought, memoryLog, wished, type LoggedEvent } from '../testing/sampleLog';
import type { RunResult } from '../summary/runResult';
import { shownOf } from './bookSection';
import type { ChartData } from './chartData';
import { renderReport } from './renderReport';

const start = Date.UTC(2026, 0, 5);

async function render(events: readonly LoggedEvent[], change: Partial<RunResult> = {}, points = 3): Promise<string> {
  const series = Array.from({ length: points }, (_, minute) => ({
    ...{ at: start + minute * 60_000, equity: 10_000 - minute },
    prices: new Map(minute === 0 ? [] : [['BTC-USD', 48_000 + minute]]),
  }));
  return renderReport({ result: sampleResult(change), reading: readLog(await memoryLog(events), 500), series });
}

function dataIn(page: string): ChartData {
  const [, text = ''] = /<script type="application\/json" id="chart-data">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text) as ChartData;
}

describe('the report', () => {
  it('is one page that asks nobody for anything', async () => {
    const page = await render([...beginning, ...bought]);
    expect(page.startsWith('<!doctype html>')).toBe(true);
    const markup = page.replace(/<(style|script)[\s\S]*?<\/\1>/g, '');
    expect(markup).not.toMatch(/(src|href)=|url\(|@import|https?:/);
    expect(page).not.toMatch(/fetch\(|XMLHttpRequest|WebSocket/);
    expect(page.length).toBeLessThan(1_500_000);
  });

  it('shows the mode, the inputs, the figures and the checks', async () => {
    const page = await render([...beginning, ...bought]);
    for (const text of ['PAPER · DEMO', 'BTC-USD', 'recorded prices', '+28.00', '10,000.00', '24 h', '3 of 3', 'abc']) {
      expect(page).toContain(text);
    }
    expect(page).toContain('<td class="number">48,000.00</td>');
    expect(page).toContain('Nothing was traded.');
    expect(page).toContain('<li class="passed">');
  });

  it('shows positions, denials with their meaning, and what failed', async () => {
    const positions = [
      { instrumentId: 'BTC-USD', netQuantity: '0.02', averageEntryPrice: '48000', markPrice: '50000' },
      { instrumentId: 'ETH-USD', netQuantity: '0', averageEntryPrice: null, markPrice: null },
    ].map((position) => ({ ...position, unrealizedPnl: '40', realizedPnl: '0', fees: '12' }));
    const page = await render([...beginning, ...bought, ...wished], {
      ...{ positions, netResult: '-3', violations: ['INV-01 the balance of USD'] },
      checks: { cashConserved: false, positionsMatchFills: true, venueMatchesBot: true },
    });
    expect(page).toContain('<dt>MaxTradeValue <span class="count">1</span></dt>');
    expect(page).toContain('The order is worth more than one order may be.');
    expect(page).toContain('<p class="value loss">−3.00</p>');
    expect(page).toContain('2 of 3');
    expect(page).toContain('cashConserved failed');
    expect(page).toContain('INV-01 the balance of USD');
    expect(page).toContain('Submitted');
  });

  it('of a run in which nothing happened says so', async () => {
    const page = await render([], { netResult: '0', market: 'synthetic' }, 0);
    for (const text of ['No order was placed.', 'None.', 'no fills', 'synthetic prices']) expect(page).toContain(text);
    expect(dataIn(page).equity).toEqual({ times: [], values: [] });
  });

  it('escapes all data', async () => {
    const evil = '</script><img src=x onerror=alert(1)>';
    const page = await render([...beginning, ...bought], { seed: evil, instruments: [evil] });
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('hands few points to the charts, with every fill', async () => {
    const { equity, drawdown, instruments } = dataIn(await render([...beginning, ...bought], {}, 5_000));
    expect(equity.values.length).toBeLessThanOrEqual(2_000);
    expect([equity.values.at(0), equity.values.at(-1)]).toEqual([10_000, 5_001]);
    expect(drawdown.values.at(-1)).toBe(-4_999);
    expect(instruments).toMatchObject([{ instrumentId: 'BTC-USD', fills: [[start / 1_000 + 7, 48_000, 'Buy', 0.02]] }]);
    // The first sample had no price.
    expect(instruments[0]?.price.times[0]).toBe(start / 1_000 + 60);
  });

  it('cuts long lists to their newest rows', () => {
    expect([shownOf(500), shownOf(812)]).toEqual(['500', 'the newest 500 of 812']);
  });

  it('carries scripts that can be read', async () => {
    const scripts = [...(await render([])).matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => String(text));
    expect(scripts).toHaveLength(2);
    for (const script of scripts) expect(() => runInNewContext(`() => {${script}\n}`)).not.toThrow();
  });
});
