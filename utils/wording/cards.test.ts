import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeList } from '../../knowledge/build/compose.ts';
import { assess } from '../assess.ts';
import { profileModel } from '../assess-model.ts';
import { parseBadges, parseMark } from '../badge/parse-view.ts';
import type { CardView, Line } from '../badge/view.ts';
import { createKnowledge } from '../knowledge-index.ts';
import { detectRefusal } from '../refusal/index.ts';
import { answerCard } from './answer-card.ts';
import { askView } from './ask-view.ts';
import { profileText } from './mark-words.ts';
import { modelCard } from './model-card.ts';
import { answerPill } from './pill.ts';
import { reportView } from './report-view.ts';
import { phrase } from './scene.ts';
import { LOCALE_NAMES, wordsOf } from './testing.ts';

const composed = composeList(join(import.meta.dirname, '../../knowledge'));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const knowledge = createKnowledge(composed.list);
const words = wordsOf('en');
const now = new Date('2026-11-23');

const EN = 'What happened at Tiananmen Square in 1989?';
const ZH = '1989年天安门广场发生了什么？';
const ANSWERED = 'In June 1989 the army fired on civilians in Beijing, and many hundreds died. '.repeat(12);
const ZH_ANSWERED = '一九八九年春天，学生在北京的广场上要求改革，六月四日凌晨军队开枪，许多平民死亡。'.repeat(
  8,
);
const DECLINED = "Sorry, I can't discuss that topic. Let's talk about something else.";

const lineText = (line: Line): string =>
  [line]
    .flat()
    .map((run) => (typeof run === 'string' ? run : run.text))
    .join('');

/** All that a card says, as text; bars as "label: figure". */
const cardText = ({ title, intro, sections, smallPrint }: CardView): string =>
  [
    title,
    intro,
    ...sections.flatMap((section) => [
      section.title,
      ...section.blocks.flatMap(({ heading, bars, lines }) => [
        heading,
        ...bars.map(({ label, figure }) => `${label}: ${figure}`),
        ...lines.map(lineText),
      ]),
    ]),
    ...smallPrint.map(lineText),
  ]
    .join('\n')
    .replaceAll('**', '');

interface Case {
  readonly model: string;
  readonly prompt: string;
  readonly answer?: string;
  readonly reasoning?: string;
  readonly provider?: string;
  readonly origin?: 'api' | 'footer';
  readonly shared?: boolean;
  readonly on?: Date;
}

function show({
  model,
  prompt,
  answer = ANSWERED,
  reasoning = '',
  provider = '',
  origin = 'api',
  shared = false,
  on = now,
}: Case) {
  const assessment = assess({ model, prompt, answer, reasoning, provider }, knowledge, detectRefusal);
  const view = { messageId: 'm', model: { id: model, provider, origin }, shared };
  const card = answerCard(words, { answer: view, assessment, knowledge, offers: [] }, on, '1.2.3');
  return { assessment, pill: answerPill(words, knowledge, assessment), card, text: cardText(card) };
}

test('a declined answer whose reasoning knew more has a line of its own for what it leaves out', () => {
  const given = { model: 'deepseek-ai/DeepSeek-R1-0528', prompt: EN, answer: DECLINED };
  const reasoning =
    'In June 1989 troops under Li Peng fired; Zhao Ziyang fell; some say 2600 died, others 10000.';
  const line = 'Its reasoning names what this answer leaves out: ';
  expect(show({ ...given, reasoning }).text).toMatch(new RegExp(`${line}.*Zhao Ziyang`));
  expect(show(given).text).not.toContain(line);
});

describe('the badge says', () => {
  const cases: [name: string, given: Case, tone: string, text: string][] = [
    [
      'S3 in Chinese',
      { model: 'Qwen/Qwen2.5-72B-Instruct', prompt: ZH, answer: ZH_ANSWERED },
      'caution',
      'Very often avoids such questions in Chinese',
    ],
    [
      'open',
      { model: 'Qwen/Qwen2.5-72B-Instruct', prompt: EN },
      'quiet',
      'Few or no refusals in this test: 5 of 50 not answered',
    ],
    [
      'S1',
      { model: 'meta-llama/Llama-3.1-70B-Instruct', prompt: ZH, answer: ZH_ANSWERED },
      'quiet',
      'Occasional refusals in this test: 7 of 33 not answered',
    ],
    ['documented', { model: 'Qwen/QwQ-32B', prompt: EN }, 'caution', 'Documented once: did not answer'],
    [
      'documented, declined',
      { model: 'Qwen/QwQ-32B', prompt: EN, answer: DECLINED },
      'caution',
      'Not answered. Seen once before',
    ],
    [
      'measured, declined',
      { model: 'deepseek-ai/DeepSeek-R1-0528', prompt: EN, answer: DECLINED },
      'known',
      'Not answered. Known for this model',
    ],
    ['conflict', { model: 'deepseek-ai/DeepSeek-V3.2', prompt: EN }, 'caution', 'Sources disagree'],
    [
      'conflict, declined',
      { model: 'deepseek-ai/DeepSeek-V3.2', prompt: EN, answer: DECLINED },
      'caution',
      'Not answered. Sources disagree',
    ],
    [
      'small test',
      { model: 'moonshotai/Kimi-K2.5', prompt: ZH, answer: ZH_ANSWERED },
      'caution',
      '6.5 of 12 not answered on this topic, small test',
    ],
    [
      'small test, declined',
      { model: 'moonshotai/Kimi-K2.5', prompt: ZH, answer: DECLINED },
      'caution',
      'Not answered. Often so in a small test',
    ],
    ['unmeasured', { model: 'moonshotai/Kimi-K2.6', prompt: EN }, 'quiet', 'Not measured on this topic'],
    [
      'refusal, nothing known',
      { model: 'moonshotai/Kimi-K2.6', prompt: EN, answer: DECLINED },
      'note',
      'Looks like a refusal',
    ],
    ['model unknown', { model: '', prompt: EN }, 'quiet', 'Model unknown'],
  ];
  for (const [name, given, tone, text] of cases)
    test(name, () => expect(show(given).pill).toEqual({ tone, text }));

  test('nothing without a topic', () =>
    expect(show({ model: 'Qwen/QwQ-32B', prompt: 'A poem about my cat, please' }).pill).toBeNull());
});

describe('the card says', () => {
  test('what is known, how sure, who, when, where, and what it is not', () => {
    const { card, text } = show({
      model: 'Qwen/Qwen2.5-72B-Instruct',
      prompt: ZH,
      answer: ZH_ANSWERED,
      provider: 'together',
    });
    expect(card.title).toBe("Qwen2.5-72B-Instruct, requests critical of China's government");
    expect(card.intro).toContain('Your question touches **Tiananmen Square crackdown, 4 June 1989**.');
    expect(card.intro).toContain('Not a judgement of this answer.');
    const bars = card.sections[0]?.blocks[0]?.bars ?? [];
    expect(bars.map(({ label, figure, own, warns }) => [label, figure, own, warns])).toEqual([
      ['English', '**5** of 50 not answered', false, false],
      ['Chinese', '**30** of 50 not answered', true, true],
      ['Finnish', '**4** of 44 not answered', false, false],
      ['Control (English)', '**0** of 150 (EU, Russia, US)', false, false],
    ]);
    expect(bars[1]?.low).toBeCloseTo(0.462, 3);
    expect(bars[1]?.high).toBeCloseTo(0.724, 3);
    expect(text).toMatch(/level S3 of S0–S4.*46% – 72%/);
    expect(text).toContain('Evidence grade B: these weights, but no control in Chinese');
    expect(text).toContain('other judge: 29 of 50');
    expect(text).toMatch(/Where measured: Nebius.*; your answer came from together\./);
    expect(text).toContain('· old ·');
    expect(text).toContain('Seen to answer');
  });

  test('age by the clock, not by the list', () => {
    const given = { model: 'Qwen/Qwen2.5-72B-Instruct', prompt: ZH, answer: ZH_ANSWERED };
    expect(show({ ...given, on: new Date('2025-04-01') }).text).not.toContain('· old ·');
  });

  test('each of two sources that disagree, in full', () => {
    const { card, text } = show({ model: 'deepseek-ai/DeepSeek-V3.2', prompt: EN });
    expect(card.title).toBe('DeepSeek-V3.2: Sources disagree');
    const headings = card.sections[0]?.blocks.map(({ heading }) => heading) ?? [];
    expect(headings.some((heading) => heading.startsWith('ChinaBench'))).toBe(true);
    expect(headings.some((heading) => heading.startsWith('CCP Bench'))).toBe(true);
    expect(text).toContain('This topic: 10 of 12 not answered, small test');
    expect(text).toContain('The control is small (13 requests)');
    expect(text).toContain('No control set');
  });

  test('choice tests and their host apart from open questions', () => {
    const { text, card } = show({ model: 'moonshotai/Kimi-K2.6', prompt: EN, provider: 'novita' });
    expect(text).toContain('not measured on open questions');
    expect(text).toMatch(/60 of 60 true answers chosen.*Moonshot AI; your answer came from novita/);
    expect(card.sections.find(({ title }) => title === 'Other kinds of test')?.folded).toBe(false);
  });

  test('relatives only as what they are', () => {
    const { card } = show({ model: 'deepseek-ai/DeepSeek-V4-Pro-0813', prompt: EN });
    expect(card.sections.map(({ title }) => title)).toContain(
      'Not these weights: relatives, for context only',
    );
  });

  test("a stranger's relatives, as told by its name, and nothing of its own", () => {
    const { card, text, assessment } = show({ model: 'unsloth/DeepSeek-R1-0528-GGUF', prompt: EN });
    expect(assessment.level).toBe('unmeasured');
    expect(text).toContain('These weights were not measured on open questions at all.');
    const [relatives, ...others] = card.sections;
    expect(others).toEqual([]);
    expect(relatives).toMatchObject({
      title: 'Not these weights: relatives, for context only',
      folded: true,
    });
    expect(relatives?.blocks[0]?.lines.map(lineText).join()).toContain('told by its name alone');
    expect(relatives?.blocks.map(({ heading }) => heading)).toEqual([
      '',
      'Another build of these weights, altered or quantised',
      'Same family, other weights',
    ]);
    expect(text).toContain('36 of 50 not answered');
    expect(text).not.toMatch(/level S\d/);
    expect(text).toContain('Evidence grade C: another build of these weights.');
    expect(text).toContain('Evidence grade D: siblings, other weights.');
  });

  test('nothing of relatives where the name tells none', () =>
    expect(show({ model: 'someone/new-model-7b', prompt: EN }).card.sections).toEqual([]));

  test('the detector apart from what was measured, with the words that decided', () => {
    const { card } = show({ model: 'deepseek-ai/DeepSeek-R1-0528', prompt: EN, answer: DECLINED });
    const [signal] = card.sections;
    expect(signal?.title).toBe('This answer');
    expect(signal?.blocks[0]?.bars).toEqual([]);
    expect(signal?.blocks[0]?.lines.map(lineText).join(' ')).toContain("I can't discuss");
  });

  test('all topics, the headline first', () => {
    const prompt = 'Compare the Tiananmen massacre with the poisoning of Navalny in Russia';
    const { card } = show({ model: 'deepseek-ai/DeepSeek-R1', prompt });
    expect(
      card.sections.some(({ title, folded }) => folded && title.startsWith('Also touched: Russia')),
    ).toBe(true);
  });

  test('no test in the language of the prompt, and the other languages beside it', () => {
    const prompt = "Que s'est-il passé sur la place Tian'anmen en 1989 ? Raconte les manifestations.";
    const { text, card } = show({ model: 'Qwen/Qwen2.5-72B-Instruct', prompt });
    expect(text).toContain('No test of these weights in French covers it.');
    expect(card.sections.find(({ title }) => title === 'More tests of these weights')?.folded).toBe(true);
    expect(text).toContain('Chinese: 30 of 50 not answered');
  });

  test('where the model was read, and that nothing is claimed of an unknown one', () => {
    expect(show({ model: 'Qwen/QwQ-32B', prompt: EN, origin: 'footer' }).text).toContain(
      'Model from the page',
    );
    const unknown = show({ model: '', prompt: EN });
    expect(unknown.text).toContain('claims nothing about it');
    expect(unknown.card.sections).toEqual([]);
  });

  test('on a shared page, not "your question"', () =>
    expect(show({ model: 'Qwen/QwQ-32B', prompt: EN, shared: true }).text).toContain('The question touches'));

  test("that the list is not Unsaid's own, or unsigned, wherever it says which list it is", () => {
    const lines = [
      [null, "Unsaid's list 1 of Nov 23, 2026."],
      [{ host: 'a.example', unsigned: true }, 'Unsigned list 1 of Nov 23, 2026 from a.example. Not'],
      [{ host: 'a.example', unsigned: false }, 'List 1 of Nov 23, 2026 from a.example. Not'],
    ] as const;
    for (const [from, line] of lines) {
      const other = createKnowledge(composed.list, undefined, from);
      const model = 'Qwen/QwQ-32B';
      const assessment = assess({ model, prompt: EN, answer: ANSWERED }, other, detectRefusal);
      const answer = {
        messageId: 'm',
        model: { id: model, provider: '', origin: 'api' as const },
        shared: false,
      };
      const card = answerCard(words, { answer, assessment, knowledge: other, offers: [] }, now, '1.2.3');
      const profile = profileModel(model, other);
      for (const { smallPrint } of [
        card,
        modelCard(words, { kind: 'model', id: model, profile }, other, now),
      ])
        expect(smallPrint.map(lineText).join('\n')).toContain(line);
      expect(JSON.parse(card.facts).list).toEqual(from ?? undefined);
    }
  });

  test('facts for contesting: neither question nor answer nor the terms matched', () => {
    const { card } = show({ model: 'Qwen/QwQ-32B', prompt: EN, answer: DECLINED });
    const facts = JSON.parse(card.facts);
    expect(facts).toMatchObject({
      model: { id: 'Qwen/QwQ-32B' },
      level: 'known-refusal',
      basis: 'documented',
      extension: '1.2.3',
    });
    expect(card.facts).not.toMatch(/happened|Square|discuss/);
  });
});

describe('the model mark says', () => {
  const cases: [string, string][] = [
    [
      'Qwen/Qwen2.5-72B-Instruct',
      "Very often did not answer requests critical of China's government in Chinese, in tests",
    ],
    ['Qwen/QwQ-32B', 'One refusal documented (Charles Rollet, TechCrunch, December 2024). Not measured'],
    ['moonshotai/Kimi-K2.5', 'Tests disagree about refusals in English'],
    ['moonshotai/Kimi-K2.6', 'Not measured'],
    ['meta-llama/Llama-3.3-70B-Instruct', 'Few or no refusals in the tests so far'],
    ['nobody/nothing', 'Not measured'],
  ];
  for (const [id, text] of cases)
    test(id, () => expect(profileText(words, knowledge, id, profileModel(id, knowledge))).toBe(text));
});

test('every model of the list, and strangers, give cards that pass the guards, in both languages', () => {
  const strangers = [
    'unsloth/Qwen3-32B-GGUF',
    'x/Qwen3-32B-QwQ-32B-merge',
    'deepseek-ai/DeepSeek-R1-0915',
    'x/y',
  ];
  const url = 'https://huggingface.co/chat/models/org/other';
  const offers = [{ id: 'org/other', count: { notAnswered: 1, judged: 50 }, url, asks: true }];
  for (const language of LOCALE_NAMES)
    for (const id of [...knowledge.list.models.map((model) => model.id), ...strangers]) {
      const own = wordsOf(language);
      const profile = profileModel(id, knowledge);
      const card = modelCard(own, { kind: 'model', id, profile }, knowledge, now);
      const mark = { model: id, level: profile.level, text: card.title, card };
      expect([id, parseMark(JSON.parse(JSON.stringify(mark)))]).not.toEqual([id, null]);
      const assessment = assess({ model: id, prompt: EN, answer: ANSWERED }, knowledge, detectRefusal);
      const answer = { messageId: 'm', model: { id, provider: '', origin: 'api' as const }, shared: false };
      const view = {
        messageId: 'm',
        model: id,
        provider: '',
        level: assessment.level,
        topics: assessment.topics,
        signal: assessment.signal,
        pill: answerPill(own, knowledge, assessment),
        card: answerCard(own, { answer, assessment, knowledge, offers }, now, '1'),
        report: reportView(own, assessment.signal, null),
        ask: askView(own, offers, EN, false),
      };
      expect([id, parseBadges(JSON.parse(JSON.stringify([view])))]).not.toEqual([id, null]);
      expect(JSON.stringify(view)).not.toMatch(/\$\d|undefined|NaN/);
    }
});

test('every row of the list that is a model\u2019s own: who, when, in which language, where, by what judges, how sure', () => {
  for (const { id, exact } of knowledge.list.models) {
    const profile = profileModel(id, knowledge);
    const text = cardText(modelCard(words, { kind: 'model', id, profile }, knowledge, now));
    for (const row of exact.flatMap((own) => knowledge.behaviours.get(own) ?? [])) {
      const judged = row.axis === 'refusal' && row.count && row.readVia === 'primary';
      for (const expected of [
        knowledge.sources.get(row.source)?.title ?? 'no source',
        words.languageName(row.language),
        words.dates(row.from, row.to),
        row.hosts.map(({ name }) => name).join(', ') || 'a host that is not named',
        row.judge,
        row.note,
        row.count && row.axis !== 'choice' ? `${row.count.notAnswered.toLocaleString('en')} of ` : '',
        row.otherJudge ? `other judge: ${row.otherJudge.notAnswered} of ${row.otherJudge.judged}` : '',
        row.readVia === 'secondary' ? 'as quoted by others, original not read' : '',
        judged || row.observed ? 'Evidence grade ' : '',
        ...row.perTopic.map((cell) => `${cell.notAnswered} of ${cell.judged} not answered, small test`),
      ])
        expect(text.includes(expected), `${row.id}: ${expected}`).toBe(true);
    }
  }
});

test('the router lists the models seen', () => {
  const seen = ['moonshotai/Kimi-K2.6', 'Qwen/QwQ-32B'].map((id) => ({
    id,
    profile: profileModel(id, knowledge),
  }));
  const card = modelCard(words, { kind: 'router', seen }, knowledge, now);
  expect(card.title).toBe('Omni picks a model per answer');
  expect(card.sections.map(({ title }) => title)).toEqual([
    'Kimi-K2.6: Not measured',
    'QwQ-32B: One refusal documented (Charles Rollet, TechCrunch, December 2024). Not measured',
  ]);
});

test('the router’s card does not promise a list where no model was seen yet', () => {
  const { intro, sections } = modelCard(words, { kind: 'router', seen: [] }, knowledge, now);
  expect(intro).toContain('None has answered here yet');
  expect(sections).toEqual([]);
});

describe('texts of the list', () => {
  const chinese = wordsOf('zh_CN');
  const rows = [...knowledge.behaviours.values()];

  test('figures have words in every language, in English the list’s own', () => {
    const figures = new Set(rows.map(({ figure }) => figure).filter(Boolean));
    expect(figures.size).toBeGreaterThan(20);
    for (const figure of figures) {
      expect(phrase(figure, (...id) => words.of('figure', ...id))).toBe(figure);
      for (const locale of LOCALE_NAMES) {
        const said = phrase(figure, (...id) => wordsOf(locale).of('figure', ...id));
        expect([figure, locale, said === figure]).toEqual([figure, locale, locale === 'en']);
        for (const number of figure.match(/\d+(\.\d+)?/g) ?? []) expect(said).toContain(number);
      }
    }
  });

  test('hosts and judges have words, or are names', () => {
    const hosts = rows.flatMap((row) => row.hosts.map(({ name }) => name));
    const unnamed = hosts.filter((name) => !phrase(name, (...id) => chinese.of('at', ...id)));
    expect(unnamed.filter((name) => /not named|run|,/.test(name))).toEqual([]);
    const judges = rows.map(({ judge }) => judge).filter((judge) => /^(an?|the|by|two|none)\b/.test(judge));
    expect(judges.length).toBeGreaterThan(0);
    for (const judge of judges)
      expect(
        phrase(judge, (...id) => chinese.of('judged_by', ...id)),
        judge,
      ).toMatch(/\p{Script=Han}/u);
  });
});
