/** The selection on a thing that is named with a link; a document that has it declares $language and $isEnglish. */
const OF_NAMED = '__typename slug name(language: $language) original: name @skip(if: $isEnglish)';

/** The same of a field whose type is not a thing only. */
export const NAMED = `... on Entity { ${OF_NAMED} }`;

/** A thing as the component ThingLink shows it. */
export const NAMED_FRAGMENT = `fragment Named on Entity { ${OF_NAMED} }`;

/** A claim as the component Evidence shows it. */
export const EVIDENCE = `fragment Evidence on Claim {
  id property value statement modality rank stance review retractedAt confidence condition quote locator
  saidAt { edtf } saidOn
  speaker { ${NAMED} }
  source { id title publisher url reliability }
}`;

/** The subject of a claim as the component Subject shows it. */
export const SUBJECT = `fragment Subject on ClaimSubject {
  __typename
  ... on Entity { ${OF_NAMED} }
  ... on Participation { id event { ${OF_NAMED} } participant { ${NAMED} } }
  ... on Relationship { id type subject { ${NAMED} } object { ${NAMED} } }
  ... on Tenure { id office leader { ${OF_NAMED} } country { ${OF_NAMED} } }
}`;

/** The claims that can decide something. */
export const EFFECTIVE = '{ retracted: false, review: { eq: ACCEPTED } }';

/** How far a list goes, for the component NextPage. */
export const PAGING = 'pageInfo { hasNextPage endCursor }';

/** The variables by which a document names things in a language. */
export const namingIn = (language: string) => ({ language, isEnglish: language === 'en' });

/** The variables of the times, and the times of asOf. */
export const TIME_VARIABLES =
  '$language: String!, $isEnglish: Boolean!, $validAt: Date, $saidBy: Date, $knownAt: DateTime';
export const AT_TIMES = 'asOf(validAt: $validAt, saidBy: $saidBy, knownAt: $knownAt)';
