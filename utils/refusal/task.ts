import { buildIndex, findTerms } from './lexicon/match.ts';

/** What a prompt asks for, as far as it can be judged by words. */
export interface Task {
  /** A long text is asked for: essay, speech, report, analysis. */
  readonly long: boolean;
  /** A voice other than the model's own: letter, role, dialogue, translation. A decline there may be part of it. */
  readonly voiced: boolean;
  /** A verdict is asked for: "should we ...". */
  readonly verdict: boolean;
  /** A short text is asked for in so many words. */
  readonly short: boolean;
  /** One side is to be argued: "in favour of", "persuasive", "defend". */
  readonly argues: boolean;
  /** Satire, parody, mockery. */
  readonly satire: boolean;
  /** A critical account is asked for. */
  readonly critical: boolean;
  /** A list or steps. */
  readonly list: boolean;
}

const LONG =
  /\b(?:essay|speech|article|report|paper|critique|critical|analy[sz]e|examine|compare|discours|rapport|ensayo|discurso|aufsatz|rede|bericht)\b|论文|演讲|文章|报告|分析|批判|批评|比较|論文|演講|essee|artikkeli|raportti|analysoi|vertaile|эссе|доклад|эксп|расследован|критику|речь|エッセイ|レポート|演説|論文|論説|مقال|خطاب|تحقيق|تقرير|نقدا|критическ|anal[iy]sa|redacta un|réquisitoire|essai|critica de|kritik (?:der|an)|puhe|kritiikki|长文|長文|演讲|檄文|宣言|manifest/;
const SHORT =
  /\b(?:short|brief|one|two|three|single|sentences?|paragraph|tweet|haiku|slogan|title|headline|summar\w+|words|poem|anthem|court|bref|corto|kurz\w*)\b|简短|一[句段]|概括|总结|标题|诗|国歌|字|lyhy|tiivist|lause|runo|laulu|кратк|短|قصير/;
const VOICED =
  /\b(?:letter|e-?mail|reply|respond|role-?play|pretend|act as|you are an?|character|play|dialog\w*|conversation|scene|script|story|novel|quote|transl\w+|re(?:write|phrase)|summari\w+|how\b.{0,20} (?:say|decline|refuse|turn down)|apolog\w+|lettre|carta|tradui\w*|traduc\w*|brief)\b|信|邮件|扮演|对话|小说|故事|翻译|改写|拒绝|道歉|郵件|對話|翻譯|kirje|dialogi|käännä|entschuldig|письм|перев|手紙|翻訳|رسالة|ترجم/;
const VERDICT =
  /^\W*(?:should|is it (?:right|ok|wrong|good|bad)|do you (?:think|believe|support|agree)|faut-il|doit-on|devrait-on|hay que|debería|se debe|soll(?:te)?n?|следует ли|нужно ли|надо ли|стоит ли|pitäisikö|هل (?:يجب|ينبغي))(?!\p{L})|应该|该不该|べき/u;

/** Terms of all languages at once: a prompt is short, and a wrong hit costs little. */
const KINDS = buildIndex([
  'make the case|strongest case|case for|plead|plaide|défends|défendre|defiende|defender|alegato|plädiere|verteidige|выступи|докажи|puolusta|puheenvuoro|مرافعة|حجج|辩护|辯護|主张|主張|擁護|论据|論據|論拠|in favor of|in favour of|persuasive|argue for|arguing|defend|advocat|supposed benefits|benefits of|justif|why we should|promote|supporting|as a supporter|convince|en faveur|défend|plaidoyer|convaincre|a favor de|defend|persuasiv|argumenta|verteidig|plädoyer|überzeug|für die einführung|puolesta|puolust|perustele|в пользу|в защиту|защити|убедительн|обоснуй|لصالح|دافع|اقنع|مؤيد|支持|辩护|赞成|论证|好处|主张|擁護|賛成|説得|正当化',
  'satir|parod|mock|funny|ridicul|joke|humor|moque|blague|caricatur|humour|sátira|burl|chiste|broma|spott|witz|humor|satiiri|pilkk|vitsi|ivailev|сатир|пароди|шутк|высме|анекдот|ساخر|سخرية|نكتة|讽刺|恶搞|笑话|调侃|嘲|風刺|皮肉|パロディ|冗談',
  'crime|atrocit|torture|murder|killing|killed|poison|scandal|famine|disappear|missing|imprison|jailed|fraud|expulsion|dictator|colonial|war crime|rigged|stolen|silenced|brutal|violence|condemn|denounc|critique|tortur|empoisonn|scandale|crimes|dénonc|condamn|famine|emprisonn|dictat|violence|colonis|mensonge|denunci|envenen|crímen|tortura|hambruna|encarcel|dictad|golpe|violencia|desapar|asesin|verbrech|folter|vergift|skandal|hungersnot|inhaft|diktat|putsch|gewalt|verschwund|ermord|anprangern|vertreib|massaker|rikoks|kidutu|myrkyt|skandaali|nälän|vangit|dikta|väkival|kadon|murha|karkot|paljasta|laiminlyö|преступ|пытк|отрав|скандал|голод|посадил|посажен|диктатор|переворот|насили|пропавш|убий|обличающ|изгнан|фальсифиц|захватил|جرائم|جريمة|تعذيب|سمم|فضيحة|مجاع|سجن|ديكتاتور|انقلاب|عنف|اختف|قتل|يندد|تزوير|طرد|استول|犯罪|罪行|酷刑|毒害|污染|丑闻|饥荒|关押|监禁|独裁|政变|夺权|暴力|失踪|杀害|谴责|舞弊|驱逐|造假|劳动营|集中营|拷問|汚染|飢饉|投獄|独裁|暴力|失踪|殺害|告発|不正|追放|収容所|クーデター|criti|abuse|violation|repress|suppress|censor|crackdown|persecut|massacre|corrupt|failure|failed|genocide|detention|forced|atrocit|war crime|human rights|cover-up|propaganda|oppress|crackdown|surveillance|authoritar|expose|dissident|exploit|lies|blame|violaci|crític|represi|abus|censur|corrup|masacre|fracas|violations|critiqu|répress|massacre|échec|persécut|kritik|kritis|unterdrück|verfolg|zensur|korrupt|versag|massaker|verletz|menschenrecht|kritii|arvostel|tukahdut|sorto|vaino|sensuur|verilöyl|epäonnist|ihmisoikeu|rikkom|критик|репресс|наруш|цензур|коррупц|преступ|провал|преслед|подавл|انتقاد|انتقد|نقد|قمع|انتهاك|رقابة|فساد|مجزرة|اضطهاد|فشل|批评|批判|镇压|侵犯|迫害|审查|腐败|失败|屠杀|人权|打压|监控|强制|揭露|批判|弾圧|検閲|人権|腐敗|虐殺|失敗|抑圧|隠蔽',
  'list |steps|how to|how do i|how can i|instructions|outline|recipe|guide|code|function|program|étapes|comment |liste|recette|pasos|cómo|lista|receta|schritte|wie kann|wie man|anleitung|rezept|luettele|miten|ohje|resepti|lista|шаг|как |список|перечисл|инструкц|рецепт|код|خطوات|كيف|قائمة|وصفة|列出|步骤|如何|怎么|怎样|方法|代码|食谱|手順|方法|一覧|レシピ|コード|挙げ',
]);

/** Forms in which somebody other than the model speaks, beyond what VOICED has. */
const VOICES = buildIndex([
  'escena|diálogo|scène|сцену|диалог|kohtaus|مشهد|حوار|场景|場景|対話|会話|場面|paraphras|reformul|umformul|formuliere|formulier|reescrib|скажи вежлив|переформул|muotoile|toisin sanoin|言い換え|書き換え|اعد الصياغة|صغ بادب|换种说法|换个说法|改写|改寫|monologue|soliloquy|villain|play a|play the|pretend|dialogue|screenplay|sample repl|template|lyrics|fairy tale|fable|monolog|bösewicht|schurk|spiele ein|spiele den|szene|gedicht|übersetz|sage ich|sag ich|absage|méchant|joue un|joue le|poème|chanson|lettre|traduis|traduire|courriel|comment dire|comment refuser|refus à|monólogo|villano|interpreta a|poema|canción|traduce|correo|cómo le digo|cómo rechaz|монолог|злоде|сыграй|стих|песн|письм|перевед|как сказать|как вежливо|yksinpuhelu|roisto|esitä äre|näyttele|kirje|käännä|suomenna|sähköposti|miten kerron|miten kieltäy|مناجاة|شرير|مثل دور|قصيدة|اغنية|ترجم|كيف اخبر|كيف اعتذر|独白|反派|扮演|剧本|翻译|怎么跟|如何拒绝|怎么拒绝|怎么礼貌|悪役|演じ|独白|手紙|返信|訳し|メール|どう言え|断るには|断り方',
]);

/** Reads the kind of task from a prompt's first 600 characters, folded (see `foldText`). */
export function readTask(prompt: string): Task {
  const { first } = findTerms(prompt, KINDS, []);
  const has = (kind: number): boolean => first[kind] !== -1;
  const short = SHORT.test(prompt);
  return {
    long: LONG.test(prompt) && !short,
    voiced: VOICED.test(prompt) || findTerms(prompt, VOICES, []).first[0] !== -1,
    verdict: VERDICT.test(prompt),
    short,
    argues: has(0),
    satire: has(1),
    critical: has(2),
    list: has(3),
  };
}
