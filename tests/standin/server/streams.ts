import type { Answering } from './answering.ts';
import type { Exchange } from './http.ts';
import type { Site } from './site.ts';

const LIVE_CHECK_MS = 50;

/** Streams the updates as JSON lines until the answer ends or the reader leaves; the answer goes on without it. */
export async function streamUpdates({ response }: Exchange, answering: Answering): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/jsonl' });
  const leave = answering.listen(0, (update) => {
    // The padding gets the last words past proxies that hold back short chunks.
    const padding = update.type === 'finalAnswer' ? ' '.repeat(4096) : '';
    response.write(`${JSON.stringify(update)}\n${padding}`);
  });
  response.on('close', leave);
  await answering.ended;
  response.end();
}

/** The same as server-sent events, for a page that comes back in mid-stream. */
export async function streamEvents(exchange: Exchange, answering: Answering | undefined): Promise<void> {
  const { response, url } = exchange;
  const write = startEvents(exchange);
  if (answering && answering.id === url.searchParams.get('generationId')) {
    const leave = answering.listen(Number(url.searchParams.get('fromSeq') ?? 0), (update, sequence) =>
      write('update', { seq: sequence ?? null, update }),
    );
    response.on('close', leave);
    await answering.ended;
  }
  write('end', {});
  response.end();
}

/** Tells which conversations have an answer in work: once at the start, then at each change. */
export function streamLive(exchange: Exchange, site: Site): void {
  const write = startEvents(exchange);
  let before: string | undefined;
  const check = () => {
    const running = [...site.running.values()].map(({ conversation: { id, title } }) => ({
      conversationId: id,
      title,
    }));
    const state = JSON.stringify({ running, ended: site.ended });
    if (state === before) return;
    before = state;
    write('sync', { running, ended: site.ended });
    if (running.length === 0) write('idle', {});
  };
  check();
  const timer = setInterval(check, LIVE_CHECK_MS);
  exchange.response.on('close', () => clearInterval(timer));
}

function startEvents({ response }: Exchange): (event: string, data: unknown) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  return (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
