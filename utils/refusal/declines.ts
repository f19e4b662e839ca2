/**
 * How answers decline, by language: our own short description of the grammar (first person, negation, stems of the
 * verbs of helping), not a list of sentences. The stems are short because all of this travels in the content script.
 * Every pattern runs on `readOpening(...)`, which is bounded, so that no input can make it slow.
 */
interface Grammar {
  /** First person with a negation or an unwillingness. */
  readonly no: string;
  /** Stems of what is not done, within `gap` characters of `no`. */
  readonly verbs: string;
  readonly gap: number;
  /** Declines by itself. */
  readonly alone: string;
  /** Offers another subject, or a vendor's fixed text. */
  readonly other: string;
}

export interface DeclineRules {
  /** Declines the request itself. */
  readonly core: RegExp;
  readonly other: RegExp;
  /** Declines to produce something, which full answers also say of a part ("I can't give exact figures"). */
  readonly make?: RegExp;
}

const rules = ({ no, verbs, gap, alone, other }: Grammar, start = '(?<!\\p{L})'): DeclineRules => ({
  core: new RegExp(`${start}(?:(?:${no})[^.!?。؟\\n]{0,${gap}}?(?:${verbs})|${alone})`, 'u'),
  other: new RegExp(other, 'u'),
});

const EN_NO =
  "(?:i|we|i'm)(?:,[^.,!?\\n]{1,40},)? ?(?:(?:also|just|must|am|are|do|have|would|will|to|\\w+ly),? ){0,4}(?:can't|cannot|can not|could not|won't|will not|rather not|prefer not|unable|decline|refuse|refrain|(?:not|don't) (?:\\w+ )?(?:able|comfortable|willing|allowed|permitted|going|programmed|wish|want|designed|here))(?: (?:to|with|in|from|be able|for me|and|or|nor|will not|won't|\\w+ly|good conscience))* ";
const EN_WORK = 'writ|draft|compos|craft|creat|generat|produc';

const ENGLISH: DeclineRules = {
  core: new RegExp(
    `\\b(?:${EN_NO}(?:(?:help|assist|support)(?:ing)?(?: you)?(?: (?:with|in|on|here|further|by|to)\\b|[.!,;\\n]|$)|answer(?:ing)? (?:this|that|your|the|any|such|questions)|discuss|comment|compl[yi]|fulfil|engag\\w+ (?:in|with)|participat|respond to|(?:continu|talk|proceed|complet|process|accommodat|satisf)\\w* (?:this|that|your|with|about)|do (?:that|this|so)\\b|facilitat|contribut|(?:your|this|that) request|(?:${EN_WORK})\\w* (?!(?:real|image|photo|picture|audio|video|file|link)))|i apologi[sz]e for (?:not|being unable)|(?:programming|guidelines|policies|policy|rules) (?:do(?:n't| not) allow|prohibit|prevent|forbid))`,
  ),
  make: new RegExp(
    `\\b(?:${EN_NO}(?:provid|verif|confirm|giv|offer|shar|mak|suppl|promot|endors|condon|encourag|advocat|justif|speculat|generali|judg|critici|(?:take|choose) sides|present|express|support|answer|perform|tell|speak|brows|access|view|open|${EN_WORK})|i (?:do not|don't) (?:${EN_WORK}|promot|endors|condon)|not (?:appropriate|ethical)[^.!?\\n]{0,14} for me to|against (?:our|my|openai's) (?:\\w+ ){0,3}(?:polic|guideline|programming)|sorry[^.!?\\n]{0,50}(?:question|request|prompt|content)[^.!?\\n]{0,40}(?:inappropriate|not appropriate|offensive))`,
  ),
  other:
    /\b(?:let's|let us|how about we|we could)[^.!?\n]{0,25}(?:something else|another (?:topic|subject)|(?:different|the) (?:topic|subject))|i(?:'d| would)(?: much)? (?:rather|prefer to) (?:talk|chat|speak)\b|beyond my current scope|i(?:'d| would) (?:rather|prefer)[^.!?\n]{0,8} not|this (?:content|prompt|request|response) (?:has been|was|is) (?:blocked|filtered|flagged)/,
};

export const CHINESE = rules(
  {
    no: '(?:抱歉|对不起|不好意思|遗憾|我|作为[^。\\n]{1,20},)[^。!?\\n"]{0,24}?(?:无法|不能|不会|不便|不方便|没办法|不可以|不愿|不想|拒绝)',
    verbs:
      '帮|协助|[回解]答|回复|讨论|[谈评]论|满足|完成|处理|继续|执行|参与|支持|提供|生成|创|写|给出|评判|评断|产生|教|推荐|鼓励|发表|起草',
    gap: 12,
    alone: '不参与|无可奉告',
    other:
      '换一?个?话题|我更?(?:愿意|乐意|想)(?:和|跟|与)[您你][^。!?\\n]{0,6}(?:聊|谈)|聊[点些聊]*(?:别的|其他)|超出了?我[^。!?\\n]{0,10}(?:范围|能力)|我还没有?学[会习]|(?:^|[,。\\n]|问题|话题|内容)(?:暂时|目前)?(?:无法|不便|不能)(?:回答|讨论|置评|显示)|(?:您|你)的?(?:请求|提问|问题)[^。!?\\n]{0,8}(?:敏感|违)|根据相关[^。!?\\n]{0,30}(?:无法|不能)',
  },
  '',
);

const FINNISH = rules({
  no: '(?:en|emme) (?:[^ .!?\\n]+ )?(?:voi|pysty|kykene|halua|aio|suostu|mielelläni) ',
  verbs:
    'aut|vasta|keskust|komment|toteut|täyt|osallis|jatka|käsit|puhu|kirjo|laati|tuot|luoda|tarjo|tuke|tehdä|antaa|sanoa|ota',
  gap: 40,
  alone:
    'kieltäydyn|pidättäydyn|en (?:auta|neuvo|kerro|osallistu|kommentoi|vastaa) (?:siin|tä|sii|tuo|sin|näi|poli|tämä)|(?:ohjeeni|sääntöni) (?:estävät|kieltävät)|(?:on|täytyy) kieltäy(?:dyttävä|tyä)',
  other: '(?:puhutaan|keskustellaan|vaihdetaan)[^.!?\\n]{0,25}(?:muusta|aihetta)',
});

const FRENCH = rules({
  no: 'je (?:[^ .!?\\n]+ ){1,3}pas |je (?:préfère|préférerais|choisis de) ne pas |je ne puis |je ne saurais je (?:dois|vais devoir) ',
  verbs:
    'aide|aborder|exprimer|générer|donner|répond|discut|comment|fourni|rédig|écri|trait|cré|abord|parl|suite|demande|particip|déclin|refus',
  gap: 30,
  alone:
    'je refuse|je décline|je ne (?:vous |te |l.|m.|le |la |les )?(?:aiderai|répondrai|écrirai|rédigerai|fournirai|participerai|donnerai|expliquerai|produirai|discuterai)',
  other: "d'autre chose|changeons de sujet",
});

const SPANISH = rules({
  no: 'no (?:me )?(?:puedo|podré|es posible|estoy|siento cómod|soy capaz|deseo|quiero|voy a|debo) ?|prefiero no ',
  verbs:
    'ayud|respond|contest|discut|hablar|coment|opin|proporcion|ofrec|escrib|redact|crear|gener|cumpl|particip|trat|produc|emit|atend|abord|dar |hacer eso',
  gap: 30,
  alone:
    'me niego|debo (?:declinar|rechazar|negarme)|no (?:te |le |les |os |lo )?(?:ayudaré|responderé|contestaré|escribiré|redactaré|daré|explicaré|participaré|proporcionaré|generaré)|me resulta imposible',
  other: '(?:hablemos|conversemos)[^.!?\\n]{0,14}otr|cambiemos de tema',
});

const GERMAN = rules({
  no: '(?:(?:ich|wir) (?:kann|darf|werde|möchte|will|können)|(?:kann|darf|werde|möchte) ich)(?!\\p{L})[^.!?\\n]{0,60}?(?:nicht|kein)',
  verbs:
    'helf|mitwirk|nachzukomm|einzugeh|behilf|unterstütz|antwort|diskut|sprech|reden|äußer|komment|nachkomm|erfüll|schreib|verfass|erstell|geben|liefer|anbiet|bereitstell|fäll|führ|auskunft|eingeh',
  gap: 40,
  alone:
    'ich (?:muss|möchte)[^.!?\\n]{0,40}ablehnen|ich (?:lehne|weigere)|(?:helfe|antworte|schreibe|verfasse|erkläre) ich (?:dir |ihnen |das |dazu |diesen? )?nicht|ist (?:es )?mir (?:leider )?(?:nicht möglich|unmöglich)',
  other: 'uns[^.!?\\n]{0,16}(?:etwas anderes|thema wechseln)',
});

export const RUSSIAN = rules({
  no: 'не (?:могу|смогу|буду|вправе|хочу|готов|способн|стану)',
  verbs: 'помо|ответ|отвеч|обсу|коммент|выполн|писать|созда|предостав|участв|говорить|продолж|рассказ',
  gap: 30,
  alone:
    '(?:писать|поддержать|ответить|отвечать|помочь|помогать|обсуждать|комментировать|выполнить|создавать|создать|давать|дать)(?: [^.!?\\n]{0,50})? не (?:могу|буду|стану)|вынужден[^.!?\\n]{0,8} (?:отказ|воздерж)|отказываюсь|предпочитаю не',
  other: '(?:давай|предлагаю)[^.!?\\n]{0,30}(?:тему|о другом|друг)',
});

export const JAPANESE: DeclineRules = {
  core: /(?:答え|応え|回答|手伝い?|応じ|お受け|取り扱|対応|提供|協力|説明|議論|コメント|作成|生成|話し?|書く)[ぁ-ん]{0,10}(?:でき(?:ません|ない|かね)|しかね|しません|いたしません|控え)|(?:こと|発言|回答|コメント|言及)[はを]?(?:差し)?控え|お断り(?:し|いた)/,
  other: /(?:別|他)の話題?[にを]|話題を変え/,
};

export const ARABIC = rules({
  no: 'لا (?:استطيع|يمكنني|اقدر|ارغب|اود)|لن (?:اتمكن|اقوم)|لست |غير قادر|ارفض|اعتذر عن',
  verbs:
    'مساعد|انشاء|توليد|التحقق|التعليق|اعطاء|انتاج|اصدار|سخري|التعامل|اجاب|الرد|مناقش|تعليق|كتاب|تقديم|تلبي|تنفيذ|حديث|تحدث|مشارك',
  gap: 24,
  alone: 'امتنع عن|افضل (?:عدم|الا) (?:ال|ا)',
  other: '(?:دعنا|لنتحدث|لنغير)[^.!?؟\\n]{0,25}(?:اخر|الموضوع)',
});

/** Latin-script rules are tried together: a model may decline in English whatever the prompt's language. */
export const LATIN_RULES = [ENGLISH, FINNISH, FRENCH, SPANISH, GERMAN];
