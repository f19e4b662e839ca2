import { assess } from './assess.ts';
import { profileModel } from './assess-model.ts';
import type { Assessment } from './assess-types.ts';
import type { BadgeView, HintView, MarkView } from './badge/view.ts';
import { type BadgeChoices, SHOW_ALL } from './badge-choices.ts';
import type { HintChoices } from './hint-choices.ts';
import { askAnotherUrl } from './huggingchat/routes.ts';
import type { ActiveModel, Answer } from './huggingchat/types.ts';
import type { Knowledge } from './knowledge-index.ts';
import { modelsThatAnswer } from './other-models.ts';
import type { RefusalDetector } from './refusal/types.ts';
import type { OutboxRow } from './reports/outbox.ts';
import { isMutedModel, shownOf } from './shown.ts';
import { answerCard } from './wording/answer-card.ts';
import { askView } from './wording/ask-view.ts';
import { markText } from './wording/mark-words.ts';
import { modelCard } from './wording/model-card.ts';
import { answerPill, topicText } from './wording/pill.ts';
import { reportView } from './wording/report-view.ts';
import { shortName } from './wording/scene.ts';
import type { ActiveModelView, Offer } from './wording/types.ts';
import type { Words } from './wording/words.ts';

/** What an annotation is made with, beside the answer itself. */
export interface Annotator {
  readonly knowledge: Knowledge;
  readonly detect: RefusalDetector;
  readonly words: Words;
  readonly now: Date;
  readonly extensionVersion: string;
  /** What the reader wants to see; without it, everything. */
  readonly choices?: BadgeChoices;
}

/**
 * What is concluded about one answer of the page, whatever of it shows; null where the list has switched badges off. Pure.
 *
 * @param without topics that count as not recognised
 */
export function assessAnswer(
  answer: Answer,
  { knowledge, detect }: Annotator,
  without: readonly string[] = [],
): Assessment | null {
  const { prompt, earlierPrompts, text, reasoning, model } = answer;
  const { killSwitches } = knowledge.list;
  if (killSwitches.includes('badges')) return null;
  // Without the detector nothing is said of the answer itself: as if only the prompt were there.
  const judged = killSwitches.includes('detector') ? '' : text;
  return assess(
    {
      prompt,
      context: earlierPrompts,
      answer: judged,
      reasoning,
      model: model.id,
      provider: model.provider,
      without,
    },
    knowledge,
    detect,
  );
}

/**
 * Assesses one answer and puts the result into words: everything the page's badge shows. Pure.
 *
 * @param row the reader's report of this answer, where there is one
 */
export function annotateAnswer(
  answer: Answer,
  annotator: Annotator,
  row: OutboxRow | null = null,
): BadgeView {
  const { knowledge, words, now, extensionVersion, choices = SHOW_ALL } = annotator;
  const { messageId, model } = answer;
  const concluded = assessAnswer(answer, annotator);
  // The page's hooks say what is concluded; what shows is the reader's choice.
  const { level, topics, signal } = concluded ?? NOTHING;
  const shown =
    concluded &&
    shownOf(concluded, model.id, choices, knowledge, (muted) => assessAnswer(answer, annotator, muted));
  const pill = shown && answerPill(words, knowledge, shown);
  const offers = shown ? offersFor(shown, answer, knowledge, choices) : [];
  const card =
    pill && answerCard(words, { answer, assessment: shown, knowledge, offers }, now, extensionVersion);
  const report = reportView(words, signal, row);
  const ask = askView(words, offers, answer.prompt, !!shown?.level.endsWith('refusal'));
  return {
    messageId,
    model: model.id,
    provider: model.provider,
    level,
    topics,
    signal,
    pill,
    card,
    report,
    ask,
  };
}

/** Models offered for one answer. */
const MOST_OFFERS = 3;

/** Models to ask instead, best first; none where there is nothing to warn of. */
function offersFor(
  { level, topics, perTopic, language }: Assessment,
  { prompt, model }: Pick<Answer, 'prompt'> & { readonly model: Pick<Answer['model'], 'id'> },
  knowledge: Knowledge,
  { mutedModels }: BadgeChoices,
): Offer[] {
  const isWarning = level === 'caution' || level.endsWith('refusal');
  // Of an answer whose model is unknown there is no headline, but there are topics.
  const first = perTopic[0]?.topic ?? topics[0];
  if (!isWarning || first === undefined) return [];
  const about = [first, ...topics.filter((topic) => topic !== first)];
  return modelsThatAnswer(about, language, knowledge)
    .filter(({ id }) => id !== model.id && !isMutedModel(id, knowledge, mutedModels))
    .slice(0, MOST_OFFERS)
    .map((other) => ({ ...other, ...askAnotherUrl(other.id, prompt) }));
}

/**
 * What is said before a question is sent: that the model is known to be silent on it. Pure.
 *
 * @param draft what stands in the composer, with the prompts before it, oldest first
 * @returns null where nothing is known to warn of
 */
export function hintFor(
  { draft, context, model }: { draft: string; context: readonly string[]; model: string },
  { hiddenTopics }: HintChoices,
  { knowledge, detect, words, choices = SHOW_ALL }: Omit<Annotator, 'now' | 'extensionVersion'>,
): HintView | null {
  if (knowledge.list.killSwitches.includes('badges')) return null;
  const assessWithout = (without: readonly string[]) =>
    assess({ prompt: draft, context, answer: '', model, without }, knowledge, detect);
  // Which levels show beside answers says nothing of the hint: it has a switch of its own.
  const wanted = { ...choices, hiddenLevels: [] };
  const shown = shownOf(assessWithout([]), model, wanted, knowledge, assessWithout);
  const headline = shown?.perTopic[0];
  if (shown?.level !== 'caution' || !headline || hiddenTopics.includes(headline.topic)) return null;
  const offers = offersFor(shown, { prompt: draft, model: { id: model } }, knowledge, choices);
  return {
    topic: headline.topic,
    text: words.t('title_level', shortName(model), topicText(words, knowledge, headline)),
    ask: askView(words, offers, draft, false),
  };
}

const NOTHING: Pick<Assessment, 'level' | 'topics' | 'signal'> = {
  level: 'none',
  topics: [],
  signal: 'none',
};

/** What is known of the active model over all topics and languages, in words. Pure. */
export function describeModel(
  model: ActiveModel,
  { knowledge, words, now, choices = SHOW_ALL }: Omit<Annotator, 'detect' | 'extensionVersion'>,
): MarkView {
  const active = withProfiles(model, knowledge);
  const killed = knowledge.list.killSwitches.includes('model-mark');
  const muted = active.kind === 'model' && isMutedModel(active.id, knowledge, choices.mutedModels);
  return {
    model: active.kind === 'model' ? active.id : '',
    level: active.kind === 'model' ? active.profile.level : active.kind,
    text: killed || muted ? '' : markText(words, knowledge, active),
    card: modelCard(words, active, knowledge, now),
  };
}

function withProfiles(model: ActiveModel, knowledge: Knowledge): ActiveModelView {
  const withProfile = (id: string) => ({ id, profile: profileModel(id, knowledge) });
  if (model.kind === 'router') return { kind: 'router', seen: model.seen.map(withProfile) };
  return model.kind === 'model' ? { kind: 'model', ...withProfile(model.id) } : model;
}
