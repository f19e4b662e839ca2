/** Signs beside a decline that say what it is worth. All run on `Opening.text`, in every language at once. */

/** What a decline would need for the lack of a tool or of knowledge, not of will. */
export const INABILITY =
  /real[- ]?time|up[- ]to[- ]date|internet|browse|browsing|live (?:data|information)|\b(?:images?|photos?|pictures?|audio|videos?|files?|attachments?|links?|urls?)\b|web ?(?:page|site)|previous (?:conversation|chat)|cut-?off|access to|current (?:date|time|weather|price|information|data|status|market)|latest|physical|实时|最新|联网|浏览|互联网|链接|图片|图像|照片|音频|视频|文件|天气|截止|reaaliai|ajantasai|selata|kuvia|tiedosto|temps réel|naviguer|à jour|tiempo real|navegar|imágenes|echtzeit|aktuelle[nr]? (?:daten|wetter)|durchsuchen|реальном времени|актуальн|просматрив|изображени|リアルタイム|最新|閲覧|画像|الوقت الفعلي|تصفح|الصور/;
/** Reasons of rule or taste: they make a refusal of what would else be an inability or a remark. */
export const POLICY =
  /inappropriate|offensive|harm|ethic|moral|illegal|polic(?:y|ies)|guideline|sensitive|political|hate|disrespect|derogatory|violen|discriminat|stereotyp|neutral|impartial|unbiased|biased|against|not (?:fair|accurate|productive|acceptable|recommended)|unfair|generali|respect|敏感|违法|非法|违反|违规|政策|道德|政治|有害|伦理|规定|法律|中立|epäasialli|laito|eettis|loukkaa|haitalli|arkaluont|poliitti|inappropri|illég|éthique|sensible|politique|inapropiad|ilegal|étic|sensible|político|illegal|unangemess|ethisch|heikl|politisch|незаконн|неэтич|вред|политич|оскорб|違法|不適切|倫理|政治|有害|غير لائق|قانوني|اخلاق|سياسي|حساس/;
/** The model speaks of itself or of the request: part of no letter or story. */
export const SELF =
  /\bi [^.!?\n]{0,50}\b(?:writ|draft|compos|creat|generat|produc)|(?:创作|撰写|生成|编写)|content|inappropriate|offensive|\bai\b|language model|assistant|request|prompt|(?:help|assist|comply) with (?:that|this)|fulfil|guideline|polic|人工智能|语言模型|请求|助手|要求|tekoäly|pyyntö|intelligence artificielle|demande|inteligencia artificial|solicitud|petición|\bki\b|anfrage|искусственн|языков|запрос|リクエスト|モデル|ご要望|ذكاء|طلب/;
/** A turn to what is given all the same. */
export const TURN =
  /\b(?:however|but|that said|nevertheless|instead|here(?:'s| is| are))\b|不过|但是|然而|但/;
/** "I have no opinions": a deflection, not a lack of ability. */
export const OPINION =
  /(?:do not|don't|does not|cannot|can't|not (?:able|programmed|designed|capable|appropriate))[^.!?\n]{0,30}(?:opinions?|beliefs?|sides|preferences|judge?ments?|feelings|views)\b|(?:没有|不持有|不具备)[^。\n]{0,6}(?:观点|看法|意见|立场|情感)|ei ole (?:\p{L}+ )?(?:mielipite|näkemyks|kanta)|pas d'opinion|no tengo opiniones|keine (?:eigene )?meinung|нет (?:личного )?мнения|意見を持|ليس لدي راي/u;
/** Hands the question back. */
export const DEFERS =
  /ultimately|up to (?:the|each|you|individual|local|those)|depends? on|different (?:people|opinions|perspectives)|decision (?:should|to)|取决于|因人而异|riippuu/;
/** A letter or a quotation begins. */
export const SALUTATION =
  /^(?:"|dear |subject:|to whom|re:|尊敬的|亲爱的|主题|hyvä |hei |cher |chère |madame|monsieur|objet|estimad|querid|asunto|sehr geehrte|lieber? |betreff|уважаем|дорог|тема:|拝啓|件名|عزيزي|السيد|الموضوع)/;
/** A named speaker's line; "Answer:" and the like name no speaker. */
export const SPEAKER =
  /(?:^|\n)(?!(?:assistant|ai|answer|response|a|model|note|答|回答|回复|vastaus|réponse|respuesta|antwort|ответ|回答|الجواب)\s*[:：])[^\n:：.!?。]{1,30}[:：]\s?[^\n]*$/;

/** A part that no answer can promise: exact figures, professional advice, everybody's mind. */
export const PARTIAL =
  /\b(?:definitive(?:ly)?|definite(?:ly)?|exact(?:ly)?|precise(?:ly)?|specific(?:ally)?|complete(?:ly)?|full(?:y)?|entire|whole|certain(?:ty)?|accurate(?:ly)?|(?:medical|legal|financial|professional|investment|personali[sz]ed|personal) (?:\w+ )?(?:advice|opinions?|beliefs?|diagnos|recommend|experience)|assumptions about your|speak for|predict|for sure|without (?:more|further|knowing))|明确的?(?:答案|回答)|准确|具体|医疗建议|法律建议|专业|tarkkaa|varmuudella|avis médical|avec certitude|con certeza|consejo médico|genau|mit sicherheit|точно/;

/** First person without the means. */
export const LACKS =
  /\bi(?:'m| am)? [^.!?\n]{0,24}(?:can't|cannot|unable|not able|don't have|do not have|no access)|(?:我|抱歉|对不起)[^。\n]{0,12}(?:无法|不能|没有)|\ben (?:\S+ )?(?:voi|pysty)|je n[e'] ?(?:peux|ai) pas|no (?:puedo|tengo)|ich (?:kann|habe)[^.!?\n]{0,30}(?:nicht|kein)|я не (?:могу|имею)|でき(?:ません|ない)|لا (?:استطيع|يمكنني|املك)/;
