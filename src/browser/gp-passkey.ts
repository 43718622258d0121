/**
 * <gp-passkey>: signs in with a passkey, or adds one to the account that is signed in. Hidden where the browser cannot, as
 * there are other ways to sign in. `data-does` is "sign-in" or "add"; `data-to` is where to go afterwards.
 */
const api = '/api/auth/passkey';

class PasskeyElement extends HTMLElement {
  connectedCallback(): void {
    if (!('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return;
    this.hidden = false;
    const failed = this.querySelector<HTMLElement>('[role=alert]');
    this.querySelector('button')?.addEventListener('click', async () => {
      if (failed) failed.hidden = true;
      try {
        await (this.dataset.does === 'add' ? add() : signIn());
        window.location.assign(this.dataset.to ?? '/');
      } catch {
        if (failed) failed.hidden = false;
      }
    });
  }
}

async function signIn(): Promise<void> {
  const options = await ask(`${api}/generate-authenticate-options`);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  await tell(`${api}/verify-authentication`, await navigator.credentials.get({ publicKey }));
}

async function add(): Promise<void> {
  const options = await ask(`${api}/generate-register-options`);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  await tell(`${api}/verify-registration`, await navigator.credentials.create({ publicKey }));
}

async function tell(address: string, credential: Credential | null): Promise<void> {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was given');
  await ask(address, { response: credential.toJSON() });
}

/** Asks the server, and gives what it answers; it is the server itself that is asked, so its answer is believed. */
async function ask(address: string, body?: unknown) {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(address, body === undefined ? {} : sent);
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}

customElements.define('gp-passkey', PasskeyElement);
