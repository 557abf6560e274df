// Counts and confidence by class of what the filters show, and images per hour of the whole run.
const BINS = 20;

function countsTable() {
  const classes = report.classes.map((_, c) => c).filter(hasClass).sort((a, b) => totals.byClass[b] - totals.byClass[a] || a - b);
  const most = Math.max(1, ...totals.byClass);
  const bar = c => el('span', { class: 'bar', style: { width: `${100 * totals.byClass[c] / most}%`, background: report.classes[c].color } });
  return table('Objects by class', ['Class', 'Objects', 'Share'], classes.map(c => [
    report.classes[c].name, totals.byClass[c].toLocaleString('en'), el('span', { class: 'track', title: percent(totals.byClass[c] / Math.max(1, totals.boxes), 1) }, bar(c))]), { id: 'counts', class: 'numbers bars' });
}

function bars(values, { label, color, dimmedBelow = 0, left, right }) {
  const most = Math.max(1, ...values);
  const width = 240 / values.length;
  return svg('svg', { viewBox: '0 0 260 120', role: 'img', class: 'chart', 'aria-label': label },
    svg('path', { class: 'axis', d: 'M10 100H250' }),
    values.map((n, i) => svg('rect', { class: i < dimmedBelow ? 'dimmed' : 'column', x: 10 + i * width + 0.5, y: 100 - 85 * n / most, width: Math.max(0.5, width - 1), height: 85 * n / most, fill: color })),
    svg('text', { x: 10, y: 114 }, left), svg('text', { x: 250, y: 114, 'text-anchor': 'end' }, right), svg('text', { x: 10, y: 10 }, `most: ${most.toLocaleString('en')}`));
}

function histograms() {
  const byClass = report.classes.map(() => new Array(BINS).fill(0));
  for (const image of shown) {
    for (const box of image.boxes) {
      if (hasClass(box.c)) byClass[box.c][Math.min(BINS - 1, Math.floor(box.conf * BINS + 1e-9))]++;
    }
  }
  const classes = report.classes.map((_, c) => c).filter(c => hasClass(c) && byClass[c].some(n => n > 0)).sort((a, b) => totals.byClass[b] - totals.byClass[a] || a - b);
  return classes.slice(0, 24).map(c => el('figure', null, el('figcaption', null, report.classes[c].name), bars(byClass[c], {
    color: report.classes[c].color, dimmedBelow: Math.floor(state.confidence / 100 * BINS + 1e-9), left: '0%', right: '100%',
    label: `Confidence of ${report.classes[c].name}: ${byClass[c].map((n, i) => n === 0 ? null : `${n} from ${Math.round(100 * i / BINS)}%`).filter(Boolean).join(', ')}`,
  })));
}

// Bar widths are chosen for about forty bars; the height of a bar is its hourly rate.
function hours() {
  const done = report.images.filter(image => !image.noResult);
  const last = done.reduce((most, image) => Math.max(most, image.second), 0);
  const width = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 21600, 86400].find(seconds => last / seconds <= 40) ?? Math.ceil(last / 40);
  const values = new Array(Math.max(1, Math.floor(last / width) + 1)).fill(0);
  for (const image of done) values[Math.floor(image.second / width)]++;
  const started = new Date(Date.parse(report.head.created) - 1000 * last);
  const whole = last > 0 ? Math.round(done.length / last * 3600) : null;
  const unit = width < 60 ? count(width, 'second') : width < 3600 ? count(width / 60, 'minute') : count(width / 3600, 'hour');
  return el('figure', { class: 'wide' }, el('figcaption', null, `Images per hour${whole === null ? '' : `: ${whole.toLocaleString('en')} on average`}, bars of ${unit}`),
    bars(values.map(n => Math.round(n * 3600 / width)), { color: 'var(--accent)', left: started.toLocaleString(), right: new Date(Date.parse(report.head.created)).toLocaleString(), label: `Images per hour over the run of ${Math.round(last)} seconds, ${done.length} images` }));
}

function drawCharts() {
  $('view-charts').replaceChildren(el('h2', null, 'Charts'), countsTable(), el('h3', null, 'Confidence by class'),
    el('div', { class: 'figures', id: 'histograms' }, histograms()), el('h3', null, 'Images per hour'), hours());
}
