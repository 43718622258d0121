/**
 * <gp-upload>: tells how far a document is on its way, and at once when it is too large. Without it the form in it is
 * sent as any other. Its words are attributes: `sending`, `reading`, `too-large` and `failed`; `limit` is in bytes.
 */
class UploadElement extends HTMLElement {
  #told = paragraph('nhsuk-error-message', 'alert');
  #status = paragraph('gp-upload__status', 'status');
  #progress = document.createElement('progress');
  #percent = document.createElement('span');

  connectedCallback(): void {
    this.#told.id = 'gp-upload-error';
    this.#progress.max = 1;
    // A progress element tells its value by itself.
    this.#percent.ariaHidden = 'true';
    this.#rest();
    this.prepend(this.#told);
    this.append(this.#status, this.#progress, ' ', this.#percent);
    this.addEventListener('change', () => this.#check());
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement && this.#progress.hidden && this.#check()) this.#send(event.target);
    });
    // The page as it is gone back to has nothing on its way.
    window.addEventListener('pagehide', () => this.#rest());
  }

  /** Whether the chosen document may be sent. */
  #check(): boolean {
    const input = this.querySelector<HTMLInputElement>('input[type=file]');
    const limit = Number(this.getAttribute('limit') ?? Number.POSITIVE_INFINITY);
    const fits = (input?.files?.[0]?.size ?? 0) <= limit;
    this.#tell(fits ? null : 'too-large');
    if (!input) return fits;
    const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== this.#told.id);
    input.setAttribute('aria-describedby', (fits ? others : [...others, this.#told.id]).join(' ').trim());
    input.ariaInvalid = fits ? null : 'true';
    if (!fits) input.focus();
    return fits;
  }

  #send(form: HTMLFormElement): void {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => this.#show('sending', loaded / total));
    request.upload.addEventListener('load', () => this.#show('reading', null));
    request.addEventListener('load', () => this.#follow(form, request));
    request.addEventListener('error', () => {
      this.#rest();
      this.#tell('failed');
    });
    request.open('POST', form.action);
    request.send(new FormData(form));
    this.#show('sending', 0);
    for (const button of this.querySelectorAll('button')) button.disabled = true;
  }

  /** Goes where the answer sends the reader, or shows the answer in place of the page's main part. */
  #follow(form: HTMLFormElement, request: XMLHttpRequest): void {
    if (request.responseURL !== form.action) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, 'text/html');
    const [fresh, main] = [page.querySelector('main'), document.querySelector('main')];
    if (!fresh || !main) {
      this.#rest();
      this.#tell('failed');
      return;
    }
    document.title = page.title;
    main.replaceWith(fresh);
    fresh.tabIndex = -1;
    (fresh.querySelector<HTMLElement>('gp-upload input[type=file]') ?? fresh).focus();
  }

  /** @param share that has been sent, from 0 to 1; null where nobody knows how far it is */
  #show(words: 'sending' | 'reading', share: number | null): void {
    const text = this.getAttribute(words) ?? '';
    // Only a change is told aloud.
    if (this.#status.textContent !== text) this.#status.textContent = text;
    this.#progress.ariaLabel = text;
    if (share === null) this.#progress.removeAttribute('value');
    else this.#progress.value = share;
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
    this.#percent.textContent = share === null ? '' : percent.format(Math.floor(share * 100) / 100);
    this.#progress.hidden = false;
  }

  #tell(words: 'too-large' | 'failed' | null): void {
    this.#told.textContent = words === null ? '' : this.getAttribute(words);
    this.#told.hidden = words === null;
  }

  #rest(): void {
    this.#tell(null);
    this.#status.textContent = '';
    this.#percent.textContent = '';
    this.#progress.hidden = true;
    for (const button of this.querySelectorAll('button')) button.disabled = false;
  }
}

function paragraph(className: string, role: 'alert' | 'status'): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.role = role;
  return made;
}

customElements.define('gp-upload', UploadElement);
