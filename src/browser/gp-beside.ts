/**
 * <gp-beside>: shows beside an entry that is gone to, or that the keyboard is in, the place in the document to which its
 * first link leads. Without it that link does so. Where the document stands below, nothing moves.
 */
class BesideElement extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element) this.#show(target.closest('li[id]'));
    });
    addEventListener('hashchange', () => this.#showTarget());
    this.#showTarget();
  }

  #showTarget(): void {
    this.#show(location.hash === '' ? null : document.getElementById(location.hash.slice(1)));
  }

  #show(entry: Element | null): void {
    const link = entry?.querySelector<HTMLAnchorElement>('a[href^="#"]');
    const place = link ? document.getElementById(link.hash.slice(1)) : null;
    const source = place?.closest('.gp-beside__source');
    if (!place || !source || !entry || source.contains(entry) || source.scrollHeight <= source.clientHeight) return;
    source.scrollTop +=
      place.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
  }
}

customElements.define('gp-beside', BesideElement);
