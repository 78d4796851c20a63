/*
 * Several states, or people of several states, that coded data speak of as one. In each table a line is a code of CAMEO
 * (- for none), a name and further names, as GDELT's lookups and the CAMEO manual 1.1b3 explain the codes. Left out: CEM
 * and CMN, which stand for two things or for an ideology, and PSE, a country.
 */

/** Parts of the world, which CAMEO has among its country codes. */
export const REGIONS = `
  AFR Africa
  ASA Asia
  BLK Balkans
  CAS Central Asia
  CAU Caucasus
  CEU Central Europe
  CFR Central Africa
  CRB Caribbean
  EAF Eastern Africa | East Africa
  EEU Eastern Europe
  EIN East Indies
  EUR Europe
  LAM Latin America
  MDT Mediterranean
  MEA Middle East
  NAF North Africa
  NMR North America
  PGS Persian Gulf
  SAF Southern Africa
  SAM South America
  SAS South Asia
  SCN Scandinavia
  SEA Southeast Asia | South-East Asia
  WAF West Africa | Western Africa
  WST The West`;

/** States that have joined. */
export const BLOCS = `
  ACC Arab Cooperation Council
  AFU African Union | AU
  AMU Arab Maghreb Union
  APE Organization of Arab Petroleum Exporting Countries | OAPEC
  ARL Arab League | League of Arab States
  ASN Association of Southeast Asian Nations | ASEAN
  CFA CFA franc zone
  CIS Commonwealth of Independent States | CIS
  COE Council of Europe
  CSS Community of Sahel-Saharan States | CEN-SAD
  CWN Commonwealth of Nations | The Commonwealth
  ECA Economic Community of Central African States | ECCAS
  EEC European Union | EU
  EFT European Free Trade Association | EFTA
  GCC Gulf Cooperation Council | GCC
  GOE Group of Eight | G8
  GOS Group of Seven | G7
  GSS Group of 77 | G77
  HIP Heavily indebted poor countries
  IAD Intergovernmental Authority on Development | IGAD
  NAT North Atlantic Treaty Organization | NATO
  NEP New Partnership for Africa's Development | NEPAD
  NON Non-Aligned Movement
  OAS Organization of American States | OAS
  OAU Organization of African Unity | OAU
  OIC Organisation of Islamic Cooperation | OIC | Organization of the Islamic Conference
  OPC Organization of the Petroleum Exporting Countries | OPEC
  SAA South Asian Association for Regional Cooperation | SAARC
  SAD Southern African Development Community | SADC
  SCE Organization for Security and Co-operation in Europe | OSCE
  SOT Southeast Asia Treaty Organization | SEATO
  UEM West African Economic and Monetary Union | UEMOA
  WAM West African Monetary Zone
  WAS Economic Community of West African States | ECOWAS
  - BRICS
  - Group of 20 | G20
  - Eurasian Economic Union
  - Collective Security Treaty Organization | CSTO
  - Shanghai Cooperation Organization | SCO`;

/** Organizations between states or across them. */
export const INTERNATIONAL = `
  ABD Arab Bank for Economic Development in Africa
  ADB Asian Development Bank
  AEU Council of Arab Economic Unity
  AFB African Development Bank
  AMF Arab Monetary Fund
  AMN Amnesty International
  ATD Eastern and Southern African Trade and Development Bank
  BCA Bank of Central African States
  BIS Bank for International Settlements
  CPA Cocoa Producers' Alliance
  CPC Association of Coffee Producing Countries
  CRC International Federation of Red Cross and Red Crescent Societies
  EBR European Bank for Reconstruction and Development
  FAO Food and Agriculture Organization | FAO
  FID International Federation for Human Rights
  GRP Greenpeace
  HCH Office of the United Nations High Commissioner for Human Rights
  HCR Office of the United Nations High Commissioner for Refugees | UNHCR
  HRW Human Rights Watch
  IAC Inter-African Coffee Organisation
  IAE International Atomic Energy Agency | IAEA
  ICC International Criminal Court
  ICG International Crisis Group
  ICJ International Court of Justice
  ICO International Cocoa Organization
  IDB Islamic Development Bank
  IGC International Grains Council
  IHF International Helsinki Federation for Human Rights
  ILO International Labour Organization
  IMF International Monetary Fund | IMF
  IOM International Organization for Migration
  IPU Inter-Parliamentary Union
  IRC Red Cross
  ITP Interpol
  JUR International Commission of Jurists
  KID UNICEF
  MSF Médecins Sans Frontières | Doctors Without Borders
  PAP Pan-African Parliament
  PRC Paris Club
  RCR Red Crescent
  UNO United Nations | UN
  WAD West African Development Bank
  WBK World Bank
  WCT International war crimes tribunals
  WEF World Economic Forum
  WFP World Food Programme
  WHO World Health Organization | WHO
  WTO World Trade Organization | WTO
  XFM Oxfam`;

/** Movements, parties and armed groups. */
export const GROUPS = `
  AAM Al-Aqsa Martyrs' Brigades
  ALQ Al Qaeda | Al-Qaeda
  AML Amal Movement
  ANO Abu Nidal Organization
  ASL South Lebanon Army
  BTH Ba'ath Party
  DFL Democratic Front for the Liberation of Palestine
  ENN Ennahda Movement
  FIS Islamic Salvation Army
  FLN National Liberation Front (Algeria)
  FTA Fatah
  GIA Armed Islamic Group
  GSP Salafist Group for Preaching and Combat
  HEZ Hezbollah
  HMS Hamas
  IAF Islamic Action Front
  ISJ Palestinian Islamic Jihad
  KDP Kurdistan Democratic Party
  LBA Israeli Labor Party
  LKD Likud
  MBR Muslim Brotherhood
  MRZ Meretz
  MSP Movement of Society for Peace
  PFL Popular Front for the Liberation of Palestine
  PLF Palestine Liberation Front
  PLO Palestine Liberation Organization
  PLS Polisario Front
  PMD People's Mujahedin of Iran
  RND Democratic National Rally
  SHA Shas
  TAL Taliban`;

/** Actors of this sort without a country. */
export const SORTS = `
  IGO Intergovernmental organizations
  IMG International militarized groups
  MNC Multinational corporations
  NGM Non-governmental movements
  NGO Non-governmental organizations`;
