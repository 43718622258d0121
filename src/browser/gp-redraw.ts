/**
 * <gp-redraw>: shows what its form asks for in place, as soon as a field has changed. Without it the form goes to the same
 * address, which has the same page.
 */
import htmx from 'htmx.org';

// It writes styles of its own into the page only where this is on, and the address is told by this element.
htmx.config.includeIndicatorCSS = false;
htmx.config.history = false;

class RedrawElement extends HTMLElement {
  #wait = 0;
  #asked = '';

  connectedCallback(): void {
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLElement && target.closest('form[method=get]')) this.#soon(0);
    });
    this.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'text' && target.closest('form[method=get]'))
        this.#soon(600);
    });
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLFormElement) || event.target.method !== 'get') return;
      event.preventDefault();
      this.#soon(0);
    });
  }

  #soon(after: number): void {
    clearTimeout(this.#wait);
    this.#wait = window.setTimeout(() => void this.#redraw(), after);
  }

  async #redraw(): Promise<void> {
    const form = this.querySelector('form');
    const drawn = this.querySelector('[data-drawn]');
    if (!form || !drawn || this.id === '') return;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value !== '') address.searchParams.append(name, String(value));
    if (address.href === this.#asked) return;
    this.#asked = address.href;
    this.setAttribute('aria-busy', 'true');
    const select = `#${this.id} > *`;
    const opened = [...this.querySelectorAll('details[open][id]')].map(({ id }) => id);
    try {
      await htmx.ajax('GET', address.href, { source: this, target: this, select, swap: 'innerMorph' });
      if (!this.querySelector('[data-drawn]')) throw new Error('The answer is another page');
      history.replaceState(null, '', address);
      for (const details of this.querySelectorAll('details')) if (opened.includes(details.id)) details.open = true;
      const status = this.querySelector('[role=status]');
      const title = this.querySelector('[data-drawn] h2');
      if (status && title) status.textContent = title.textContent;
    } catch {
      location.assign(address);
    } finally {
      this.removeAttribute('aria-busy');
    }
  }
}

customElements.define('gp-redraw', RedrawElement);
