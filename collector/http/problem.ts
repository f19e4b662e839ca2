import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Kinds of problems, by what stands after `#` in their type; docs/collector.md explains each. */
const PROBLEMS = {
  'not-json': [400, 'The body is not JSON'],
  'malformed-batch': [400, 'The body is neither a report nor a batch of reports'],
  'wrong-secret': [401, 'The secret is missing'],
  'not-signed-in': [401, 'This needs a moderator'],
  forbidden: [403, 'This is not allowed from there'],
  unknown: [404, 'There is no such thing here'],
  method: [405, 'This can not be done here'],
  conflict: [409, 'Another report has this id'],
  'too-large': [413, 'The body is too large'],
  'content-type': [415, 'Send JSON, as application/json or text/plain'],
  'invalid-report': [422, 'This is no report'],
  'too-many': [429, 'Too many requests'],
  broken: [500, 'Something is wrong with this collector'],
  unavailable: [503, 'Reports can not be kept at the moment'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;
export type ProblemName = keyof typeof PROBLEMS;

const DOCS = 'https://unsaid.example/docs/collector#';

/**
 * An error as RFC 9457 has it.
 *
 * @param detail what about this request, for a person
 */
export function problem(context: Context, name: ProblemName, detail = '', more: object = {}): Response {
  const [status, title] = PROBLEMS[name];
  const body = { type: `${DOCS}${name}`, title, status, ...(detail && { detail }), ...more };
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

/** Something that {@link problem} should say, from within. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly retryAfter: number;
  /** @param retryAfter in seconds; 0: not said */
  constructor(name: ProblemName, detail = '', retryAfter = 0) {
    super(detail);
    this.problem = name;
    this.retryAfter = retryAfter;
  }
}
