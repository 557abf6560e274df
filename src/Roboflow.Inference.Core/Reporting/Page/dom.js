// Creates elements. Text is inserted as text, so a name that looks like markup is displayed literally.
const $ = id => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === 'style') Object.assign(element.style, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const percent = (share, digits = 0) => share === null || share === undefined || Number.isNaN(share) ? '–' : `${(100 * share).toFixed(digits)}%`;
const figure = number => number === null || number === undefined || Number.isNaN(number) ? '–' : number.toFixed(3);
const count = (number, one, many = one + 's') => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

function table(caption, heads, rows, attributes) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption }, el('table', attributes,
    el('caption', null, caption),
    el('thead', null, el('tr', null, heads.map(head => el('th', { scope: 'col' }, head)))),
    el('tbody', null, rows.map(cells => el('tr', null, cells.map((cell, i) =>
      i === 0 ? el('th', { scope: 'row' }, cell) : el('td', null, cell)))))));
}

const swatch = c => el('span', { class: 'swatch', 'aria-hidden': 'true', style: { background: report.classes[c].color } });
