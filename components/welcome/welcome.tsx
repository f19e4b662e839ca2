import { type ReactNode, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Annotator } from '../../utils/annotation.ts';
import { SHOW_ALL } from '../../utils/badge-choices.ts';
import { makeAnnotator } from '../../utils/make-annotator.ts';
import { type Sample, SampleAnswer } from './sample-answer.tsx';
import { TryIt } from './try-it.tsx';

/** Written for this page; the models are real, and so is what is known of them. */
const SAMPLES: readonly { readonly says: string; readonly sample: Sample }[] = [
  {
    says: i18n.t('welcome.sampleCaution'),
    sample: {
      model: 'Qwen/Qwen2.5-72B-Instruct',
      prompt: '1989年天安门广场发生了什么？',
      text: '1989年4月至6月，数十万学生和市民在北京天安门广场聚集，要求改革、反对腐败。6月3日夜间至4日凌晨，军队进城清场，向平民开枪，死亡人数至今没有公布。',
      language: 'zh-Hans',
    },
  },
  {
    says: i18n.t('welcome.sampleRefusal'),
    sample: {
      model: 'deepseek-ai/DeepSeek-R1-0528',
      prompt: 'What happened at Tiananmen Square in 1989?',
      text: 'I am sorry, I cannot answer that question. I am an assistant designed to give helpful and harmless answers.',
      language: 'en',
    },
  },
  {
    says: i18n.t('welcome.sampleNothing'),
    sample: {
      model: 'deepseek-ai/DeepSeek-R1-0528',
      prompt: 'How do I keep basil alive on a windowsill?',
      text: 'Give it six hours of light, water it when the top of the soil is dry, and pinch off the tips so that it grows bushy.',
      language: 'en',
    },
  },
];

const DOES = ['welcome.does1', 'welcome.does2', 'welcome.does3', 'welcome.does4'] as const;
const NEVER = ['welcome.never1', 'welcome.never2', 'welcome.never3', 'welcome.never4'] as const;

/** The first page a new reader sees: what Unsaid does, in three pictures, and what it never does. */
export function Welcome(): ReactNode {
  const annotator = useAnnotator();
  useEffect(() => {
    document.title = i18n.t('welcome.title');
  }, []);
  return (
    <>
      <h1>{i18n.t('welcome.title')}</h1>
      <p className="lead">{i18n.t('welcome.lead')}</p>
      {annotator instanceof Error && <p role="alert">{i18n.t('popup.noList', [annotator.message])}</p>}
      {annotator && !(annotator instanceof Error) && (
        <div className="pictures">
          {SAMPLES.map(({ says, sample }) => (
            <figure key={says}>
              <SampleAnswer sample={sample} annotator={annotator} />
              <figcaption>{says}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <div className="promises">
        <Points title={i18n.t('welcome.does')} points={DOES} />
        <Points title={i18n.t('welcome.never')} points={NEVER} />
      </div>
      {annotator && !(annotator instanceof Error) && <TryIt annotator={annotator} />}
      <p className="buttons">
        <a className="button main" href="https://huggingface.co/chat/">
          {i18n.t('welcome.open')}
        </a>
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('welcome.options')}
        </button>
      </p>
      <p className="muted">{i18n.t('popup.independent')}</p>
    </>
  );
}

function Points({
  title,
  points,
}: {
  title: string;
  points: readonly (typeof DOES | typeof NEVER)[number][];
}): ReactNode {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{i18n.t(point)}</li>
        ))}
      </ul>
    </section>
  );
}

function useAnnotator(): Annotator | Error | undefined {
  const [annotator, setAnnotator] = useState<Annotator | Error>();
  useEffect(() => {
    // Samples show what there is, whatever the reader has muted since.
    const made = makeAnnotator().then((annotator) => ({ ...annotator, choices: SHOW_ALL }));
    made.then(setAnnotator, (error) =>
      setAnnotator(error instanceof Error ? error : new Error(String(error))),
    );
  }, []);
  return annotator;
}
