import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { answer } from './server/answer.ts';
import { loadApp } from './server/app-build.ts';
import { makeCertificate } from './server/certificate.ts';
import { openExchange, type RequestRecord, recordOf } from './server/http.ts';
import { readScript, type ScriptedConversation } from './server/script.ts';
import type { ApiFailure, ApiPart, Site } from './server/site.ts';
import { makeStore } from './server/store.ts';
import type { Gaps, Generation } from './types.ts';

const DEFAULT_GAPS: Gaps = {
  hydration: 0,
  placeholder: 15,
  firstSend: 25,
  swap: 100,
  stopSwap: 500,
  omniBlank: 3,
  dataTags: 40,
  reattach: 40,
  routing: 500,
};

export interface StandinOptions {
  /** Generation of the page, `C` by default. */
  readonly generation?: Generation;
  /** 0 by default: any free port. */
  readonly port?: number;
  /** Divides the pauses between the chunks of an answer; 1 is a pleasant reading speed. */
  readonly speed?: number;
  readonly gaps?: Partial<Gaps>;
  /** Further scripted conversations. */
  readonly conversations?: readonly ScriptedConversation[];
}

/** The running stand-in page. */
export interface Standin {
  readonly port: number;
  readonly url: 'https://huggingface.co/chat/';
  readonly generation: Generation;
  /** Value for Chromium's `--host-resolver-rules`; also give `--ignore-certificate-errors`. */
  readonly hostRules: string;
  /** Every request so far, oldest first. */
  readonly requests: RequestRecord[];
  /** Address of a scripted conversation by its handle. @throws when there is none of that name. */
  conversationUrl(name: string): string;
  /**
   * Makes the conversation API misbehave for everyone but the page itself (`pageToo`: for it as well, so that ids are
   * not swapped any more). `part`: only `/api/v2/`, only the older API, or both.
   */
  failApi(mode: ApiFailure, options?: { part?: ApiPart; pageToo?: boolean }): void;
  setSpeed(speed: number): void;
  setGaps(gaps: Partial<Gaps>): void;
  /** Pages loaded from now on carry no `data-message-*`: a page that has changed beyond reading. */
  setUnmarked(unmarked: boolean): void;
  /** Takes a model from the offer: its conversations become read-only until another model is chosen. */
  withdrawModel(id: string): void;
  /** Back to the scripted conversations, default settings and no failures; the same ids again. Ends running answers. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the stand-in page on the loopback interface. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const generation = options.generation ?? 'C';
  const script = readScript(options.conversations);
  const initial = () =>
    ({
      store: makeStore(generation, script),
      gaps: { ...DEFAULT_GAPS, ...options.gaps },
      speed: options.speed ?? 1,
      unmarked: false,
      failure: { mode: 'none', part: 'all', pageToo: false },
    }) satisfies Partial<Site>;
  const site: Site = { script, running: new Map(), ended: [], ...initial() };
  const requests: RequestRecord[] = [];
  const [certificate] = await Promise.all([makeCertificate(), loadApp()]);

  const server = createServer(certificate, (request, response) => {
    const exchange = openExchange(request, response);
    const record = recordOf(exchange);
    requests.push(record);
    response.on('finish', () => {
      record.status = response.statusCode;
    });
    answer(exchange, site).catch((error: unknown) => {
      console.error('stand-in page:', error);
      response.headersSent ? response.end() : response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stopAll = () => {
    for (const answering of site.running.values()) answering.stop();
  };

  return {
    port,
    url: 'https://huggingface.co/chat/',
    generation,
    hostRules: `MAP huggingface.co 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    requests,
    conversationUrl(name) {
      const found = script.conversations.find((conversation) => conversation.name === name);
      if (!found || !site.store.conversations.has(found.id))
        throw new Error(`no scripted conversation "${name}"`);
      return `https://huggingface.co/chat/conversation/${found.id}`;
    },
    failApi(mode, { part = 'all', pageToo = false } = {}) {
      site.failure = { mode, part, pageToo };
    },
    setSpeed(speed) {
      site.speed = speed;
    },
    setGaps(gaps) {
      site.gaps = { ...site.gaps, ...gaps };
    },
    setUnmarked(unmarked) {
      site.unmarked = unmarked;
    },
    withdrawModel(id) {
      site.store.withdrawn.add(id);
    },
    reset() {
      stopAll();
      site.running.clear();
      Object.assign(site, initial());
      site.ended.length = 0;
      requests.length = 0;
    },
    async close() {
      stopAll();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, generation: { type: 'string' }, speed: { type: 'string' } },
  });
  const { generation = 'C' } = values;
  if (generation !== 'A' && generation !== 'B' && generation !== 'C')
    throw new Error('--generation is A, B or C');
  const standin = await startStandin({
    port: Number(values.port ?? 0),
    generation,
    speed: Number(values.speed ?? 1),
  });
  console.log(`stand-in page (generation ${generation}) on 127.0.0.1:${standin.port}`);
}
