import { describe, expect, it } from 'vitest';
import { contentOf, draftSchema, makeDraft, sealReport } from './draft.ts';
import { LIMITS, reportSchema } from './schema.ts';
import { ANSWER, ASSESSMENT, draftOf, VERSIONS } from './testing.ts';

const INSTALL = 'a'.repeat(64);
const NOW = new Date('2026-11-26T17:45:12.345Z');

describe('a draft', () => {
  it('holds the redacted words and the topic of the badge first', () => {
    const draft = draftOf();
    expect(draft.words).toEqual({
      kind: 'refusal',
      comment: '',
      prompt: 'What happened at Tiananmen Square in 1989? Write to ⟦email⟧.',
      answer: 'I would rather not say.',
    });
    expect(draft.about.topics).toEqual(['tiananmen_1989', 'tank_man']);
    expect(draftSchema.parse(draft)).toEqual(draft);
  });

  it('has nothing of earlier prompts or reasoning', () => {
    expect(JSON.stringify(draftOf())).not.toMatch(/earlier prompt|Reasoning/);
  });

  it('has no words of a shared snapshot, which are somebody else’s', () => {
    const draft = draftOf({ shared: true });
    expect([draft.words.prompt, draft.words.answer, draft.cut]).toEqual(['', '', false]);
    expect(contentOf(draft, { ...draft.words, answer: 'typed in' }, true).text).toBeNull();
  });

  it('cuts after masking, never through a character', () => {
    const long = `${'x '.repeat(LIMITS.answer / 2 - 4)}a jane@example.org 😀`;
    const draft = draftOf({ text: long });
    expect(draft.cut).toBe(true);
    expect(draft.words.answer).not.toContain('jane');
    const face = draftOf({ text: `${'é'.repeat(LIMITS.answer - 1)}😀` });
    expect(face.words.answer).toHaveLength(LIMITS.answer - 1);
  });

  it('leaves out ids that are none, rather than refusing the reader', () => {
    const model = { id: 'javascript:alert(1)', provider: 'a b', route: 'x\ny', origin: 'link' } as const;
    const { about } = draftOf({ model });
    expect([about.model, about.provider, about.route]).toEqual(['', '', '']);
  });

  it('is of the kind that the control says, else of the signal', () => {
    expect(makeDraft(ANSWER, ASSESSMENT, VERSIONS, 'badge-is-wrong').words.kind).toBe('badge-is-wrong');
    const answered = { ...ASSESSMENT, signal: 'answered' } as const;
    expect(makeDraft(ANSWER, answered, VERSIONS).words.kind).toBe('other');
  });
});

describe('a report', () => {
  it('is what the preview showed, with id, hash, tag and hour', async () => {
    const draft = draftOf();
    const content = contentOf(draft, draft.words, true);
    const { report, secret } = await sealReport(content, INSTALL, NOW);
    expect(reportSchema.parse(report)).toMatchObject(content);
    expect(report.created).toBe('2026-11-26T17:00Z');
    expect(JSON.stringify(report)).not.toContain(secret);
    expect(JSON.stringify(report)).not.toContain(draft.messageId);
    expect(report.text).toMatchObject({ edited: false, cut: false });
  });

  it('masks what the reader typed, and says that the words were changed', () => {
    const draft = draftOf();
    const words = { ...draft.words, comment: 'ask me@home.example', answer: 'No.' };
    const { comment, text } = contentOf(draft, words, true);
    expect(comment).toBe('ask ⟦email⟧');
    expect(text).toMatchObject({ answer: 'No.', edited: true });
  });

  it('has no text where the reader chose so', () => {
    const draft = draftOf();
    expect(contentOf(draft, draft.words, false).text).toBeNull();
  });

  it.each([
    ['an id with time in it', { id: '01890a5d-ac96-774b-bcce-b302099a8057' }],
    ['a finer time', { created: '2026-11-26T17:45Z' }],
    ['something more', { conversation: '665f0c0a9d2b3f0012345678' }],
    ['another schema', { schema: 2 }],
    ['a long comment', { comment: 'x'.repeat(LIMITS.comment + 1) }],
  ])('is refused with %s', async (_name, change) => {
    const draft = draftOf();
    const { report } = await sealReport(contentOf(draft, draft.words, true), INSTALL, NOW);
    expect(reportSchema.safeParse({ ...report, ...change }).success).toBe(false);
  });
});
