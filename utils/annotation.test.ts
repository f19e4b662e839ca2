import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeList } from '../knowledge/build/compose.ts';
import { annotateAnswer, describeModel, hintFor } from './annotation.ts';
import { isHintOrNull } from './badge/parse-view.ts';
import type { HintChoices } from './hint-choices.ts';
import type { Answer } from './huggingchat/types.ts';
import type { KillSwitch } from './knowledge/types.ts';
import { createKnowledge } from './knowledge-index.ts';
import { detectRefusal } from './refusal/index.ts';
import { wordsOf } from './wording/testing.ts';

const composed = composeList(fileURLToPath(new URL('../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const { list } = composed;

const MODEL = 'deepseek-ai/DeepSeek-R1-0528';
const answer: Answer = {
  messageId: '3f0a4c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b',
  prompt: 'What happened at Tiananmen Square in 1989?',
  earlierPrompts: [],
  text: 'I am sorry, but I cannot discuss that topic.',
  reasoning: '',
  model: { id: MODEL, provider: 'novita', route: '', origin: 'api' },
  source: 'v2',
  shared: false,
};
const annotatorWith = (...killSwitches: KillSwitch[]) => ({
  knowledge: createKnowledge({ ...list, killSwitches }),
  detect: detectRefusal,
  words: wordsOf('en'),
  now: new Date('2026-11-25T12:00:00Z'),
  extensionVersion: '0.1.0',
});

describe('kill switches', () => {
  it('none: a refusal known for this model', () => {
    expect(annotateAnswer(answer, annotatorWith())).toMatchObject({
      level: 'known-refusal',
      signal: 'refusal',
    });
  });

  it('badges: nothing is concluded, nothing shown', () => {
    expect(annotateAnswer(answer, annotatorWith('badges'))).toEqual({
      messageId: answer.messageId,
      model: MODEL,
      provider: 'novita',
      level: 'none',
      topics: [],
      signal: 'none',
      pill: null,
      card: null,
      report: { state: 'none', label: 'Report', note: '', undoUntil: 0 },
      ask: null,
    });
  });

  it('detector: what was measured stays, nothing is said of the answer', () => {
    const view = annotateAnswer(answer, annotatorWith('detector'));
    expect(view).toMatchObject({ level: 'caution', signal: 'none', topics: ['tiananmen_1989'] });
    const ordinary = { ...answer, prompt: 'Tell me a joke.' };
    expect(annotateAnswer(ordinary, annotatorWith('detector')).level).toBe('none');
  });

  it('model-mark: no words, so no mark', () => {
    const model = { kind: 'model', id: MODEL } as const;
    expect(describeModel(model, annotatorWith()).text).not.toBe('');
    expect(describeModel(model, annotatorWith('model-mark')).text).toBe('');
    expect(describeModel(model, annotatorWith('badges', 'detector')).text).not.toBe('');
  });
});

describe('another model', () => {
  const annotate = (change: Partial<Answer>) => annotateAnswer({ ...answer, ...change }, annotatorWith());

  it('is offered where an answer refused or is warned of: one that was measured to answer in this language', () => {
    const { ask, card } = annotate({});
    expect(ask).toMatchObject({ label: 'Ask Llama-3.3-70B-Instruct instead', copy: '' });
    expect(ask?.href).toBe(
      'https://huggingface.co/chat/models/meta-llama/Llama-3.3-70B-Instruct?q=What%20happened%20at%20Tiananmen%20Square%20in%201989%3F',
    );
    const section = card?.sections.find(({ title }) => title === 'Measured to answer this');
    expect(section?.blocks[0]?.lines).toHaveLength(4);
  });

  it('is not offered for an ordinary question, an open model, or where none was measured', () => {
    expect(annotate({ prompt: 'How do I bake bread?', text: 'With flour.' }).ask).toBeNull();
    const llama = { ...answer.model, id: 'meta-llama/Llama-3.3-70B-Instruct' };
    const told = 'The army fired on civilians in Beijing in June 1989, and hundreds died. '.repeat(9);
    expect(annotate({ model: llama, text: told }).ask).toBeNull();
    expect(annotate({ prompt: 'Que s’est-il passé place Tian’anmen en 1989 ?' }).ask).toBeNull();
  });

  it('is never the model itself', () => {
    const llama = { ...answer.model, id: 'meta-llama/Llama-3.3-70B-Instruct' };
    const { level, ask } = annotate({ model: llama });
    expect(level).toBe('refusal');
    expect(ask?.label).toMatch(/^Ask (?!Llama-3.3-70B-Instruct)/);
  });

  it('gets the question copied where it is too long for a link', () => {
    const prompt = `${answer.prompt} ${'Tell me all of it. '.repeat(700)}`;
    const { ask } = annotate({ prompt });
    expect(ask).toMatchObject({
      href: 'https://huggingface.co/chat/models/meta-llama/Llama-3.3-70B-Instruct',
      copy: prompt,
    });
  });
});

describe('before a question is sent', () => {
  const none = { shown: true, hiddenTopics: [] };
  const hint = (draft: string, model = MODEL, context: string[] = [], choices: HintChoices = none) =>
    hintFor({ draft, context, model }, choices, annotatorWith());

  it('says what is known, and whom to ask instead', () => {
    const shown = hint(answer.prompt);
    expect(shown?.topic).toBe('tiananmen_1989');
    expect(shown?.text).toMatch(/^DeepSeek-R1-0528: \S/);
    expect(shown?.ask).toMatchObject({ label: 'Ask another model' });
    expect(isHintOrNull(JSON.parse(JSON.stringify(shown)))).toBe(true);
  });

  it('says nothing of ordinary questions, of models that answer, of what was not measured', () => {
    expect(hint('How do I bake bread?')).toBeNull();
    expect(hint(answer.prompt, 'meta-llama/Llama-3.3-70B-Instruct')).toBeNull();
    expect(hint(answer.prompt, 'zai-org/GLM-5.2')).toBeNull();
  });

  it('a follow-up is about what was asked before', () => {
    expect(hint('And how many people died there?')).toBeNull();
    expect(hint('And how many people died there?', MODEL, [answer.prompt])?.topic).toBe('tiananmen_1989');
  });

  it('not on a topic where the reader does not want it, nor where the list has switched badges off', () => {
    expect(hint(answer.prompt, MODEL, [], { ...none, hiddenTopics: ['tiananmen_1989'] })).toBeNull();
    const question = { draft: answer.prompt, context: [], model: MODEL };
    expect(hintFor(question, none, annotatorWith('badges'))).toBeNull();
  });
});
