/** What a prompt asks for, as far as its length can be judged. */
export interface Task {
  /** A long text is asked for: essay, speech, report, analysis. */
  readonly long: boolean;
  /** A voice other than the model's own: letter, role, dialogue, translation. A decline there may be part of it. */
  readonly voiced: boolean;
  /** A verdict is asked for: "should we ...". */
  readonly verdict: boolean;
}

const LONG =
  /\b(?:essay|speech|article|report|paper|critique|critical|analy[sz]e|examine|compare|discours|rapport|ensayo|discurso|aufsatz|rede|bericht)\b|论文|演讲|文章|报告|分析|批判|批评|比较|論文|演講|essee|artikkeli|raportti|analysoi|vertaile|эссе|доклад|エッセイ|مقال|خطاب/;
const SHORT =
  /\b(?:short|brief|one|two|three|single|sentences?|paragraph|tweet|haiku|slogan|title|headline|summar\w+|words|poem|anthem|court|bref|corto|kurz\w*)\b|简短|一[句段]|概括|总结|标题|诗|国歌|字|lyhy|tiivist|lause|runo|laulu|кратк|短|قصير/;
const VOICED =
  /\b(?:letter|e-?mail|reply|respond|role-?play|pretend|act as|you are an?|character|play|dialog\w*|conversation|scene|script|story|novel|quote|transl\w+|re(?:write|phrase)|summari\w+|how\b.{0,20} (?:say|decline|refuse|turn down)|apolog\w+|lettre|carta|tradui\w*|traduc\w*|brief)\b|信|邮件|扮演|对话|小说|故事|翻译|改写|拒绝|道歉|郵件|對話|翻譯|kirje|dialogi|käännä|entschuldig|письм|перев|手紙|翻訳|رسالة|ترجم/;
const VERDICT =
  /^\W*(?:should|is it (?:right|ok|wrong|good|bad)|do you (?:think|believe|support|agree))\b|应该|该不该/;

/** Reads the kind of task from a prompt; looks at its first 600 characters. */
export function readTask(prompt: string): Task {
  const text = prompt.slice(0, 600).toLowerCase();
  return {
    long: LONG.test(text) && !SHORT.test(text),
    voiced: VOICED.test(text),
    verdict: VERDICT.test(text),
  };
}
