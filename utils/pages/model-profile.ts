import { ownBehaviours } from '../assess.ts';
import { profileModel } from '../assess-model.ts';
import type { CardView } from '../badge/view.ts';
import { relativesOf, resolveModel } from '../knowledge/resolve-model.ts';
import type { Model } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { profileText } from '../wording/mark-words.ts';
import { modelCard } from '../wording/model-card.ts';
import { pick } from '../wording/scene.ts';
import type { Words } from '../wording/words.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface ModelProfilePage {
  readonly id: string;
  /** Null: the list does not have it; what follows then rests on its name alone. */
  readonly model: Model | null;
  /** What is known over all topics and languages, in one line. */
  readonly text: string;
  readonly card: CardView;
  /** Sources of its own rows, by title. */
  readonly sources: readonly { readonly id: string; readonly title: string }[];
  /** Whether anything but its relatives is known. */
  readonly hasOwn: boolean;
  readonly hasRelatives: boolean;
  readonly verdict: Verdict;
}

/** Everything the list has on one model: what the card of the active model says, with its sources. */
export function modelProfile(id: string, knowledge: Knowledge, words: Words, now: Date): ModelProfilePage {
  const model = resolveModel(id, knowledge.models);
  const profile = profileModel(id, knowledge);
  const own = ownBehaviours(id, knowledge);
  const { variant, family_context, lineage_context } = relativesOf(id, knowledge.models);
  const used = pick(knowledge.sources, [...new Set(own.map(({ source }) => source))]);
  return {
    id: model?.id ?? id,
    model,
    text: profileText(words, knowledge, id, profile),
    card: modelCard(words, { kind: 'model', id: model?.id ?? id, profile }, knowledge, now),
    sources: used.map(({ id, title }) => ({ id, title })).sort((a, b) => (a.title < b.title ? -1 : 1)),
    hasOwn: own.length > 0,
    verdict: verdictOf(profile.level, own),
    hasRelatives: variant.length + family_context.length + lineage_context.length > 0,
  };
}
