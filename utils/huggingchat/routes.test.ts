import { describe, expect, it } from 'vitest';
import { hubId, modelOfLink, routeKey, routeOf } from './routes.ts';

describe('routeOf', () => {
  it.each([
    ['/chat', 'new-chat'],
    ['/chat/', 'new-chat'],
    ['/chat/models/Qwen/QwQ-32B', 'new-chat'],
    ['/chat/models/omni', 'new-chat'],
    ['/chat/assistant/65a', 'new-chat'],
    ['/chat/models', 'other'],
    ['/chat/settings/application', 'other'],
    ['/chat/settings/Qwen/QwQ-32B', 'other'],
    ['/chat/r/1fmKk5F', 'other'],
    ['/chat/login', 'other'],
    ['/chat/conversation/', 'other'],
    ['/chat/conversation/6b0483d57e343ca71e69f8', 'other'],
    ['/chat/conversation/6b0483d57e343ca71e69f828/x', 'other'],
  ])('%s is %s', (pathname, kind) => {
    expect(routeOf(pathname)).toEqual({ kind });
  });

  it('tells a conversation of one’s own from a shared snapshot', () => {
    const own = routeOf('/chat/conversation/6b0483d57e343ca71e69f828');
    expect(own).toEqual({ kind: 'conversation', id: '6b0483d57e343ca71e69f828', shared: false });
    const shared = routeOf('/chat/conversation/1f_Kk-F/');
    expect(shared).toEqual({ kind: 'conversation', id: '1f_Kk-F', shared: true });
    expect(routeKey(own)).not.toBe(routeKey(shared));
    expect(routeKey(routeOf('/chat'))).toBe(routeKey(routeOf('/chat/models/Qwen/QwQ-32B')));
  });
});

describe('modelOfLink', () => {
  it.each([
    ['/chat/settings/Qwen/QwQ-32B', 'Qwen/QwQ-32B'],
    ['/chat/settings/omni', 'omni'],
    ['/chat/settings/application', ''],
    ['/chat/settings/assistants/65a', ''],
    ['/chat/settings/a/b/c', ''],
    ['/chat/settings/', ''],
    ['https://example.org/chat/settings/a/b', ''],
    ['/chat/settings/<b>/x', ''],
  ])('%s names "%s"', (href, model) => {
    expect(modelOfLink(href)).toBe(model);
  });
});

it('hubId takes org/name only, without the provider', () => {
  expect(hubId('deepseek-ai/DeepSeek-R1:novita')).toBe('deepseek-ai/DeepSeek-R1');
  expect(['omni', '', 'a/b/c', 'a b/c', `${'x'.repeat(97)}/y`].map(hubId)).toEqual(['', '', '', '', '']);
});
