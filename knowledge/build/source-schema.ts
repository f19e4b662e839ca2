import { behaviourShape, headerShape, modelShape } from '../../utils/knowledge/schema.ts';
import { BEHAVIOUR_ID } from '../../utils/knowledge/schema-limits.ts';
import { z } from '../../utils/zod.ts';

/** A record says only what is there; what a record leaves out has these values. */
export const behaviourSourceSchema = z.strictObject({
  ...behaviourShape,
  models: behaviourShape.models.default([]),
  count: behaviourShape.count.default(null),
  unreadable: behaviourShape.unreadable.default(0),
  control: behaviourShape.control.default(null),
  otherJudge: behaviourShape.otherJudge.default(null),
  perTopic: behaviourShape.perTopic.default([]),
  figure: behaviourShape.figure.default(''),
  observed: behaviourShape.observed.default(null),
  judge: behaviourShape.judge.default(''),
  hosts: behaviourShape.hosts.default([]),
  from: behaviourShape.from.default(''),
  to: behaviourShape.to.default(''),
  readVia: behaviourShape.readVia.default('primary'),
  note: behaviourShape.note.default(''),
});

/** `source/subject`: all behaviours whose ids begin with it. */
const subjects = z.array(z.string().regex(BEHAVIOUR_ID)).default([]);

export const modelSourceSchema = z.strictObject({
  ...modelShape,
  lineage: modelShape.lineage.default(null),
  note: modelShape.note.default(''),
  exact: subjects,
  documented: subjects,
  variant: subjects,
  family_context: subjects,
  lineage_context: subjects,
});
export type ModelSource = z.infer<typeof modelSourceSchema>;
export type ModelSourceRecord = z.input<typeof modelSourceSchema>;
export type BehaviourSourceRecord = z.input<typeof behaviourSourceSchema>;

/** `knowledge/list.json`: raised by hand with each published list, so that a build never reads the clock. */
export const listHeaderSchema = z
  .strictObject(headerShape)
  .refine(({ generated, expires }) => expires > generated, 'expires before it was made');
