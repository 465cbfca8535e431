/**
 * Puts the chat on a business's own site:
 * `<script src="https://…/embed.js" data-tenant="bloom" async></script>`.
 * A button in the corner opens the hosted page in a frame; the page itself decides who may frame it.
 */
interface Parts {
  readonly button: HTMLButtonElement;
  readonly frame: HTMLIFrameElement;
}

const label = 'Book an appointment';

function style(element: HTMLElement, properties: Partial<CSSStyleDeclaration>): void {
  Object.assign(element.style, properties);
}

function createButton(colour: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-expanded', 'false');
  style(button, {
    position: 'fixed',
    right: '20px',
    bottom: '20px',
    zIndex: '2147483000',
    minHeight: '48px',
    padding: '0 20px',
    border: '0',
    borderRadius: '24px',
    background: colour,
    color: '#fff',
    font: '600 16px/1.2 system-ui, sans-serif',
    cursor: 'pointer',
    boxShadow: '0 8px 24px -8px rgb(0 0 0 / .4)',
  });
  return button;
}

function createFrame(address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = label;
  style(frame, {
    position: 'fixed',
    right: '20px',
    bottom: '80px',
    zIndex: '2147483000',
    width: 'min(400px, calc(100vw - 40px))',
    height: 'min(680px, calc(100dvh - 100px))',
    border: '1px solid rgb(0 0 0 / .12)',
    borderRadius: '18px',
    boxShadow: '0 16px 48px -12px rgb(0 0 0 / .4)',
    colorScheme: 'light dark',
  });
  return frame;
}

function toggle({ button, frame }: Parts): void {
  if (!frame.isConnected) document.body.append(frame);
  else frame.hidden = !frame.hidden;
  style(frame, { display: frame.hidden ? 'none' : 'block' });
  button.setAttribute('aria-expanded', String(!frame.hidden));
}

function embed(script: HTMLScriptElement): void {
  const tenant = script.dataset['tenant'];
  if (tenant === undefined) return;
  const address = new URL(`/${encodeURIComponent(tenant)}`, script.src).href;
  const button = createButton(script.dataset['color'] ?? '#1f6b4f');
  const parts = { button, frame: createFrame(address) };
  button.addEventListener('click', () => {
    toggle(parts);
  });
  document.body.append(button);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.readyState !== 'loading') embed(script);
  else {
    document.addEventListener('DOMContentLoaded', () => {
      embed(script);
    });
  }
}
