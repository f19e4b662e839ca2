import { browser } from 'wxt/browser';
import { type FileRequest, type LoadFile, loadFile } from './knowledge/load-file.ts';
import { ListError, type Reason, reason } from './knowledge/reasons.ts';

/**
 * A cross-origin request names its origin. In Chromium an extension's origin is the same for everyone who has it; in
 * Firefox it is a random id of this very installation, and would tell list hosts who asks. So there the request is
 * made in a sandboxed frame of our own, whose origin is opaque: the header then says `Origin: null`.
 */
export const loadWithoutIdentity: LoadFile = (request) =>
  typeof document === 'undefined' ? loadFile(request) : loadInFrame(request);

const FRAME = '/list-frame.html';
/** For the frame to open, beyond the patience with the host. */
const OPENING_MS = 10_000;

type Reply = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly reason: Reason };

async function loadInFrame(request: FileRequest): Promise<Uint8Array<ArrayBuffer>> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = browser.runtime.getURL(FRAME as '/');
  const { port1, port2 } = new MessageChannel();
  const reply = new Promise<Reply>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    // The frame's origin is opaque, so there is none to name; the port goes to this one document only.
    frame.onload = () => frame.contentWindow?.postMessage(request, '*', [port2]);
    setTimeout(() => resolve({ reason: reason('timeout') }), request.patience + OPENING_MS);
  });
  document.documentElement.append(frame);
  try {
    const answer = await reply;
    if ('reason' in answer) throw new ListError(answer.reason);
    return answer.bytes;
  } finally {
    port1.close();
    frame.remove();
  }
}

/** The frame's side: answers the one document that can reach it, the background that made it. */
export function answerInFrame(): void {
  addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<FileRequest>) => {
    if (source !== parent || !port) return;
    loadFile(data).then(
      (bytes) => port.postMessage({ bytes }, [bytes.buffer]),
      (error) => port.postMessage({ reason: error.reason }),
    );
  });
}
