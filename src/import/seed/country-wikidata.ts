/** Wikidata items, without the Q, of the countries whose item is certain; states that share a name with a part are left out. */
const WIKIDATA = `
  CAN 16  JPN 17  NOR 20  IRL 27  HUN 28  ESP 29  USA 30  BEL 31  LUX 32  FIN 33  SWE 34  POL 36  LTU 37  ITA 38  CHE 39
  AUT 40  GRC 41  TUR 43  PRT 45  URY 77  EGY 79  MEX 96  KEN 114  ETH 115  GHA 117  FRA 142  GBR 145  CHN 148  BRA 155
  RUS 159  DEU 183  BLR 184  ISL 189  EST 191  LVA 211  UKR 212  CZE 213  SVK 214  SVN 215  MDA 217  ROU 218  BGR 219
  MKD 221  ALB 222  HRV 224  BIH 225  AZE 227  AND 228  CYP 229  GEO 230  KAZ 232  MLT 233  MCO 235  MNE 236  VAT 237
  SMR 238  CUB 241  BLZ 242  BRB 244  IDN 252  ZAF 258  DZA 262  UZB 265  CHL 298  SGP 334  LIE 347  BHR 398  ARM 399
  SRB 403  AUS 408  ARG 414  PER 419  PRK 423  KHM 424  TLS 574  NZL 664  IND 668  TUV 672  MNG 711  VEN 717  PRY 733
  ECU 736  COL 739  BOL 750  GTM 774  HTI 790  IRN 794  IRQ 796  ISR 801  YEM 805  JOR 810  KGZ 813  KWT 817  LAO 819
  LBN 822  MYS 833  MMR 836  NPL 837  OMN 842  PAK 843  QAT 846  SAU 851  LKA 854  SYR 858  TJK 863  TWN 865  THA 869
  TKM 874  ARE 878  VNM 881  KOR 884  AFG 889  BGD 902  MLI 912  AGO 916  BTN 917  BRN 921  TZA 924  PHL 928  TUN 948
  ZMB 953  ZWE 954  SSD 958  COD 974  CIV 1008  CMR 1009  LBY 1016  MAR 1028  MOZ 1029  NGA 1033  UGA 1036  RWA 1037
  SEN 1041  SOM 1045  SDN 1049`;

const items = new Map(
  Array.from(WIKIDATA.matchAll(/([A-Z]{3}) (\d+)/g), ([, iso3, number]) => [iso3!, `Q${number!}`]),
);

/** The Wikidata item of a country by ISO alpha-3, such as Q148 for CHN; none where it isn't certain. */
export function wikidataOfCountry(iso3: string): string[] {
  const item = items.get(iso3);
  return item ? [item] : [];
}
