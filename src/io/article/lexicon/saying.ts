/** Verbs of saying, by what they imply. */
const SAY = `say tell add report state note explain remark comment declare announce confirm claim argue insist maintain
  contend assert acknowledge admit concede stress emphasize emphasise reiterate repeat observe write tweet post recall
  reveal disclose describe suggest indicate predict warn caution promise vow pledge deny allege believe think expect hope
  estimate conclude find show learn hear understand know testify complain respond reply answer ask wonder question urge
  call criticize accuse denounce quip joke charge signal hint agree assure inform brief mention point propose recount
  speculate guess fear feel consider view see worry doubt doubt quote cite read tout lament muse opine proclaim cry
  shout yell blast slam praise mock demand advise recommend boast brag decry vent concur counter retort reason figure
  suspect imply speak talk discuss outline detail refer say forecast project anticipate want wish plan
  remember realize decide acknowledge celebrate blame recall document chronicle tell illustrate label dub echo detail
  plead applaud condemn dismiss reject support oppose endorse attack characterize compare depict portray recognize note
  determine rule order swear seek summarize summarise text email tweet tease name pronounce dispute challenge defend
  attribute credit address voice express issue offer relay share release publish present`;

export const CUE_VERBS: ReadonlySet<string> = new Set(SAY.split(/\s+/));

/** Cues that nearly always introduce a reported statement; the others need a content clause or a quotation. */
export const PLAIN_CUES: ReadonlySet<string> = new Set(
  `say tell add report state note explain remark declare announce confirm claim argue insist maintain contend assert
  acknowledge admit stress emphasize emphasise reiterate reveal disclose tweet write warn deny allege believe think
  predict quip joke testify recall reply respond conclude suggest indicate estimate hope complain observe lament boast`.split(
    /\s+/,
  ),
);

/** Cues of an official statement. */
export const ANNOUNCING = /^(announce|confirm|declare|state|proclaim|disclose|reveal|inform|notify)$/;
/** Cues of a belief. */
export const BELIEVING =
  /^(believe|think|suspect|speculate|estimate|guess|fear|assume|consider|doubt|suggest|predict|expect|reckon|forecast|feel|anticipate|worry)$/;

/** Nouns by which something is attributed: "a statement by", "reports that". */
export const CUE_NOUNS =
  /^(statement|report|announcement|claim|comment|remark|declaration|allegation|tweet|testimony|interview|view|belief|opinion|accusation|suggestion|argument|promise|warning|assertion|idea|promise|prediction|admission|account)s?$/;
