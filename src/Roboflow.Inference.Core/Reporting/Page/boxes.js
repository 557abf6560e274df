// Boxes over an image, as SVG in the image's own pixels.
function frameOf(image) {
  if (image.width > 0 && image.height > 0) return [image.width, image.height];
  const all = [...image.boxes, ...image.truth ?? [], ...image.others ?? []];
  return [Math.max(1, ...all.map(b => b.x + b.w / 2)), Math.max(1, ...all.map(b => b.y + b.h / 2))];
}

function rectangle(box, kind, color) {
  return svg('rect', { class: kind, x: box.x - box.w / 2, y: box.y - box.h / 2, width: box.w, height: box.h, stroke: color });
}

// The shown boxes, and those that only the ground truth or the other run has.
function drawnBoxes(image) {
  const drawn = shownBoxes(image).map(box => ({ box, kind: 'found' }));
  if (image.truth !== null) {
    for (const fate of fatesOf(image)) {
      if (fate.box < 0 && hasClass(image.truth[fate.object].c)) drawn.push({ box: image.truth[fate.object], kind: 'missed' });
    }
  }
  if (image.others !== null) {
    for (const d of differencesOf(image)) {
      if (d.other && d.kind !== 'here') drawn.push({ box: d.other, kind: 'other' });
    }
  }
  return drawn;
}

function overlay(image) {
  const [width, height] = frameOf(image);
  return svg('svg', { class: 'overlay', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', focusable: 'false' },
    drawnBoxes(image).map(({ box, kind }) => [
      rectangle(box, 'halo', null),
      rectangle(box, kind, report.classes[box.c].color),
    ]));
}

function describe(image) {
  const byClass = new Map();
  for (const box of shownBoxes(image)) byClass.set(box.c, (byClass.get(box.c) ?? 0) + 1);
  const parts = [...byClass].map(([c, n]) => `${n} ${report.classes[c].name}`);
  return parts.length > 0 ? parts.join(', ') : 'no objects shown';
}
