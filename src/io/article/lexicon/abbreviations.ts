/** Words that are written with a period within a sentence, without their last period. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `u.s u.k u.n e.u u.s.s.r d.c a.m p.m i.e e.g mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep gov pres
  rev hon amb sec st mt ft jr sr no vs etc inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec mon tue
  wed thu fri sat sun approx est dept univ assn brig messrs supt insp pvt vol fig op al`.split(/\s+/),
);
