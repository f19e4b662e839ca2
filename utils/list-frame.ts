import { browser } from 'wxt/browser';
import { type FileRequest, type LoadFile, loadFile } from './knowledge/load-file.ts';
import { ListError, type Reason, reason } from './knowledge/reasons.ts';
import { type Post, type PostReply, type PostRequest, post } from './reports/post.ts';

/**
 * A cross-origin request names its origin. In Chromium an extension's origin is the same for everyone who has it; in
 * Firefox it is a random id of this very installation, and would tell list hosts who asks, and a collector which reports
 * come from one reader. So there requests are made in a sandboxed frame of our own, whose origin is opaque: the header
 * then says `Origin: null`.
 */
export const loadWithoutIdentity: LoadFile = (request) =>
  typeof document === 'undefined' ? loadFile(request) : loadInFrame(request);

export const postWithoutIdentity: Post = (request) =>
  typeof document === 'undefined' ? post(request) : askFrame<PostReply>(request, LATE);

const FRAME = '/list-frame.html';
/** For the frame to open, beyond the patience with the host. */
const OPENING_MS = 10_000;

type FileReply = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly reason: Reason };
const LATE: PostReply = { kind: 'failed', why: 'timeout' };

async function loadInFrame(request: FileRequest): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await askFrame<FileReply>(request, { reason: reason('timeout') });
  if ('reason' in answer) throw new ListError(answer.reason);
  return answer.bytes;
}

async function askFrame<T>(request: FileRequest | PostRequest, late: T): Promise<T> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = browser.runtime.getURL(FRAME as '/');
  const { port1, port2 } = new MessageChannel();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const reply = new Promise<T>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    // The frame's origin is opaque, so there is none to name; the port goes to this one document only.
    frame.onload = () => frame.contentWindow?.postMessage(request, '*', [port2]);
    waiting = setTimeout(() => resolve(late), request.patience + OPENING_MS);
  });
  document.documentElement.append(frame);
  try {
    return await reply;
  } finally {
    clearTimeout(waiting);
    port1.close();
    frame.remove();
  }
}

/** The frame's side: answers the one document that can reach it, the background that made it. */
export function answerInFrame(): void {
  addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<FileRequest | PostRequest>) => {
    if (source !== parent || !port) return;
    if ('body' in data) void post(data).then((reply) => port.postMessage(reply));
    else
      loadFile(data).then(
        (bytes) => port.postMessage({ bytes }, [bytes.buffer]),
        (error) => port.postMessage({ reason: error.reason }),
      );
  });
}
