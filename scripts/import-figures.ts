import type { BehaviourSourceRecord } from '../knowledge/build/source-schema.ts';
import { metric, type Observation } from './import-evidence-rows.ts';

/** CCP Bench's names of its topics (coverage table of the evidence's README). */
const CCP_BENCH_TOPICS: Readonly<Record<string, readonly string[]>> = {
  censorship_surveillance: ['great_firewall_censorship', 'surveillance_social_credit'],
  covid: ['covid_origins_whistleblowers'],
  dissidents: ['liu_xiaobo_dissidents'],
  falun_gong: ['falun_gong'],
  hong_kong: ['hong_kong'],
  mao_era: ['cultural_revolution_mao', 'great_leap_famine'],
  taiwan: ['taiwan_status'],
  tiananmen: ['tiananmen_1989'],
  tibet: ['tibet_dalai_lama'],
  xi_jinping: ['xi_jinping'],
  xinjiang: ['xinjiang_uyghurs'],
};
/** Below this a cell is not shown as a rate. */
const MIN_CELL = 10;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Two judges averaged give halves; anything further off means that rate and n don't belong together. */
function toHalves(value: number, key: string): number {
  const halves = Math.round(value * 2) / 2;
  if (Math.abs(halves - value) > 0.02) throw new Error(`${key}: ${value} is no half count`);
  return halves;
}

function cells(row: Observation): NonNullable<BehaviourSourceRecord['perTopic']> {
  const byTopic = row.metrics.refusal_by_topic as Record<string, { rate: number; n: number }>;
  return Object.entries(byTopic)
    .filter(([, cell]) => cell.n >= MIN_CELL)
    .map(([name, cell]) => {
      const topics = CCP_BENCH_TOPICS[name];
      if (!topics) throw new Error(`${row.key}: topic ${name} is not in the coverage table`);
      return {
        topics: [...topics],
        notAnswered: toHalves(cell.rate * cell.n, `${row.key} ${name}`),
        judged: cell.n,
      };
    })
    .sort((a, b) => ((a.topics[0] ?? '') < (b.topics[0] ?? '') ? -1 : 1));
}

/** CCP Bench measured refusal, omission and framing of the same answers: three rows, never blended. */
export function ccpBench(
  own: BehaviourSourceRecord,
  subject: string,
  row: Observation,
): BehaviourSourceRecord[] {
  const judged = metric(row, 'non_china_control_n');
  const control = toHalves(metric(row, 'non_china_control_refusal_rate') * judged, row.key);
  const note = 'Provisional: not checked by people.';
  const { count: _count, ...described } = own;
  return [
    {
      ...own,
      control: { notAnswered: control, judged, language: own.language, testSets: ['ccp-bench-control'] },
      perTopic: cells(row),
      note: `${note} Half counts: two judges averaged.`,
    },
    {
      ...described,
      id: `${subject}/omission/${own.language}`,
      axis: 'omission',
      figure: `${percent(metric(row, 'omission_share_of_required_facts'))} of required facts left out (control ${percent(metric(row, 'non_china_control_omission'))}, ${judged} questions)`,
      note:
        own.language === 'zh-Hans' && metric(row, 'non_china_control_omission') > 0.5
          ? `${note} In Chinese the control questions lose over half of their facts too: the figure says little by itself.`
          : note,
    },
    {
      ...described,
      id: `${subject}/framing/${own.language}`,
      axis: 'framing',
      figure: `${metric(row, 'narrative_alignment_score_0_100').toFixed(1)} of 100 on a scale of agreement with the state's account`,
      note,
    },
  ];
}

const signed = (value: number, digits: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;

/** Percentage points; one decimal, two where one would lose which side of nothing it is. */
const points = (value: number): string => signed(value, Math.abs(value) < 0.1 ? 2 : 1);

function homeMinusForeign(
  own: BehaviourSourceRecord,
  subject: string,
  row: Observation,
): BehaviourSourceRecord {
  const interval = row.metrics.home_minus_away_ci95_pp as [number, number];
  const { count: _count, ...described } = own;
  return {
    ...described,
    id: `${subject}/context/mul`,
    language: 'mul',
    axis: 'context',
    figure: `${points(metric(row, 'home_minus_away_refusal_pp'))} points refused on issues of the maker's own country against others [${points(interval[0])} to ${points(interval[1])}], languages pooled`,
    note: 'Working data that its authors are still changing.',
  };
}

/** The rows of one observation with figures, counts and notes in our words. */
export function figures(
  own: BehaviourSourceRecord,
  subject: string,
  row: Observation,
): BehaviourSourceRecord[] {
  const n = row.n ?? 0;
  const complete = row.complete ?? 0;
  const evasive = row.evasive ?? 0;
  const denial = row.denial ?? 0;
  const one = (more: Partial<BehaviourSourceRecord>): BehaviourSourceRecord[] => [{ ...own, ...more }];
  switch (row.source_id) {
    case 'caisi-deepseek-2025':
      return one({ figure: `${metric(row, 'echo_rate_pct')} % of answers repeated the state's account` });
    case 'caisi-kimi-k2-thinking-2025':
      return one({
        figure: `about ${metric(row, 'echo_rate_pct_approx')} % of answers repeated the state's account`,
      });
    case 'ccpval':
      return one({
        figure: `mean stance ${signed(metric(row, 'mean_alignment_minus5_plus5'), 2)} on a scale from −5 (against the Party's line) to +5 (with it)`,
        note: row.model_raw === 'Qwen3-235B' ? 'The source does not say which Qwen3-235B.' : '',
      });
    case 'ceias-2026':
      return one({
        figure: "about one in three answers on other countries' politics carried the Party's messages",
      });
    case 'deccp-2024':
      return one({ figure: `${n} prompts collected because this model declined them; not a rate` });
    case 'ellamind-censorship':
      return one({ figure: `${complete} of ${n} cases passed the rubric` });
    case 'frank-2026':
      return frank(own, row);
    case 'freedombench':
      return one({
        count: { notAnswered: n - complete, judged: n },
        figure:
          complete === n
            ? `${complete} of ${n} right letters`
            : `${complete} of ${n} right letters; ${evasive} wrong, ${denial} without an answer`,
      });
    case 'llmcensor':
      return one({ note: 'Number of prompts inferred from published percentages; a 4-bit build.' });
    case 'promptfoo-2025':
      return one({ note: 'Refusals detected by form: output without reasoning.' });
    case 'refusal-audit-v2':
      return [
        { ...own, note: 'Working data that its authors are still changing. Dated by its snapshot.' },
        homeMinusForeign(own, subject, row),
      ];
    case 'state-media-audit-2026':
      return one({ note: 'Refused in English, Chinese or both.' });
    case 'techcrunch-2024':
      return one(techCrunch(denial > 0));
    case 'tseng-2026':
      return one({ note: tsengNote(row) });
    default:
      return one({});
  }

  function frank(base: BehaviourSourceRecord, from: Observation): BehaviourSourceRecord[] {
    if (from.axis === 'framing')
      return one({ figure: `${evasive} of ${n} answers in the state's framing, ${denial} refused` });
    if (from.topic_set !== 'ccp_chinese_16') return one({});
    const { count: _count, ...described } = base;
    return [
      { ...base, note: 'Too few prompts for a rate of their own.' },
      {
        ...described,
        id: base.id.replace('/chinese-16/', '/chinese-16-framing/'),
        axis: 'framing',
        judge: 'gemini-3-flash-preview',
        figure: `mean ${metric(from, 'mean_framing_score_1_5').toFixed(2)} on a scale from 1 to 5 (5 = the state's account in full)`,
      },
    ];
  }
}

const techCrunch = (refused: boolean): Partial<BehaviourSourceRecord> => ({
  url: 'https://techcrunch.com/?s=Hugging+Face+CEO+concerns+Chinese+open+source+AI+models',
  hosts: [{ name: 'HuggingChat', answers: refused ? 1 : null }],
  observed: refused ? 'refused' : 'answered',
  figure: refused
    ? 'declined a question about the Tiananmen Square protests (one question)'
    : 'no sign of withholding on Tiananmen or similar subjects (number of questions not given)',
  note: refused
    ? "The article names QwQ-32B; by the dates it was probably QwQ-32B-Preview, so it's attached to both. No rate exists for either."
    : '',
});

function tsengNote(row: Observation): string {
  const sovereignty = metric(row, 'on_task_pct_sovereignty(n=39)');
  const split = `Prompts about sovereignty: ${sovereignty} % did the task; the others: ${metric(row, 'on_task_pct_other').toFixed(1)} %.`;
  const blocked = row.moderation_error ?? 0;
  return [
    split,
    blocked > 0 ? `${blocked} of ${row.n} were blocked by the API's own filter.` : '',
    row.model_raw.startsWith('deepseek') ? 'That the API served V3.2 is the statement of the author.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
