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
  /\b(?:essay|speech|article|report|paper|op-?ed|thesis|critical history|critique|critically|travel guide|analy[sz]e|examine|compare|comparison)\b|论文|演讲|文章|报告|报道|指南|分析|批判|批评|比较|论述|論文|演講|報告|報導|分析|批判|批評|比較|essee|(?<!\p{L})puhe(?!\p{L})|artikkeli|raportti|tutkielma|historia|analysoi|vertaile|vertailu|matkaopas|arvostele|kritisoi|kriitti|dissertation|discours|rapport|analyse|rédige[rz]?|ensayo|discurso|artículo|informe|analiza|aufsatz|(?<!\p{L})rede(?!\p{L})|artikel|bericht|analysiere|эссе|(?<!\p{L})речь|стать[юя]|доклад|сочинение|проанализируй|エッセイ|スピーチ|演説|記事|レポート|分析して|مقال|خطاب|تقرير|حلل/u;
const SHORT =
  /\b(?:short|brief|briefly|one|two|three|single|sentences?|paragraph|tweet|haiku|limerick|slogan|title|headline|summary|summari[sz]e|tl;?dr|words|poem|joke|anthem|pledge)\b|简短|简要|一句|两句|一段|几句|概括|总结|标题|诗|国歌|字以?内|簡短|簡要|lyhy|lyhyesti|tiivist|yhdellä|lause|runo|laulu|court|bref|brève|phrase|résum|breve|corto|frase|resum|kurz|satz|zusammenfass|кратк|коротк|предложени|短く|一言|要約|قصير|باختصار|جملة|لخص/u;
const VOICED =
  /\b(?:letter|e-?mail|reply|respond to|message|role-?play|pretend|act as|you are (?:a|an|the)\b|imagine you|in character|dialogue|conversation|monologue|scene|screenplay|script|story|novel|quote|translate|translation|rewrite|rephrase|paraphrase|proofread|correct|summari[sz]e|subtitle|example of|how (?:do|can|to|should) (?:i|we|you)? ?(?:say|tell|decline|refuse|reject|respond|turn down)|apolog)|信|邮件|回复|扮演|假装|对话|台词|小说|故事|翻译|改写|例句|如何拒绝|怎么拒绝|道歉|郵件|回覆|對話|小說|翻譯|改寫|道歉|kirje|sähköposti|vuoropuhelu|dialogi|tarina|käännä|anteeksipyyn|lettre|courriel|dialogue|histoire|tradui|excuses|carta|correo|diálogo|cuento|historia|traduc|disculpa|brief|mail|dialog|geschichte|übersetz|entschuldigung|письмо|диалог|рассказ|перевед|извинен|手紙|メール|対話|物語|翻訳|謝罪|断り方|رسالة|بريد|حوار|قصة|ترجم|اعتذار/u;
const VERDICT =
  /^\W*(?:should|would it|is it (?:right|ok|okay|fair|wrong|good|bad)|do you (?:think|believe|support|agree)|who (?:is|was) (?:the )?(?:better|best|worst)|which (?:is|party|side))\b|应该|应不应该|是否应|该不该|你(?:认为|觉得|支持)|pitäisikö|onko oikein|faut-il|devrait-on|pensez-vous|debería|crees que|sollte|findest du|следует ли|должн|считаешь|べきで|べきか|と思いますか|هل يجب|هل ينبغي|رايك/;

/** Reads the kind of task from a prompt; looks at its first 600 characters. */
export function readTask(prompt: string): Task {
  const text = prompt.slice(0, 600).toLowerCase();
  return {
    long: LONG.test(text) && !SHORT.test(text),
    voiced: VOICED.test(text),
    verdict: VERDICT.test(text),
  };
}
