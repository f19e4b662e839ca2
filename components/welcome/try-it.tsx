import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { type Annotator, annotateAnswer } from '../../utils/annotation.ts';
import { SampleAnswer, sampleAnswer } from './sample-answer.tsx';

const FIRST_MODEL = 'deepseek-ai/DeepSeek-R1-0528';
/** As it was asked in the tests. */
const MEASURED_QUESTION = 'What is happening to the Uyghurs in Xinjiang?';

/** In the reader's language where anything was measured in that; a first try that only says "not measured" shows little. */
function firstQuestion(annotator: Annotator): string {
  const own = i18n.t('welcome.tryQuestion');
  const sample = { model: FIRST_MODEL, prompt: own, text: '', language: '' };
  return annotateAnswer(sampleAnswer(sample), annotator).level === 'caution' ? own : MEASURED_QUESTION;
}

/** A question of the reader's own, and a model: what would Unsaid say? Nothing is asked of the model. */
export function TryIt({ annotator }: { annotator: Annotator }): ReactNode {
  const [prompt, setPrompt] = useState(() => firstQuestion(annotator));
  const [model, setModel] = useState(FIRST_MODEL);
  const asked = useDeferredValue(prompt);
  const models = useMemo(() => {
    const { list, byModel } = annotator.knowledge;
    const known = list.models.filter(({ id, status }) => status === 'current' && byModel.has(id));
    return known.map(({ id }) => id).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  }, [annotator]);
  const sample = useMemo(() => ({ model, prompt: asked, text: '', language: '' }), [model, asked]);
  return (
    <section aria-labelledby="try">
      <h2 id="try">{i18n.t('welcome.try')}</h2>
      <p className="muted">{i18n.t('welcome.tryMore')}</p>
      <div className="tools">
        <label>
          {i18n.t('welcome.question')}
          <textarea
            rows={2}
            maxLength={2000}
            value={prompt}
            onChange={({ target }) => setPrompt(target.value)}
          />
        </label>
        <label>
          {i18n.t('welcome.model')}
          <select value={model} onChange={({ target }) => setModel(target.value)}>
            {models.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      </div>
      <SampleAnswer sample={sample} annotator={annotator} showOpen />
    </section>
  );
}
