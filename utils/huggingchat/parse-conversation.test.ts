import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConversation, parseRouterIds } from './parse-conversation.ts';

const NOTHING = { reasoning: '', model: '', provider: '', route: '' };

describe('parseConversation', () => {
  it('reads v2: superjson with routerMetadata', () => {
    const parsed = parseConversation({
      json: {
        model: 'omni',
        messages: [
          { id: 's', from: 'system', content: '' },
          { id: 'u', from: 'user', content: 'hi' },
          {
            id: 'a',
            from: 'assistant',
            content: 'hello',
            routerMetadata: { route: 'default', model: 'moonshotai/Kimi-K2.6', provider: 'together' },
          },
          {
            id: 'b',
            from: 'assistant',
            content: 'x',
            routerMetadata: { route: '', model: '', provider: 'novita' },
          },
        ],
      },
      meta: {},
    });
    expect(parsed?.model).toBe('omni');
    expect(parsed?.visible).toBe(3);
    expect(parsed?.messages.get('a')).toEqual({
      content: 'hello',
      reasoning: '',
      model: 'moonshotai/Kimi-K2.6',
      provider: 'together',
      route: 'default',
    });
    expect(parsed?.messages.get('b')).toEqual({ ...NOTHING, content: 'x', provider: 'novita' });
  });

  it('reads the older API: modelId, a reasoning field, the router’s choice among the updates', () => {
    const updates = [
      { type: 'status', status: 'started' },
      { type: 'routerMetadata', route: 'default', model: 'zai-org/GLM-4.6' },
      { type: 'routerMetadata', route: '', model: '', provider: 'novita' },
    ];
    const parsed = parseConversation({
      modelId: 'meta-llama/Llama-3.3-70B-Instruct',
      messages: [{ id: 'a', from: 'assistant', content: 'x', reasoning: 'hm', updates }],
    });
    expect(parsed?.model).toBe('meta-llama/Llama-3.3-70B-Instruct');
    expect(parsed?.messages.get('a')).toEqual({
      content: 'x',
      reasoning: 'hm',
      model: 'zai-org/GLM-4.6',
      provider: 'novita',
      route: 'default',
    });
  });

  it.each([null, 7, 'x', [], {}, { json: [] }, { messages: 'x' }, { json: { messages: {} } }])(
    'refuses %j',
    (body) => {
      expect(parseConversation(body)).toBeNull();
    },
  );

  it('gives strings only, whatever it is fed', () => {
    const message = fc.record(
      { id: fc.anything(), content: fc.anything(), routerMetadata: fc.anything(), updates: fc.anything() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.oneof(message, fc.anything())), (model, messages) => {
        const parsed = parseConversation({ model, messages });
        for (const item of parsed?.messages.values() ?? []) {
          expect(Object.values(item).every((value) => typeof value === 'string')).toBe(true);
        }
        expect(typeof parsed?.model).toBe('string');
      }),
    );
  });
});

it('parseRouterIds finds the routers, or says that it has another shape', () => {
  const models = [
    { id: 'omni', isRouter: true },
    { id: 'Qwen/QwQ-32B', isRouter: false },
    { isRouter: true },
    null,
  ];
  expect(parseRouterIds({ json: models })).toEqual(new Set(['omni']));
  expect(parseRouterIds(models)).toEqual(new Set(['omni']));
  expect(parseRouterIds({ models })).toBeNull();
});
