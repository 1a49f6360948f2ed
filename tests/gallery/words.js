/* Run in a page by faults.py. Each text against the nearest box drawn around it, and against whatever would cut it off. */
() => {
  const KEY = /^[a-z][a-z_]*(\.[a-z][a-z0-9_]*)+$/;
  const EMPTY = /\{[a-z_]+\}|\bundefined\b|\bNaN\b|\[object /;
  const found = new Set();
  const tell = (what, text) => found.add(`${what}: ${text.trim().replace(/\s+/g, ' ').slice(0, 70)}`);
  const meant = (text, what) => {
    if (KEY.test(text.trim())) tell(`a key for ${what}`, text);
    if (EMPTY.test(text)) tell('not filled in', text);
  };
  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('.sr, .skip, select');
  const isDrawn = (style) => style.borderInlineStartWidth !== '0px' || !/, 0\)|transparent/.test(style.backgroundColor);

  /** What the text runs out of, if anything does. */
  function boxAround(start, here) {
    for (let box = start; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (/auto|scroll/.test(style.overflowX) || style.display === 'contents') return;
      if (style.display === 'inline') continue;
      const around = box.getBoundingClientRect();
      const out = Math.max(here.right - around.right, around.left - here.left);
      const cuts = /hidden|clip/.test(style.overflowX);
      if (out > 1.5 && (cuts || isDrawn(style))) {
        return `${cuts ? 'cut' : 'runs out'} by ${Math.round(out)} px of ${box.tagName.toLowerCase()}.${box.className}`;
      }
      if (cuts || style.position === 'fixed' || style.position === 'absolute') return;
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.parentElement;
    if (!node.data.trim() || !isSeen(start)) continue;
    meant(node.data, 'words');
    range.selectNodeContents(node);
    const here = range.getBoundingClientRect();
    const wrong = here.width && !start.closest('svg') && boxAround(start, here);
    if (wrong) tell(wrong, node.data);
  }
  for (const element of document.querySelectorAll('[aria-label]')) meant(element.getAttribute('aria-label'), 'a name');

  for (const chart of document.querySelectorAll('svg.chart')) {
    if (!chart.checkVisibility()) continue;
    const texts = [...chart.querySelectorAll('text')].filter((each) => each.textContent.trim());
    const card = (chart.closest('.card') ?? chart.parentElement).getBoundingClientRect();
    texts.forEach((one, at) => {
      const a = one.getBoundingClientRect();
      if (a.left < card.left - 1 || a.right > card.right + 1) tell('out of a chart', one.textContent);
      for (const other of texts.slice(at + 1)) {
        const b = other.getBoundingClientRect();
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // Lines of tall scripts reach into each other's boxes, not into each other.
        if (across > 1.5 && down > 0.6 * Math.min(a.height, b.height)) tell('words over words in a chart', `${one.textContent} / ${other.textContent}`);
      }
    });
  }
  return [...found];
}
