import { expect, test } from 'vitest';
import { compareHash, modelHash, parseRoute, SECTIONS, sourceHash, topicHash } from './route.ts';

test.each([
  ['', { section: 'settings' }],
  ['#nonsense', { section: 'settings' }],
  ['#%E0%A4%A', { section: 'settings' }],
  ['#models', { section: 'models', view: 'list' }],
  ['#models/', { section: 'models', view: 'list' }],
  ['#models/Qwen/QwQ-32B', { section: 'models', view: 'profile', model: 'Qwen/QwQ-32B' }],
  ['#chart', { section: 'models', view: 'chart' }],
  ['#compare/', { section: 'models', view: 'compare', models: [] }],
  ['#compare/a/b,c/d,a/b', { section: 'models', view: 'compare', models: ['a/b', 'c/d'] }],
  [
    '#compare/a/1,a/2,a/3,a/4,a/5',
    { section: 'models', view: 'compare', models: ['a/1', 'a/2', 'a/3', 'a/4'] },
  ],
  ['#topics', { section: 'topics', topic: '' }],
  ['#topics/tiananmen_1989', { section: 'topics', topic: 'tiananmen_1989' }],
  ['#sources/speechmap', { section: 'sources', source: 'speechmap' }],
  ['#reports', { section: 'reports', report: '' }],
  [
    '#0b6f7c1e-6a52-4a43-9d8b-0d6f0e3c2a11',
    { section: 'reports', report: '0b6f7c1e-6a52-4a43-9d8b-0d6f0e3c2a11' },
  ],
  ['#about', { section: 'about' }],
])('%s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('every section has its address', () => {
  for (const section of SECTIONS) expect(parseRoute(`#${section}`).section).toBe(section);
});

test('links lead where they say, whatever an id holds', () => {
  for (const id of ['Qwen/Qwen2.5-72B-Instruct', 'a/b#c', 'a/b%20c', '模型/一']) {
    expect(parseRoute(modelHash(id))).toMatchObject({ model: id });
    expect(parseRoute(compareHash([id, 'c/d']))).toMatchObject({ models: [id, 'c/d'] });
    expect(parseRoute(topicHash(id))).toMatchObject({ topic: id });
    expect(parseRoute(sourceHash(id))).toMatchObject({ source: id });
  }
});
