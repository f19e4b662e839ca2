import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** What a model says: the text, its reasoning before it, tools it runs on the way, or that it fails. */
export interface ScriptedAnswer {
  readonly answer: string;
  readonly think?: string;
  readonly tools?: readonly { readonly name: string; readonly text: string; readonly at: number }[];
  readonly error?: boolean;
  /** Multiplies the pauses between chunks of this answer; 1 when absent. */
  readonly pace?: number;
}

interface AnswerRule extends Omit<ScriptedAnswer, 'answer'> {
  /** Any of these, in any case, in the prompt; none: every prompt. */
  readonly prompt: readonly string[];
  /** And any of these: tells languages apart that write the name alike. Such rules are tried before all others. */
  readonly also?: readonly string[];
  readonly models?: readonly string[];
  /** Several: the first answer, then what each retry says. */
  readonly answer: string | readonly string[];
  /** Tried after every rule without it. */
  readonly last?: boolean;
}

interface PickRule {
  readonly prompt: readonly string[];
  readonly model: string;
  readonly route: string;
}

/** One prompt of a scripted conversation; without `answer` the rules give it. */
export interface ScriptedTurn extends Partial<ScriptedAnswer> {
  readonly prompt: string;
  /** Model that wrote it, where that is not the conversation's: the router's pick, or the one before a switch. */
  readonly by?: string;
  readonly route?: string;
  readonly interrupted?: boolean;
  /** Further answers to the same prompt, as branches; the last one is shown and goes on. */
  readonly retries?: readonly (Partial<ScriptedAnswer> & { readonly by?: string; readonly route?: string })[];
  /** An earlier wording of the prompt, as a branch beside this one. */
  readonly earlierWording?: string;
}

export interface ScriptedConversation {
  /** Handle for tests. */
  readonly name: string;
  /** 24 hex digits, or 7 characters for a shared snapshot. */
  readonly id: string;
  readonly title: string;
  readonly model: string;
  readonly turns: readonly ScriptedTurn[];
  /** Says the turns this many times over, numbering the prompts. */
  readonly repeat?: number;
  /** Belongs to another session: 403 from the API, a redirect for the page. */
  readonly foreign?: boolean;
}

interface FixtureFile {
  readonly picks?: readonly PickRule[];
  readonly answers?: readonly AnswerRule[];
  readonly conversations?: readonly ScriptedConversation[];
}

export interface Script {
  readonly conversations: readonly ScriptedConversation[];
  /** The answer of `model` to `prompt`; `attempt` counts retries from 0. Every prompt has one. */
  answerTo(prompt: string, model: string, attempt: number): ScriptedAnswer;
  /** Which model the router picks for `prompt`, by which route. */
  pickFor(prompt: string): { model: string; route: string };
}

/** Reads every `fixtures/*.json`, in order of file name. @throws when a file is not JSON. */
export function readScript(extra: readonly ScriptedConversation[] = []): Script {
  const files = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): FixtureFile => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')));
  const rules = files.flatMap((file) => file.answers ?? []);
  const rank = ({ also, last }: AnswerRule) => (also ? 0 : last ? 2 : 1);
  const answers = rules.toSorted((a, b) => rank(a) - rank(b));
  const picks = files.flatMap((file) => file.picks ?? []);
  return {
    conversations: [...files.flatMap((file) => file.conversations ?? []), ...extra],
    answerTo(prompt, model, attempt) {
      const rule = answers.find(
        (rule) =>
          mentions(prompt, rule.prompt) &&
          mentions(prompt, rule.also ?? []) &&
          (!rule.models || rule.models.includes(model)),
      );
      if (!rule) throw new Error(`fixtures: no answer rule for ${model} and "${prompt}"`);
      return { ...rule, answer: variant(rule.answer, attempt) };
    },
    pickFor(prompt) {
      const pick = picks.find((rule) => mentions(prompt, rule.prompt));
      return { model: pick?.model ?? 'moonshotai/Kimi-K2.6', route: pick?.route ?? 'default' };
    },
  };
}

function mentions(prompt: string, words: readonly string[]): boolean {
  const text = ` ${prompt.toLowerCase()} `;
  return words.length === 0 || words.some((word) => text.includes(word.toLowerCase()));
}

function variant(answer: string | readonly string[], attempt: number): string {
  if (typeof answer === 'string') return answer;
  return answer[attempt % answer.length] ?? '';
}
