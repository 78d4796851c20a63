/**
 * The codes of countries in other registers, by ISO 3166-1 alpha-3 (XKX, user-assigned, for Kosovo).
 *
 * Traps. Serbia continues Yugoslavia's 345 in COW, while Gleditsch & Ward give it a new 340. Germany is 255 in COW and
 * 260 (as the Federal Republic) in Gleditsch & Ward. Yemen is a new state, 679, in COW, and the continued north, 678, in
 * Gleditsch & Ward. 327 is the Papal States, not Vatican City. Vietnam is 816 in both: 815 is the Vietnam of the 19th century, which some crosswalks give to
 * today's. Namibia's alpha-2 is NA, which readers of tables take for "missing". FIPS RS is Russia, ISO RS is Serbia.
 */
interface CountryCodes {
  COW: string[];
  GLEDITSCH_WARD: string[];
  FIPS: string[];
  CAMEO: string[];
}

/** Correlates of War, State System Membership (v2016): the number of the state that the country is today. */
const COW = `
  USA 2  CAN 20  BHS 31  CUB 40  HTI 41  DOM 42  JAM 51  TTO 52  BRB 53  DMA 54  GRD 55  LCA 56  VCT 57  ATG 58  KNA 60
  MEX 70  BLZ 80  GTM 90  HND 91  SLV 92  NIC 93  CRI 94  PAN 95
  COL 100  VEN 101  GUY 110  SUR 115  ECU 130  PER 135  BRA 140  BOL 145  PRY 150  CHL 155  ARG 160  URY 165
  GBR 200  IRL 205  NLD 210  BEL 211  LUX 212  FRA 220  MCO 221  LIE 223  CHE 225  ESP 230  AND 232  PRT 235
  DEU 255  POL 290  AUT 305  HUN 310  CZE 316  SVK 317  ITA 325  SMR 331  MLT 338  ALB 339
  MNE 341  MKD 343  HRV 344  SRB 345  BIH 346  XKX 347  SVN 349  GRC 350  CYP 352  BGR 355  MDA 359  ROU 360
  RUS 365  EST 366  LVA 367  LTU 368  UKR 369  BLR 370  ARM 371  GEO 372  AZE 373
  FIN 375  SWE 380  NOR 385  DNK 390  ISL 395
  CPV 402  STP 403  GNB 404  GNQ 411  GMB 420  MLI 432  SEN 433  BEN 434  MRT 435  NER 436  CIV 437  GIN 438  BFA 439
  LBR 450  SLE 451  GHA 452  TGO 461  CMR 471  NGA 475  GAB 481  CAF 482  TCD 483  COG 484  COD 490
  UGA 500  KEN 501  TZA 510  BDI 516  RWA 517  SOM 520  DJI 522  ETH 530  ERI 531
  AGO 540  MOZ 541  ZMB 551  ZWE 552  MWI 553  ZAF 560  NAM 565  LSO 570  BWA 571  SWZ 572
  MDG 580  COM 581  MUS 590  SYC 591
  MAR 600  DZA 615  TUN 616  LBY 620  SDN 625  SSD 626
  IRN 630  TUR 640  IRQ 645  EGY 651  SYR 652  LBN 660  JOR 663  ISR 666  SAU 670  YEM 679  KWT 690  BHR 692
  QAT 694  ARE 696  OMN 698
  AFG 700  TKM 701  TJK 702  KGZ 703  UZB 704  KAZ 705
  CHN 710  MNG 712  TWN 713  PRK 731  KOR 732  JPN 740
  IND 750  BTN 760  PAK 770  BGD 771  MMR 775  LKA 780  MDV 781  NPL 790
  THA 800  KHM 811  LAO 812  VNM 816  MYS 820  SGP 830  BRN 835  PHL 840  IDN 850  TLS 860
  AUS 900  PNG 910  NZL 920  VUT 935  SLB 940  KIR 946  TUV 947  FJI 950  TON 955
  NRU 970  MHL 983  PLW 986  FSM 987  WSM 990`;

/** Gleditsch & Ward, "A Revised List of Independent States since 1816" (1999): where it differs from COW. */
const GLEDITSCH_WARD = `DEU 260  SRB 340  YEM 678`;

/** States of COW that Gleditsch & Ward keep in their tentative list of microstates, whose numbers partly differ. */
const MICROSTATES = `
  DMA GRD LCA VCT ATG KNA MCO LIE AND SMR STP SYC VUT KIR TUV TON NRU MHL PLW FSM WSM`;

/** FIPS PUB 10-4 and its change notices; "/" parts codes of areas that ISO 3166-1 counts as one. */
const FIPS = `
  AFG AF  ALB AL  DZA AG  ASM AQ  AND AN  AGO AO  AIA AV  ATA AY  ATG AC  ARG AR  ARM AM  ABW AA  AUS AS  AUT AU  AZE AJ
  BHS BF  BHR BA  BGD BG  BRB BB  BLR BO  BEL BE  BLZ BH  BEN BN  BMU BD  BTN BT  BOL BL  BIH BK  BWA BC  BVT BV  BRA BR
  IOT IO  VGB VI  BRN BX  BGR BU  BFA UV  BDI BY  BLM TB
  KHM CB  CMR CM  CAN CA  CPV CV  CYM CJ  CAF CT  TCD CD  CHL CI  CHN CH  CXR KT  CCK CK  COL CO  COM CN  COG CF  COD CG
  COK CW  CRI CS  CIV IV  HRV HR  CUB CU  CUW UC  CYP CY  CZE EZ
  DNK DA  DJI DJ  DMA DO  DOM DR  ECU EC  EGY EG  SLV ES  GNQ EK  ERI ER  EST EN  SWZ WZ  ETH ET
  FLK FK  FRO FO  FJI FJ  FIN FI  FRA FR  GUF FG  PYF FP  ATF FS
  GAB GB  GMB GA  GEO GG  DEU GM  GHA GH  GIB GI  GRC GR  GRL GL  GRD GJ  GLP GP  GUM GQ  GTM GT  GGY GK  GIN GV  GNB PU  GUY GY
  HTI HA  HMD HM  HND HO  HKG HK  HUN HU  ISL IC  IND IN  IDN ID  IRN IR  IRQ IZ  IRL EI  IMN IM  ISR IS  ITA IT
  JAM JM  JPN JA  JEY JE  JOR JO  KAZ KZ  KEN KE  KIR KR  PRK KN  KOR KS  XKX KV  KWT KU  KGZ KG
  LAO LA  LVA LG  LBN LE  LSO LT  LBR LI  LBY LY  LIE LS  LTU LH  LUX LU
  MAC MC  MDG MA  MWI MI  MYS MY  MDV MV  MLI ML  MLT MT  MHL RM  MTQ MB  MRT MR  MUS MP  MYT MF  MEX MX  FSM FM  MDA MD
  MCO MN  MNG MG  MNE MJ  MSR MH  MAR MO  MOZ MZ  MMR BM  MKD MK  MNP CQ  MAF RN
  NAM WA  NRU NR  NPL NP  NLD NL  NCL NC  NZL NZ  NIC NU  NER NG  NGA NI  NIU NE  NFK NF  NOR NO  OMN MU
  PAK PK  PLW PS  PSE WE/GZ  PAN PM  PNG PP  PRY PA  PER PE  PHL RP  PCN PC  POL PL  PRT PO  PRI RQ  QAT QA
  REU RE  ROU RO  RUS RS  RWA RW
  SHN SH  KNA SC  LCA ST  SPM SB  VCT VC  WSM WS  SMR SM  STP TP  SAU SA  SEN SG  SRB RI  SYC SE  SLE SL  SGP SN  SXM NN
  SVK LO  SVN SI  SLB BP  SOM SO  ZAF SF  SGS SX  SSD OD  ESP SP  LKA CE  SDN SU  SUR NS  SJM SV/JN  SWE SW  CHE SZ  SYR SY
  TWN TW  TJK TI  TZA TZ  THA TH  TLS TT  TGO TO  TKL TL  TON TN  TTO TD  TUN TS  TUR TU  TKM TX  TCA TK  TUV TV
  UGA UG  UKR UP  ARE AE  GBR UK  USA US  URY UY  UZB UZ  VUT NH  VAT VT  VEN VE  VNM VM  VIR VQ
  WLF WF  ESH WI  YEM YM  ZMB ZA  ZWE ZI`;

/**
 * CAMEO Actor codebook (Schrodt, manual 1.1b3) and GDELT's CAMEO.country lookup: ISO alpha-3 but for these. The lookup
 * still has the old ROM, TMP, MTN and IMY, newer coders write ISO's; both are kept, and so are TWN and SSD, which the lookup lacks and data have. CAMEO's regions (EUR, AFR, WST) are
 * no countries.
 */
const CAMEO = `ROU ROM/ROU  TLS TMP/TLS  MNE MTN/MNE  IMN IMY/IMN  PSE PSE/WSB/GZS`;

/** Territories and later states that neither of the two lists has. */
const NOT_IN_CAMEO = `ATA ATF BES BLM BVT CCK CUW CXR GGY HMD IOT JEY MAF SGS SXM UMI XKX`;

const cow = parse(COW);
const gleditschWard = parse(GLEDITSCH_WARD);
const fips = parse(FIPS);
const cameo = parse(CAMEO);
const microstates = new Set(words(MICROSTATES));
const notInCameo = new Set(words(NOT_IN_CAMEO));

/** The codes of one country in COW, Gleditsch & Ward, FIPS 10-4 and CAMEO; none where a scheme doesn't have it. */
export function codesOfCountry(iso3: string): CountryCodes {
  const cowCodes = cow.get(iso3) ?? [];
  return {
    COW: cowCodes,
    GLEDITSCH_WARD: gleditschWard.get(iso3) ?? (microstates.has(iso3) ? [] : cowCodes),
    FIPS: fips.get(iso3) ?? [],
    CAMEO: cameo.get(iso3) ?? (notInCameo.has(iso3) ? [] : [iso3]),
  };
}

/** Every ISO alpha-3 that a table here names, so that a test can find one that is no country. */
export function countriesWithCodes(): string[] {
  return [
    ...new Set([...cow.keys(), ...gleditschWard.keys(), ...fips.keys(), ...cameo.keys(), ...notInCameo]),
  ];
}

function words(table: string): string[] {
  return table.trim().split(/\s+/);
}

function parse(table: string): Map<string, string[]> {
  const cells = words(table);
  const codes = new Map<string, string[]>();
  for (let at = 0; at < cells.length; at += 2) codes.set(cells[at]!, cells[at + 1]!.split('/'));
  return codes;
}
