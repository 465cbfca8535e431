import { readableOn } from './readable-on.ts';

export interface BubbleOptions {
  /** What the button says, and what the frame is called. */
  readonly label: string;
  /** Any CSS colour. */
  readonly colour: string;
  readonly side: 'left' | 'right';
  readonly address: string;
  /** The frame is opened for the first time. */
  onFrame(): void;
}

/** The button in the corner and the frame that it opens. */
export interface Bubble {
  open(): void;
  close(): void;
  /** The frame, once it has been opened. */
  readonly frame: () => HTMLIFrameElement | undefined;
  /** In the frame's place: a way to the page where it may not stand in a frame. */
  refuse(): void;
}

const css = ({ side }: BubbleOptions): string => `
:host { all: initial }
.open, .panel { position: fixed; ${side}: 20px; z-index: 2147483000; box-sizing: border-box }
.open { bottom: calc(20px + env(safe-area-inset-bottom)); min-height: 48px; padding: 0 20px; border: 0;
  border-radius: 24px; font: 600 16px/1.2 system-ui, sans-serif; cursor: pointer;
  box-shadow: 0 8px 24px -8px rgb(0 0 0 / .4) }
.open:focus-visible { outline: 3px solid; outline-offset: 3px }
.panel { bottom: calc(80px + env(safe-area-inset-bottom)); width: 400px; max-width: calc(100vw - 40px);
  height: 680px; max-height: calc(100dvh - 100px); border: 1px solid rgb(0 0 0 / .12); border-radius: 18px;
  box-shadow: 0 16px 48px -12px rgb(0 0 0 / .4); background: Canvas; color: CanvasText;
  color-scheme: light dark }
.panel[hidden] { display: none }
a.panel { height: auto; padding: 24px; font: 16px/1.5 system-ui, sans-serif }
@media (max-width: 480px) { .panel { ${side}: 8px; width: calc(100vw - 16px); max-width: none;
  max-height: calc(100dvh - 96px) } }
@media print { :host { display: none } }`;

function createButton({ label, colour }: BubbleOptions): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'open';
  button.textContent = label;
  button.setAttribute('aria-expanded', 'false');
  button.style.background = colour;
  button.style.color = readableOn(colour);
  return button;
}

function createFrame({ label, address }: BubbleOptions): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.className = 'panel';
  frame.src = address;
  frame.title = label;
  return frame;
}

function createWayOut({ label, address }: BubbleOptions): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'panel';
  link.href = address;
  link.target = '_blank';
  link.textContent = `${label} ↗`;
  return link;
}

/** In a tree of its own, which the site's styles do not reach, and which takes no room in the site. */
function createTree(options: BubbleOptions): ShadowRoot {
  const host = document.createElement('gomomo-chat');
  const tree = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css(options));
  tree.adoptedStyleSheets = [sheet];
  document.body.append(host);
  return tree;
}

/** What stands over the button, in front of it for the order of the Tab key. */
function createPanel(tree: ShadowRoot) {
  let panel: HTMLElement | undefined;
  return {
    get: () => panel,
    isOpen: () => panel !== undefined && !panel.hidden,
    put(next: HTMLElement): void {
      panel?.remove();
      panel = next;
      tree.prepend(next);
    },
  };
}

export function createBubble(options: BubbleOptions): Bubble {
  const tree = createTree(options);
  const button = createButton(options);
  tree.append(button);
  const panel = createPanel(tree);
  const show = (open: boolean): void => {
    const shown = panel.get();
    if (shown) shown.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? 'Close' : options.label;
    (open ? shown : button)?.focus();
  };
  const bubble: Bubble = {
    frame: () => {
      const shown = panel.get();
      return shown instanceof HTMLIFrameElement ? shown : undefined;
    },
    open() {
      if (!panel.get()) {
        panel.put(createFrame(options));
        options.onFrame();
      }
      show(true);
    },
    close() {
      if (panel.isOpen()) show(false);
    },
    refuse() {
      const open = panel.isOpen();
      panel.put(createWayOut(options));
      show(open);
    },
  };
  button.addEventListener('click', () => {
    if (panel.isOpen()) bubble.close();
    else bubble.open();
  });
  return bubble;
}
