import type { MiddlewareHandler } from 'hono';

/** Open to every page, without its cookies: so an extension needs no permission for this host. */
export const openToAll: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'OPTIONS') {
    return context.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '86400',
    });
  }
  await next();
  context.header('Access-Control-Allow-Origin', '*');
  context.header('Access-Control-Expose-Headers', 'Retry-After, ETag');
};

/** On every answer. Pages of ours add what they need. */
export const plainHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  if (!context.res.headers.has('Content-Security-Policy'))
    context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
};
