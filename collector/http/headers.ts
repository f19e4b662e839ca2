import type { MiddlewareHandler } from 'hono';

/**
 * Open to every page, without its cookies: so an extension needs no permission for this host. Headers are set before the answer
 * is made: one that is changed afterwards costs three times as much.
 */
export const openToAll: MiddlewareHandler = async (context, next) => {
  context.header('Access-Control-Allow-Origin', '*');
  if (context.req.method === 'OPTIONS')
    return context.body(null, 204, {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '86400',
    });
  context.header('Access-Control-Expose-Headers', 'Retry-After, ETag');
  return next();
};

/** On every answer; those that need others set their own in their place. */
export const plainHeaders: MiddlewareHandler = (context, next) => {
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cache-Control', 'no-store');
  context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  return next();
};
