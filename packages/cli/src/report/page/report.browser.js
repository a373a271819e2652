// Runs in the page of the report: draws its charts and filters its list of events.
(() => {
  'use strict';
  /* global uPlot, document, window, getComputedStyle, matchMedia */
  const data = JSON.parse(document.getElementById('chart-data').textContent);
  const narrow = 560;
  const drawn = [];

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const grouped = (value, digits) =>
    value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
  const digitsFor = (values) => {
    const size = Math.max(...values.map(Math.abs), 0);
    return size >= 10 ? 2 : 6;
  };
  const utc = (at) => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC');
  const timeLabel = uPlot.fmtDate('{YYYY}-{MM}-{DD} {HH}:{mm}');

  const spans = [
    [86400 * 28, '{MMM} {YYYY}'],
    [86400, '{D} {MMM}'],
    [0, '{HH}:{mm}'],
  ];

  function axes(digits) {
    const common = {
      stroke: () => color('muted'),
      grid: { stroke: () => color('line'), width: 1 },
      ticks: { show: false },
      font: '12px system-ui, sans-serif',
    };
    const timeText = (_, ats, __, ___, step) =>
      ats.map((at) => uPlot.fmtDate(spans.find(([from]) => step >= from)[1])(utc(at)));
    const amountText = (_, values) => {
      const step = values.length > 1 ? values[1] - values[0] : 1;
      const shown = Math.min(digits, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
      return values.map((value) => grouped(value, shown));
    };
    return [
      { ...common, values: timeText, space: 70, size: 30 },
      { ...common, values: amountText, size: 76, space: 32 },
    ];
  }

  /** Up for what was bought, below the price; down for what was sold, above it: shape and colour say the same. */
  function drawFills(fills) {
    return (chart) => {
      const { ctx, bbox } = chart;
      const size = 5 * window.devicePixelRatio;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      for (const [at, price, side] of fills) {
        const up = side === 'Buy' ? 1 : -1;
        const x = chart.valToPos(at, 'x', true);
        const y = chart.valToPos(price, 'y', true) + up * size * 1.4;
        ctx.fillStyle = color(side === 'Buy' ? 'buy' : 'sell');
        ctx.strokeStyle = color('surface');
        ctx.lineWidth = window.devicePixelRatio;
        ctx.beginPath();
        ctx.moveTo(x, y - up * size);
        ctx.lineTo(x + size, y + up * size);
        ctx.lineTo(x - size, y + up * size);
        ctx.closePath();
        ctx.stroke();
        ctx.fill();
      }
      ctx.restore();
    };
  }

  function draw(place, line, look) {
    if (line.values.length === 0) return;
    const digits = digitsFor(line.values);
    const chart = new uPlot(
      {
        width: place.clientWidth || 600,
        height: look.height,
        tzDate: utc,
        cursor: { sync: { key: 'time', scales: ['x', null] }, y: false, points: { size: 6 } },
        scales: { y: look.range === undefined ? {} : { range: look.range } },
        axes: axes(digits),
        legend: { live: true },
        hooks: look.fills === undefined ? {} : { draw: [drawFills(look.fills)] },
        series: [
          { label: 'UTC', value: (_, at) => timeLabel(utc(at ?? line.times.at(-1))) },
          {
            label: look.label,
            // Where nobody points the last value stands.
            value: (_, value) => grouped(value ?? line.values.at(-1), digits),
            stroke: () => color(look.stroke),
            fill: look.wash === undefined ? undefined : () => color(look.wash),
            width: 1.4,
            points: { show: false },
          },
        ],
      },
      [line.times, line.values],
      place,
    );
    drawn.push({ chart, place, height: look.height });
  }

  for (const place of document.querySelectorAll('[data-chart]')) {
    const { chart, instrument } = place.dataset;
    const isNarrow = window.innerWidth < narrow;
    if (chart === 'equity') {
      draw(place, data.equity, {
        label: 'Equity',
        stroke: 'accent',
        wash: 'accent-wash',
        height: isNarrow ? 200 : 250,
      });
    } else if (chart === 'drawdown') {
      const range = (_, low) => [Math.min(low, -0.01) * 1.05, 0];
      draw(place, data.drawdown, { label: 'Drawdown', stroke: 'sell', wash: 'sell-wash', height: 110, range });
    } else {
      const shown = data.instruments.find(({ instrumentId }) => instrumentId === instrument);
      if (shown !== undefined) {
        draw(place, shown.price, { label: 'Price', stroke: 'muted', fills: shown.fills, height: isNarrow ? 210 : 260 });
      }
    }
  }

  const fit = (widthOf) => {
    for (const { chart, place, height } of drawn) chart.setSize({ width: widthOf(place), height });
  };
  window.addEventListener('resize', () => fit((place) => place.clientWidth));
  window.addEventListener('beforeprint', () => fit(() => 660));
  window.addEventListener('afterprint', () => fit((place) => place.clientWidth));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => fit((place) => place.clientWidth));

  const type = document.querySelector('[data-filter="type"]');
  const text = document.querySelector('[data-filter="text"]');
  const rows = [...document.querySelectorAll('[data-events] tbody tr')];
  function filter() {
    const wanted = text.value.trim().toLowerCase();
    for (const row of rows) {
      const isShown =
        (type.value === '' || row.dataset.type === type.value) && row.textContent.toLowerCase().includes(wanted);
      row.hidden = !isShown;
    }
  }
  type.addEventListener('change', filter);
  text.addEventListener('input', filter);
})();
