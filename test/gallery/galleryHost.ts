import type { FromWebview, PanelView, TrainingOrder, TrainingRequest } from '../../src/shared/protocol.ts';

// Stands in for VS Code in the gallery's page: answers the page with what the address asks for.

/** What the gallery's server prepares for a page. */
export interface GalleryScene {
  readonly bodyClass: string;
  readonly view: PanelView;
  /** Trained on after the view is shown; its lists as plain arrays. */
  readonly training: (Omit<TrainingRequest, 'values' | 'truth'> & { values: number[]; truth: number[] }) | null;
  /** Given to the training after a second. */
  readonly order: TrainingOrder | null;
}

const scene: GalleryScene = await (await fetch(`/scene${location.search}`)).json();
document.body.className = scene.bodyClass;

function send(message: unknown): void {
  window.postMessage(message, location.origin);
}

/** For tests that ask the page for something. */
const answers = new EventTarget();

Object.assign(window, {
  answers,
  acquireVsCodeApi: () => ({
    getState: () => undefined,
    setState: () => {},
    postMessage: (message: FromWebview) => {
      if (message.kind !== 'call') {
        answers.dispatchEvent(new CustomEvent('answer', { detail: message }));
        return;
      }
      if (message.method === 'ready') {
        send({ kind: 'reply', id: message.id, outcome: { ok: scene.view } });
        if (scene.training !== null) {
          const { values, truth, ...request } = scene.training;
          const lists = { values: Float64Array.from(values), truth: Float64Array.from(truth) };
          send({ kind: 'call', id: 1, method: 'train', parameters: [{ ...request, ...lists }, 1] });
          if (scene.order !== null) {
            setTimeout(send, 1000, { kind: 'call', id: null, method: 'steerTraining', parameters: [scene.order] });
          }
        }
      } else {
        send({ kind: 'reply', id: message.id, outcome: { ok: null } });
        console.info(message.method, ...message.parameters);
      }
    },
  }),
});
const page = document.createElement('script');
page.nonce = document.currentScript?.nonce || document.querySelector('script')!.nonce;
page.src = '/page.js';
document.body.append(page);
