// Connects the parts: user input changes the state, which updates the address and the views.
const VIEWS = {
  gallery: ['Gallery', () => true, drawGallery],
  charts: ['Charts', () => true, drawCharts],
  accuracy: ['Accuracy', () => report.hasTruth && report.head.accuracy, drawAccuracy],
  comparison: ['Comparison', () => report.hasComparison && report.head.comparison, drawComparison],
  errors: [() => `Errors (${report.errors.length.toLocaleString('en')})`, () => true, drawErrors],
};
const viewNames = () => Object.keys(VIEWS).filter(name => VIEWS[name][1]());

function change(changes) {
  Object.assign(state, changes);
  writeAddress();
  draw();
}

function setOptions(select, options, value) {
  const names = Object.keys(options).filter(name => !options[name].at(-1) || options[name].at(-1)());
  if (select.options.length !== names.length) select.replaceChildren(...names.map(name => el('option', { value: name }, options[name][0])));
  select.value = names.includes(value) ? value : names[0];
}

function drawFilters() {
  if ($('search').value !== state.search) $('search').value = state.search;
  $('confidence').value = state.confidence;
  $('confidence-value').textContent = `${state.confidence}%`;
  setOptions($('show'), SHOWS, state.show);
  setOptions($('sort'), SORTS, state.sort);
  for (const box of $('class-list').querySelectorAll('input')) box.checked = hasClass(Number(box.value));
  $('class-list').querySelectorAll('.n').forEach((n, c) => { n.textContent = totals.byClass[c].toLocaleString('en'); });
  $('cell').hidden = state.cell === null;
  if (state.cell !== null) {
    const [truth, predicted] = state.cell.map(c => c < 0 ? null : report.classes[c].name);
    $('cell-text').textContent = truth === null ? `False positives: ${predicted}` : predicted === null ? `Missed: ${truth}` : `${truth} detected as ${predicted}`;
  }
  $('summary').textContent = `${shown.length.toLocaleString('en')} of ${count(report.images.length, 'image')}, ${count(totals.boxes, 'object')} on ${totals.withBoxes.toLocaleString('en')}`
    + (report.errors.length > 0 ? `; ${count(report.errors.length, 'error')}` : '');
}

function draw() {
  if (!viewNames().includes(state.view)) state.view = 'gallery';
  applyFilters();
  drawFilters();
  for (const name of viewNames()) {
    const selected = name === state.view;
    $(`tab-${name}`).setAttribute('aria-selected', selected);
    $(`tab-${name}`).tabIndex = selected ? 0 : -1;
    $(`view-${name}`).hidden = !selected;
  }
  VIEWS[state.view][2]();
  drawViewer();
}

function startTabs() {
  $('tabs').replaceChildren(...viewNames().map(name => el('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `view-${name}`, onclick: () => change({ view: name }),
  }, typeof VIEWS[name][0] === 'string' ? VIEWS[name][0] : VIEWS[name][0]())));
  $('tabs').addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const names = viewNames();
      change({ view: names[(names.indexOf(state.view) + step + names.length) % names.length] });
      $(`tab-${state.view}`).focus();
    }
  });
}

function toggleClass(c) {
  const classes = new Set(state.classes ?? report.classes.map((_, i) => i));
  if (!classes.delete(c)) classes.add(c);
  change({ classes: classes.size === report.classes.length ? null : classes });
}

function startFilters() {
  const byName = report.classes.map((_, c) => c);
  $('class-list').replaceChildren(...byName.map(c => el('label', { class: 'class' },
    el('input', { type: 'checkbox', value: String(c), onchange: () => toggleClass(c) }), swatch(c), el('span', { class: 'name' }, report.classes[c].name), el('span', { class: 'n' }))));
  $('classes').hidden = report.classes.length === 0;
  $('filters').addEventListener('submit', event => event.preventDefault());
  $('search').addEventListener('input', event => change({ search: event.target.value }));
  $('confidence').addEventListener('input', event => change({ confidence: Number(event.target.value) }));
  $('show').addEventListener('change', event => change({ show: event.target.value }));
  $('sort').addEventListener('change', event => change({ sort: event.target.value }));
  $('all-classes').addEventListener('click', () => change({ classes: null }));
  $('no-classes').addEventListener('click', () => change({ classes: new Set() }));
  $('clear-cell').addEventListener('click', () => change({ cell: null }));
  $('reset').addEventListener('click', () => change({ ...initial(), view: state.view }));
}

// The theme is a personal setting, not part of the shared view.
function startTheme() {
  const themes = ['system', 'dark', 'light'];
  let theme = 'system';
  try {
    theme = themes.includes(localStorage.getItem('theme')) ? localStorage.getItem('theme') : theme;
  } catch { /* A page from a file may have no storage. */ }
  const show = () => {
    document.documentElement.dataset.theme = theme;
    $('theme').textContent = `Theme: ${theme}`;
  };
  $('theme').addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    try {
      localStorage.setItem('theme', theme);
    } catch { /* The same. */ }
    show();
  });
  show();
}

function start() {
  load();
  const models = [...new Set(report.images.map(image => image.model).filter(Boolean))];
  const created = new Date(report.head.created);
  $('about').textContent = [created.toLocaleString(), models.slice(0, 3).join(', ') + (models.length > 3 ? ' …' : '')].filter(Boolean).join(' · ');
  startTheme();
  startTabs();
  startFilters();
  startGallery();
  startViewer();
  readAddress();
  draw();
  window.addEventListener('hashchange', () => { readAddress(); draw(); });
  document.documentElement.dataset.ready = 'true';
  performance.mark('report-ready');
}

start();
