import { type ReactNode, useEffect, useRef } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type Annotator, annotateAnswer } from '../../utils/annotation.ts';
import { type Badges, createBadges } from '../../utils/badge/badges.ts';
import { BADGE_CSS } from '../../utils/badge/css.ts';
import { readLabels } from '../../utils/badge/labels.ts';
import { setCss } from '../../utils/badge/stylesheet.ts';
import type { Answer } from '../../utils/huggingchat/types.ts';
import { openOptions } from '../../utils/own-page.ts';
import { modelHash } from '../../utils/pages/route.ts';
import { useSettings } from '../use-settings.ts';

/** A question, and what a model made of it. */
export interface Sample {
  readonly model: string;
  readonly prompt: string;
  /** Empty: nothing was answered yet. */
  readonly text: string;
  /** BCP 47 tag of both. */
  readonly language: string;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

interface Props {
  readonly sample: Sample;
  readonly annotator: Annotator;
  /** Also says that little is refused, or that nothing was measured. */
  readonly showOpen?: boolean;
}

/** A turn of a conversation as on HuggingChat, with the badge that really stands there. */
export function SampleAnswer({ sample, annotator, showOpen = false }: Props): ReactNode {
  const bubble = useRef<HTMLDivElement>(null);
  const badges = useRef<Badges>(null);
  const { theme } = useSettings();
  useEffect(() => {
    setCss(BADGE_CSS);
    const made = createBadges(readLabels(browser.i18n.getMessage as (key: string) => string), {
      onReport: async () => i18n.t('welcome.sampleOnly'),
      onUndo: () => {},
      onProfile: (model) => void openOptions(modelHash(model)),
      showOpen,
    });
    badges.current = made;
    return () => made.stop();
  }, [showOpen]);
  useEffect(() => {
    const isDark = () => theme === 'dark' || (theme === 'auto' && dark.matches);
    const follow = () => badges.current?.setTheme(isDark() ? 'dark' : 'light');
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme]);
  useEffect(() => {
    const view = badges.current?.render(annotateAnswer(sampleAnswer(sample), annotator));
    if (view) bubble.current?.append(view);
  }, [sample, annotator]);
  const { model, prompt, text, language } = sample;
  return (
    <div className="sample">
      <p className="prompt" lang={language}>
        {prompt}
      </p>
      <div className="bubble" ref={bubble}>
        <p className="muted small">{model.slice(model.indexOf('/') + 1)}</p>
        {text ? <p lang={language}>{text}</p> : <p className="muted">{i18n.t('welcome.noAnswer')}</p>}
      </div>
    </div>
  );
}

/** A sample as the page would give it. */
export const sampleAnswer = ({ model, prompt, text }: Sample): Answer => ({
  messageId: 'sample',
  prompt,
  earlierPrompts: [],
  text,
  reasoning: '',
  model: { id: model, provider: '', route: '', origin: 'link' },
  source: 'page',
  shared: false,
});
