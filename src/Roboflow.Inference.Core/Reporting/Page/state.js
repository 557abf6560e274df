// The user's selection. All of it is in the address after #, so that a view can be shared.
const initial = () => ({ view: 'gallery', confidence: 0, classes: null, search: '', sort: 'order', show: 'match', cell: null, image: null });
const state = initial();

function readAddress() {
  const from = new URLSearchParams(location.hash.slice(1));
  Object.assign(state, initial());
  state.view = from.get('view') ?? state.view;
  state.confidence = Math.min(100, Math.max(0, Number(from.get('confidence')) || 0));
  state.search = from.get('search') ?? '';
  state.sort = from.get('sort') ?? state.sort;
  state.show = from.get('show') ?? state.show;
  if (from.has('class')) {
    state.classes = new Set(from.getAll('class').map(name => classNumbers.get(name)).filter(c => c !== undefined));
  }
  if (from.has('truth') && from.has('predicted')) {
    const numberOf = name => name === '' ? -1 : classNumbers.get(name) ?? -1;
    state.cell = [numberOf(from.get('truth')), numberOf(from.get('predicted'))];
  }
  const image = Number(from.get('image') ?? NaN);
  state.image = Number.isInteger(image) && image >= 0 && image < report.images.length ? image : null;
}

function writeAddress() {
  const to = new URLSearchParams();
  const usual = initial();
  for (const name of ['view', 'confidence', 'search', 'sort', 'show']) {
    if (state[name] !== usual[name]) to.set(name, state[name]);
  }
  if (state.classes !== null) {
    for (const c of state.classes) to.append('class', report.classes[c].name);
    if (state.classes.size === 0) to.append('class', '');
  }
  if (state.cell !== null) {
    const nameOf = c => c < 0 ? '' : report.classes[c].name;
    to.set('truth', nameOf(state.cell[0]));
    to.set('predicted', nameOf(state.cell[1]));
  }
  if (state.image !== null) to.set('image', state.image);
  const hash = to.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, '', hash === '' ? location.pathname + location.search : '#' + hash);
}

const hasClass = c => state.classes === null || state.classes.has(c);
const isSure = box => box.conf >= state.confidence / 100;
const isShown = box => isSure(box) && hasClass(box.c);
