// The grid of thumbnails. Only visible tiles exist, so ten thousand images are as fast as fifty.
const GAP = 12;
const CAPTION = 40;
const PRINTED = 120;
const tiles = new Map();
let layout = { columns: 1, width: 200, height: 200 };
let focused = 0;

function measure() {
  const width = $('grid').clientWidth || 1;
  const least = width < 560 ? 140 : 200;
  const columns = Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  const tile = (width - GAP * (columns - 1)) / columns;
  layout = { columns, width: tile, height: Math.round(tile * 0.75) + CAPTION };
  $('grid').style.height = `${Math.ceil(shown.length / columns) * (layout.height + GAP)}px`;
}

function makeTile(image, position) {
  const n = shownCount(image);
  return el('li', { class: 'tile', 'aria-setsize': shown.length, 'aria-posinset': position + 1 },
    el('button', { type: 'button', tabindex: position === focused ? '0' : '-1', onclick: () => openImage(image.index) },
      el('span', { class: 'frame' },
        image.thumb === null
          ? el('span', { class: 'missing' }, image.noResult ? 'No result' : 'No thumbnail')
          : el('img', { alt: '', src: image.thumb, decoding: 'async', draggable: 'false' }),
        overlay(image)),
      el('span', { class: 'caption' }, el('span', { class: 'name' }, image.name), el('span', { class: 'count' }, String(n)), el('span', { class: 'spoken' }, describe(image)))));
}

function place(tile, position) {
  const column = position % layout.columns;
  const row = Math.floor(position / layout.columns);
  Object.assign(tile.style, {
    width: `${layout.width}px`, height: `${layout.height}px`,
    transform: `translate(${column * (layout.width + GAP)}px, ${row * (layout.height + GAP)}px)`,
  });
}

function drawGrid(anew) {
  if (state.view !== 'gallery') return;
  if (anew) {
    for (const tile of tiles.values()) tile.remove();
    tiles.clear();
    focused = Math.min(focused, Math.max(0, shown.length - 1));
  }
  const row = layout.height + GAP;
  const top = -$('grid').getBoundingClientRect().top;
  const first = Math.max(0, Math.floor(top / row) - 1) * layout.columns;
  const last = Math.min(shown.length, (Math.ceil((top + window.innerHeight) / row) + 1) * layout.columns);
  for (const [position, tile] of tiles) {
    if ((position < first || position >= last) && !tile.contains(document.activeElement)) {
      tile.remove();
      tiles.delete(position);
    }
  }
  for (let position = first; position < last; position++) {
    if (!tiles.has(position)) {
      const tile = makeTile(shown[position], position);
      place(tile, position);
      tiles.set(position, tile);
      $('grid').append(tile);
    }
  }
  // If the focused tile is not visible, Tab must still reach the grid.
  if (!tiles.has(focused) && last > first) focusTile(first, false);
}

function focusTile(position, moves = true) {
  tiles.get(focused)?.querySelector('button').setAttribute('tabindex', '-1');
  focused = position;
  if (moves) {
    const top = $('grid').getBoundingClientRect().top + window.scrollY + Math.floor(position / layout.columns) * (layout.height + GAP);
    if (top < window.scrollY) window.scrollTo(0, top - GAP);
    if (top + layout.height > window.scrollY + window.innerHeight) window.scrollTo(0, top + layout.height - window.innerHeight + GAP);
    drawGrid(false);
  }
  const button = tiles.get(position)?.querySelector('button');
  button?.setAttribute('tabindex', '0');
  if (moves) button?.focus({ preventScroll: true });
}

function onGridKey(event) {
  const page = layout.columns * Math.max(1, Math.floor(window.innerHeight / (layout.height + GAP)));
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: layout.columns, ArrowUp: -layout.columns, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
  if (step !== undefined && shown.length > 0) {
    event.preventDefault();
    focusTile(Math.max(0, Math.min(shown.length - 1, focused + step)));
  }
}

function drawGallery() {
  $('nothing').hidden = shown.length > 0;
  measure();
  drawGrid(true);
}

// In print, tiles are laid out in lines, and their number is limited.
function beforePrint() {
  if (state.view !== 'gallery') return;
  for (let position = 0; position < Math.min(PRINTED, shown.length); position++) {
    if (!tiles.has(position)) {
      tiles.set(position, makeTile(shown[position], position));
    }
    $('grid').append(tiles.get(position));
  }
  $('print-note').hidden = shown.length <= PRINTED;
  $('print-note').textContent = `The first ${PRINTED} of ${shown.length.toLocaleString('en')} images.`;
}

function startGallery() {
  let waits = false;
  const soon = anew => {
    if (!waits) {
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        if (anew) measure();
        drawGrid(anew);
      });
    }
  };
  window.addEventListener('scroll', () => soon(false), { passive: true });
  window.addEventListener('resize', () => soon(true));
  window.addEventListener('beforeprint', beforePrint);
  window.addEventListener('afterprint', () => { $('print-note').hidden = true; drawGallery(); });
  $('grid').addEventListener('keydown', onGridKey);
}
