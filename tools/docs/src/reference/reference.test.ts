import { faultTable, venueRules } from '@bot/broker-mock';
import { wireRules } from '@bot/coinbase-simulator';
import { BrokerError, denialReasons, modeCauses, orderStatuses, tradingModes } from '@bot/core';
import { conformancePage } from './conformancePage';
import { denialReasonsPage } from './denialReasonsPage';
import { errorCodesPage } from './errorCodesPage';
import { faultsPage } from './faultsPage';
import { fidelityPage, wireFidelityPage } from './fidelityPage';
import { orderLifecyclePage } from './orderLifecyclePage';
import { tradingModesPage } from './tradingModesPage';

const rowOf = (content: string, first: string): string[] =>
  content
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find((cells) => cells[1] === first)
    ?.slice(1, -1) ?? [];

describe('the page of denial reasons', () => {
  const { content } = denialReasonsPage();

  it('has a row for each reason, with its numbers', () => {
    for (const reason of Object.keys(denialReasons)) expect(rowOf(content, `\`${reason}\``)).toHaveLength(4);
    expect(rowOf(content, '`MaxTradeValue`')[3]).toBe('`notional`, `maxTradeValueUsd`');
  });

  it('says which reasons bind an exit', () => {
    expect(rowOf(content, '`TradingHalted`')[2]).toBe('yes');
    expect(rowOf(content, '`PositionCap`')[2]).toBe('no');
  });
});

describe('the page of error codes', () => {
  it('has a section for each layer, with the traits of its codes', () => {
    const { content } = errorCodesPage();
    expect(content).toContain(`## ${BrokerError.name}\n`);
    expect(content).toContain('## ConfigError\n');
    expect(rowOf(content, '`Timeout`').slice(2)).toEqual(['yes', 'Unknown']);
  });

  it('finds a table that is new, and one without rows', () => {
    const { content } = errorCodesPage({ feedErrorCodes: { Silent: 'No data came.' }, otherErrorTraits: {}, add: 1 });
    expect(rowOf(content, '`Silent`')).toEqual(['`Silent`', 'No data came.']);
    expect(content).toContain('## OtherError\n');
  });
});

describe('the page of the order lifecycle', () => {
  const { content } = orderLifecyclePage();

  it('has a row for each status, with the everyday word beside it', () => {
    for (const status of orderStatuses) expect(rowOf(content, status)).toHaveLength(5);
    expect(rowOf(content, 'Submitted')[1]).toBe('pending');
    expect(rowOf(content, 'Accepted')[1]).toBe('open');
  });

  it('keeps the late steps apart', () => {
    const [, , normal, late, final] = rowOf(content, 'Canceled');
    expect({ normal, late: late?.includes('Filled'), final }).toEqual({ normal: '', late: true, final: 'yes' });
  });
});

describe('the page of trading modes', () => {
  const { content } = tradingModesPage();

  it('has a row for each mode and each cause, with the way out', () => {
    for (const mode of Object.keys(tradingModes)) expect(rowOf(content, `\`${mode}\``)).toHaveLength(2);
    for (const cause of Object.keys(modeCauses)) expect(rowOf(content, `\`${cause}\``)).toHaveLength(5);
    expect(rowOf(content, '`DailyLossLimit`').slice(1, 4)).toEqual([
      '`ReduceOnly`',
      'The day has lost as much as it may.',
      'the next day opens',
    ]);
  });
});

describe('the page of conformance cards', () => {
  const { content } = conformancePage();

  it('has a card of each port, with what is given, done and expected', () => {
    expect(content).toMatch(/^### BC-\d+ .+\n\n- Given: .+\n- When: .+\n- Then: .+$/m);
    expect(content.indexOf('### BC-')).toBeLessThan(content.indexOf('## Event store'));
    expect(content.slice(content.indexOf('## Event store'))).toMatch(/^### [A-Z]+-\d+ /m);
  });

  it('says which cards are the part of the venue in a scenario', () => {
    expect(rowOf(content, 'BE-28')[1]).toBe('BC-150, BC-152, BC-154, BC-156');
    expect(content).toMatch(/^### BC-310 .+ \(part of BE-16\)$/m);
    expect(content).toMatch(/^### BC-810 .+ \(optional, part of BE-01\)$/m);
  });
});

describe('the fidelity ledger', () => {
  const { content } = fidelityPage();

  it('has a row for each rule, with what it rests on', () => {
    for (const id of Object.keys(venueRules)) expect(rowOf(content, id)).toHaveLength(4);
    expect(rowOf(content, 'VR-205')[2]).toBe('assumed');
    expect(rowOf(content, 'VR-105')[2]).toBe('seen in a recorded answer');
  });

  it('counts what is assumed', () => {
    const assumed = Object.values(venueRules).filter(({ basis }) => basis === 'assumed').length;
    expect(content).toContain(`${assumed} are assumed`);
  });
});

it('the fidelity ledger of the wire has a row for each rule', () => {
  const { content } = wireFidelityPage();
  for (const id of Object.keys(wireRules)) expect(rowOf(content, id)).toHaveLength(4);
});

describe('the page of faults', () => {
  it('has a row for each fault, with the call that asks for it', () => {
    const { content } = faultsPage();
    for (const name of Object.keys(faultTable)) expect(rowOf(content, `\`${name}\``)).toHaveLength(4);
    expect(rowOf(content, '`DropRequest`')[1]).toContain('dropRequest()');
  });
});
