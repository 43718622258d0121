/**
 * <gp-tips>: shows what a part of a picture says of itself beside it, for the pointer and for the keyboard. A picture is one
 * stop of the Tab key; arrows, Home and End go from part to part, and Escape puts the words away. Without it the table
 * below the picture tells the same. `hint` says how the keyboard goes, and is shown until an arrow has been used.
 */
class TipsElement extends HTMLElement {
  /** The label of the part says the same to those who do not see it. */
  #tip = Object.assign(document.createElement('div'), { className: 'gp-tip', ariaHidden: 'true', hidden: true });
  #words = document.createElement('p');
  #hint = Object.assign(document.createElement('p'), { className: 'gp-tip__hint' });
  #told: Element | null = null;
  #knowsArrows = false;
  /** Put away by Escape: what then comes to lie below a resting pointer is not asked for. */
  #isPutAway = false;
  #wait = 0;
  /** What has been drawn anew has no stop of the Tab key yet. */
  #drawn = new MutationObserver(() => this.#makeReady());

  constructor() {
    super();
    this.#tip.append(this.#words, this.#hint);
    this.addEventListener('focusin', ({ target }) => this.#focused(target));
    this.addEventListener('focusout', () => this.#hide());
    this.addEventListener('keydown', (event) => this.#go(event));
    this.addEventListener('pointerover', (event) => this.#pointed(event));
    this.addEventListener('pointermove', () => {
      this.#isPutAway = false;
    });
    this.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'mouse') this.#hideSoon();
    });
  }

  connectedCallback(): void {
    this.#makeReady();
    this.#drawn.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['tabindex'] });
    document.addEventListener('keydown', this.#escaped);
    document.addEventListener('pointerdown', this.#elsewhere);
  }

  disconnectedCallback(): void {
    this.#drawn.disconnect();
    document.removeEventListener('keydown', this.#escaped);
    document.removeEventListener('pointerdown', this.#elsewhere);
  }

  /** One part of each picture is the stop of the Tab key: the one that was last gone to, or the first. */
  #makeReady(): void {
    for (const picture of this.querySelectorAll('svg')) {
      const marks = marksOf(picture);
      const stop = marks.find((mark) => mark.getAttribute('tabindex') === '0') ?? marks[0];
      for (const mark of marks) setTabIndex(mark, mark === stop ? '0' : '-1');
    }
    if (this.#told && !this.contains(this.#told)) this.#hide();
  }

  #focused(target: EventTarget | null): void {
    const mark = markOf(target);
    const picture = mark?.ownerSVGElement;
    if (!mark || !picture) return;
    for (const other of marksOf(picture)) setTabIndex(other, other === mark ? '0' : '-1');
    this.#show(mark, null);
  }

  #go(event: KeyboardEvent): void {
    const mark = markOf(event.target);
    const picture = mark?.ownerSVGElement;
    if (!mark || !picture || event.altKey || event.ctrlKey || event.metaKey) return;
    const marks = marksOf(picture);
    const at = marks.indexOf(mark);
    const next = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key];
    if (next === undefined) return;
    // The page does not scroll away under it.
    event.preventDefault();
    this.#knowsArrows = true;
    marks[next]?.focus();
  }

  #pointed({ target, clientX }: PointerEvent): void {
    const mark = markOf(target);
    if (this.#isPutAway) return;
    if (mark) this.#show(mark, clientX);
    else if (target instanceof Node && this.#tip.contains(target)) clearTimeout(this.#wait);
    else this.#hideSoon();
  }

  /** @param pointer where it points, across the window; null where the keyboard has come to the part */
  #show(mark: SVGElement, pointer: number | null): void {
    clearTimeout(this.#wait);
    this.#told = mark;
    this.#words.textContent = mark.getAttribute('aria-label');
    this.#hint.textContent = pointer === null && !this.#knowsArrows ? this.getAttribute('hint') : '';
    this.#hint.hidden = this.#hint.textContent === '';
    if (!this.#tip.isConnected) this.append(this.#tip);
    this.#tip.hidden = false;
    this.#place(mark.getBoundingClientRect(), pointer);
  }

  /** Above the part, or below it where there is no room; beside it where it is as tall as the picture. */
  #place(part: DOMRect, pointer: number | null): void {
    const whole = this.getBoundingClientRect();
    const { width, height } = this.#tip.getBoundingClientRect();
    const isTall = part.height > whole.height / 2;
    const besides = part.right + width <= whole.right ? part.right : part.left - width;
    const left = isTall ? besides : (pointer ?? part.left + part.width / 2) - width / 2;
    const above = part.top - height;
    const top = isTall ? part.top : above >= 0 ? above : part.bottom;
    this.#tip.style.left = `${Math.max(0, Math.min(left - whole.left, whole.width - width))}px`;
    this.#tip.style.top = `${top - whole.top}px`;
  }

  /** Not at once: the pointer may be on its way to the words. */
  #hideSoon(): void {
    clearTimeout(this.#wait);
    this.#wait = window.setTimeout(() => this.#hide(), 200);
  }

  #hide(): void {
    clearTimeout(this.#wait);
    this.#told = null;
    this.#tip.hidden = true;
  }

  #escaped = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || this.#tip.hidden) return;
    this.#isPutAway = true;
    this.#hide();
  };

  /** A finger leaves the part as soon as it is lifted, so the words stay until another place is touched. */
  #elsewhere = ({ target }: PointerEvent): void => {
    if (!(target instanceof Node && this.contains(target))) this.#hide();
  };
}

const marksOf = (picture: SVGElement) => [...picture.querySelectorAll<SVGElement>('.gp-mark')];

function markOf(target: EventTarget | null): SVGElement | null {
  return target instanceof Element ? target.closest<SVGElement>('.gp-mark') : null;
}

function setTabIndex(mark: SVGElement, index: '0' | '-1'): void {
  if (mark.getAttribute('tabindex') !== index) mark.setAttribute('tabindex', index);
}

customElements.define('gp-tips', TipsElement);
