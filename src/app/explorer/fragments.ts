/** The selection on a thing that is named with a link. */
export const NAMED = '... on Entity { __typename slug name(language: $language) original: name }';

/** A claim as the component Evidence shows it; a document that spreads it declares $language. */
export const EVIDENCE = `fragment Evidence on Claim {
  id property value statement modality rank stance review retractedAt confidence condition quote locator
  saidAt { edtf } saidOn
  speaker { ${NAMED} }
  source { id title publisher url reliability }
}`;
