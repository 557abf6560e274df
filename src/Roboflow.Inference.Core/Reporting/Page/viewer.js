// The large view of one image: the original if it can be reached, else the thumbnail; zoom, labels, details.
let zoom = 1;

const positionOfOpen = () => shown.findIndex(image => image.index === state.image);

function openImage(index) {
  state.image = index;
  zoom = 1;
  writeAddress();
  drawViewer();
}

function moveImage(step) {
  // An image opened from the comparison can be one that the filters exclude.
  if (positionOfOpen() < 0) return;
  const position = positionOfOpen() + step;
  if (position >= 0 && position < shown.length) openImage(shown[position].index);
}

// The dialog says that it is closed only later. Until then, a filter that changes must not open the image again.
function closeViewer() {
  const position = positionOfOpen();
  const wasOpen = state.image !== null;
  state.image = null;
  if ($('viewer').open) $('viewer').close();
  if (!wasOpen) return;
  writeAddress();
  if (state.view === 'gallery' && position >= 0) focusTile(position);
}

function largeSource(image, onFallback) {
  const small = () => image.thumb;
  if (image.link === '' || !image.file) return el('img', { alt: `${image.name}: ${describe(image)}`, src: small() ?? 'data:,' });
  const original = el('img', { alt: `${image.name}: ${describe(image)}`, src: image.link + encodeURIComponent(image.file) });
  original.addEventListener('error', () => {
    onFallback();
    if (small() !== null) original.src = small();
  }, { once: true });
  return original;
}

function labelOf({ box, kind }, width, height) {
  const text = kind === 'missed' ? `missed: ${report.classes[box.c].name}` : `${kind === 'other' ? 'other run: ' : ''}${report.classes[box.c].name} ${percent(box.conf)}`;
  // Aligned to one side and limited to the available width, so that narrow screens do not cut off labels.
  const isRight = box.x > 0.6 * width;
  const edge = 100 * Math.min(Math.max(0, isRight ? width - box.x - box.w / 2 : box.x - box.w / 2), width) / width;
  const top = Math.min(Math.max(0, box.y - box.h / 2), height);
  const style = { [isRight ? 'right' : 'left']: `${edge}%`, top: `${100 * top / height}%`, maxWidth: `min(22rem, ${100 - edge}%)` };
  return el('span', { class: `label ${kind}`, style }, swatch(box.c), text);
}

function drawViewer() {
  if (state.image === null) {
    closeViewer();
    return;
  }
  const image = report.images[state.image];
  const [width, height] = frameOf(image);
  const note = el('p', { class: 'note', hidden: true }, `The original cannot be reached from here${image.thumb === null ? ', and there is no thumbnail.' : '; this is the thumbnail.'}`);
  const drawn = drawnBoxes(image);
  $('viewer-name').textContent = image.name;
  $('stage').replaceChildren(el('div', { class: 'canvas', id: 'canvas' },
    largeSource(image, () => { note.hidden = false; }), overlay(image),
    $('labels').checked ? drawn.map(one => labelOf(one, width, height)) : []));
  $('facts').replaceChildren(note, el('p', null, image.folder || 'no folder'),
    el('p', null, [image.width > 0 ? `${image.width} × ${image.height} pixels` : 'size unknown', image.model, image.time === null ? '' : `${image.time.toFixed(3)} s on the server`].filter(Boolean).join(' · ')),
    table(count(drawn.length, 'box', 'boxes'), ['Class', 'Confidence', 'Center', 'Size'], drawn.map(({ box, kind }) => [
      el('span', null, swatch(box.c), report.classes[box.c].name),
      kind === 'missed' ? 'missed' : percent(box.conf, 1) + (kind === 'other' ? ' (other run)' : ''),
      `${Math.round(box.x)}, ${Math.round(box.y)}`, `${Math.round(box.w)} × ${Math.round(box.h)}`])));
  if (!$('viewer').open) $('viewer').showModal();
  const position = positionOfOpen();
  $('previous').disabled = position <= 0;
  $('next').disabled = position < 0 || position >= shown.length - 1;
  fitCanvas();
}

function fitCanvas() {
  if (state.image === null) return;
  const [width, height] = frameOf(report.images[state.image]);
  const stage = $('stage');
  const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height) * zoom;
  Object.assign($('canvas').style, { width: `${width * scale}px`, height: `${height * scale}px` });
}

function zoomBy(factor) {
  const stage = $('stage');
  const center = [(stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth, (stage.scrollTop + stage.clientHeight / 2) / stage.scrollHeight];
  zoom = factor === 0 ? 1 : Math.min(16, Math.max(1, zoom * factor));
  fitCanvas();
  stage.scrollLeft = center[0] * stage.scrollWidth - stage.clientWidth / 2;
  stage.scrollTop = center[1] * stage.scrollHeight - stage.clientHeight / 2;
}

function onViewerKey(event) {
  const inTable = event.target.closest?.('#facts, input');
  if (event.key === '+' || event.key === '=') zoomBy(1.5);
  else if (event.key === '-') zoomBy(1 / 1.5);
  else if (event.key === '0') zoomBy(0);
  else if (event.key === 'Escape') closeViewer();
  else if (event.key === 'ArrowLeft' && zoom === 1 && !inTable) moveImage(-1);
  else if (event.key === 'ArrowRight' && zoom === 1 && !inTable) moveImage(1);
  else return;
  event.preventDefault();
}

function startViewer() {
  $('previous').addEventListener('click', () => moveImage(-1));
  $('next').addEventListener('click', () => moveImage(1));
  $('zoom-in').addEventListener('click', () => zoomBy(1.5));
  $('zoom-out').addEventListener('click', () => zoomBy(1 / 1.5));
  $('zoom-fit').addEventListener('click', () => zoomBy(0));
  $('labels').addEventListener('change', drawViewer);
  $('close').addEventListener('click', closeViewer);
  $('viewer').addEventListener('keydown', onViewerKey);
  // Closed by the system, such as by the back gesture.
  $('viewer').addEventListener('close', () => { if (!$('viewer').open) closeViewer(); });
  $('stage').addEventListener('wheel', event => {
    if (event.ctrlKey) {
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2);
    }
  }, { passive: false });
  window.addEventListener('resize', fitCanvas);
}
