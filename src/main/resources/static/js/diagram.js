/* Draws the model of a record's process and marks where the record stands. */
(async () => {
  const place = document.querySelector('[data-diagram]');
  const READABLE = 0.55;
  const MARGIN = 20;

  function message(text) {
    const p = document.createElement('p');
    p.className = 'quiet';
    p.textContent = text;
    place.replaceChildren(p);
  }

  function button(label, title, action) {
    const b = document.createElement('button');
    b.type = 'button';
    b.className = 'small ghost';
    b.textContent = label;
    b.title = title;
    b.setAttribute('aria-label', title);
    b.addEventListener('click', action);
    return b;
  }

  const answer = await fetch(place.dataset.diagram, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer || !answer.ok || answer.redirected) {
    message('流程图暂时无法显示。The picture cannot be shown now.');
    return;
  }
  const { xml, active, passed, stuck } = await answer.json();

  // the page scrolls over the picture as over anything else; the picture itself is as large as its zoom needs
  const canvasPlace = document.createElement('div');
  place.replaceChildren(canvasPlace);
  const viewer = new BpmnJS({ container: canvasPlace });
  await viewer.importXML(xml);
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const mark = (ids, marker) => ids.filter((id) => elements.get(id)).forEach((id) => canvas.addMarker(id, marker));
  mark(passed.filter((id) => !active.includes(id)), 'passed');
  mark(active, 'now');
  mark(stuck, 'stuck');

  const box = canvas.viewbox().inner;
  const highest = parseFloat(getComputedStyle(place).maxHeight) || Infinity;
  const fitting = () => Math.min(1, (place.clientWidth - 2) / (box.width + 2 * MARGIN), (highest - 2) / (box.height + 2 * MARGIN));
  // the whole picture where it can be read, else what surrounds the current step
  let scale = Math.max(fitting(), READABLE);

  function show() {
    const width = box.width + 2 * MARGIN;
    const height = box.height + 2 * MARGIN;
    canvasPlace.style.width = Math.ceil(width * scale) + 'px';
    canvasPlace.style.height = Math.ceil(height * scale) + 'px';
    canvas.resized();
    canvas.viewbox({ x: box.x - MARGIN, y: box.y - MARGIN, width, height });
    const now = active.map((id) => elements.get(id)).find(Boolean);
    if (now) {
      place.scrollLeft = (now.x + now.width / 2 - box.x) * scale - place.clientWidth / 2;
      place.scrollTop = (now.y + now.height / 2 - box.y) * scale - place.clientHeight / 2;
    }
  }

  function zoom(to) {
    scale = Math.min(2, Math.max(0.2, to));
    show();
  }

  const tools = document.createElement('p');
  tools.className = 'zoom';
  tools.append(button('−', '缩小 Zoom out', () => zoom(scale / 1.25)), button('适应 Fit', '适应宽度 Fit the width', () => zoom(fitting())),
    button('+', '放大 Zoom in', () => zoom(scale * 1.25)));
  place.before(tools);
  show();
})();
