/** <gp-filter>: shows the filtered list in place. Without it the form sends the reader to the same address. */
class FilterElement extends HTMLElement {
  #request = new AbortController();
  #wait = 0;

  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) void this.#show();
    });
    this.addEventListener('input', (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      clearTimeout(this.#wait);
      this.#wait = window.setTimeout(() => void this.#show(), 400);
    });
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#show();
    });
  }

  async #show(): Promise<void> {
    const form = this.querySelector('form');
    const results = this.querySelector('[data-results]');
    if (!form || !results) return;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.set(name, String(value));
    this.#request.abort();
    this.#request = new AbortController();
    results.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal: this.#request.signal });
      if (!response.ok) throw new Error(response.statusText);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = page.querySelector('gp-filter [data-results]');
      const status = results.querySelector('[role=status]');
      const words = fresh?.querySelector('[role=status]');
      if (!fresh || !status || !words) throw new Error('The answer is no list');
      status.replaceChildren(...words.childNodes);
      words.replaceWith(status);
      results.replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', address);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) location.assign(address);
    } finally {
      results.removeAttribute('aria-busy');
    }
  }
}

customElements.define('gp-filter', FilterElement);
