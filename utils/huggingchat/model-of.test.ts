import { expect, it } from 'vitest';
import { modelByApi, modelByPage } from './model-of.ts';

const message = (model: string, provider = 'together', route = '') => ({
  content: '',
  reasoning: '',
  model,
  provider,
  route,
});

it.each([
  ['the router’s choice', message('a/B', 'p', 'default'), 'omni', true, '', 'a/B', 'api'],
  ['the model before a switch', message('old/Model'), 'new/Model', false, '', 'old/Model', 'api'],
  ['the pinned model', message(''), 'Qwen/QwQ-32B', false, '', 'Qwen/QwQ-32B', 'api'],
  ['a router is no model', message(''), 'omni', true, '', '', 'none'],
  ['nor is another router', message(''), 'org/router', true, '', '', 'none'],
  ['nor what is no Hub id', message(''), 'local', false, '', '', 'none'],
  ['the link where the API names none', message(''), 'omni', true, 'a/B', 'a/B', 'link'],
])('by the API: %s', (_, api, pinned, isRouter, link, id, origin) => {
  const model = modelByApi(api, pinned, isRouter, link);
  expect(model).toEqual({ id, provider: api.provider, route: api.route, origin });
});

it.each([
  ['the link first', 'a/B', 'c/D', 'a/B', 'link'],
  ['then the composer’s line', '', 'c/D', 'c/D', 'footer'],
  ['never the router', '', 'omni', '', 'none'],
  ['nothing', '', '', '', 'none'],
])('by the page: %s', (_, link, footer, id, origin) => {
  expect(modelByPage({ model: link, provider: 'p' }, footer)).toEqual({
    id,
    provider: 'p',
    route: '',
    origin,
  });
});
