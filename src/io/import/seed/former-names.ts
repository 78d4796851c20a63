import { readNames, type Name } from './name-notation';

/**
 * Former names of current countries since 1816, by ISO 3166-1 alpha-3 (in the notation of readNames). A former
 * name stays with the country that Correlates of War (State System Membership, v2016) numbers alike: 365 is Russia and was
 * the Soviet Union. Of a territory it stays with the entry of ISO 3166-1 that kept the numeric code.
 *
 * Today's name of the same kind and language holds from the day after the last of these. Official names are listed where
 * the change of the state's name is dated; a colony's name ends with the day before independence.
 *
 * Sources: the constitutions and acts that changed the names, as cited by the UN (UNTERM; bulletins of ISO 3166 and M49),
 * by the World Factbook's field "former", and by Cahoon, worldstatesmen.org. Where they differ about the day, the legal
 * change counts, not its announcement. Names in other languages are listed for the states that the news of the 20th
 * century often mentions.
 */
const FORMER_NAMES = `
AFG =Emirate of Afghanistan @1823/1926-06-08; =Kingdom of Afghanistan @1926-06-09/1973-07-16;
    =Republic of Afghanistan @1973-07-17/1978-04-29; =Democratic Republic of Afghanistan @1978-04-30/1987-11-29;
    =Republic of Afghanistan @1987-11-30/1992-04-27; =Islamic State of Afghanistan @1992-04-28/2002-07-12;
    =Transitional Islamic State of Afghanistan @2002-07-13/2004-01-25
AGO =People's Republic of Angola @1975-11-11/1992-08-26
ALB =Principality of Albania @1914-02-21/1925-01-30; =Albanian Republic @1925-01-31/1928-08-31;
    =Kingdom of Albania @1928-09-01/1946-01-10; =People's Republic of Albania @1946-01-11/1976-12-27;
    =People's Socialist Republic of Albania @1976-12-28/1991-04-29
ARE Trucial States @1820-01-08/1971-12-01
ARG =United Provinces of the Río de la Plata @1816-07-09/1831-01-03; =Argentine Confederation @1831-01-04/1860-10-07
ARM =Armenian Soviet Socialist Republic @1936-12-05/1990-08-22
ATA ~British Antarctic Territory @1974/1979; ~Dronning Maud Land @1974/1983
ATF ~French Southern and Antarctic Territories @1974/1979
AUT =Republic of German-Austria @1918-11-12/1919-10-20; =Republic of Austria @1919-10-21/1934-04-30;
    =Federal State of Austria @1934-05-01/1938-03-12; =Ostmark @1938-03-13/1945-04-26
AZE =Azerbaijan Soviet Socialist Republic @1936-12-05/1991-02-04
BDI Urundi @../1962-06-30; =Kingdom of Burundi @1962-07-01/1966-11-27
BEN Dahomey @../1975-11-29; =Republic of Dahomey @1958-12-04/1975-11-29;
    =People's Republic of Benin @1975-11-30/1990-02-28; de:Dahomey @../1975-11-29; fr:Dahomey @../1975-11-29
BFA Upper Volta @1919-03-01/1984-08-03; =Republic of Upper Volta @1958-12-11/1984-08-03;
    de:Obervolta @1919-03-01/1984-08-03; fr:Haute-Volta @1919-03-01/1984-08-03; es:Alto Volta @1919-03-01/1984-08-03
BGD East Bengal @1947-08-15/1955-10-13; East Pakistan @1955-10-14/1971-03-25
BGR =Principality of Bulgaria @1878-07-13/1908-10-04; =Kingdom of Bulgaria @1908-10-05/1946-09-14;
    =People's Republic of Bulgaria @1946-09-15/1990-11-14
BHR =State of Bahrain @1971-08-15/2002-02-13
BIH =Republic of Bosnia and Herzegovina @1992-03-03/1995-12-13
BLR Byelorussia @../1991-09-18; =Byelorussian Soviet Socialist Republic @1922-12-30/1991-09-18;
    ~Byelorussian SSR @1922-12-30/1991-09-18
BLZ British Honduras @1862-05-12/1973-05-31; de:Britisch-Honduras @1862-05-12/1973-05-31
BOL =Republic of Bolivia @1825-10-03/2009-03-17
BRA =Empire of Brazil @1822-10-12/1889-11-14; =Republic of the United States of Brazil @1889-11-15/1967-03-14
BWA Bechuanaland @1885-03-31/1966-09-29; =Bechuanaland Protectorate @1885-03-31/1966-09-29;
    de:Betschuanaland @1885-03-31/1966-09-29
CAF Ubangi-Shari @1903-12-29/1958-11-30; Central African Republic @1958-12-01/1976-12-03;
    Central African Empire @1976-12-04/1979-09-20
CAN ~Dominion of Canada @1867-07-01/1982-04-16
CHN =Great Qing @../1911-12-31; ~Qing Empire @../1912-02-11; =Republic of China @1912-01-01/1949-09-30
CIV =Republic of the Ivory Coast @1958-12-04/1985-10
CMR =Republic of Cameroon @1960-01-01/1961-09-30; =Federal Republic of Cameroon @1961-10-01/1972-06-01;
    =United Republic of Cameroon @1972-06-02/1984-02-03
COD Congo Free State @1885-07-01/1908-11-14; Belgian Congo @1908-11-15/1960-06-29;
    Congo-Léopoldville @1960-06-30/1966-06-30; Congo-Kinshasa @1966-07-01/1971-10-26; Zaire @1971-10-27/1997-05-17;
    =Republic of the Congo @1960-06-30/1964-07-31; =Democratic Republic of the Congo @1964-08-01/1971-10-26;
    =Republic of Zaire @1971-10-27/1997-05-17;
    fr:Congo belge @1908-11-15/1960-06-29; fr:Congo-Léopoldville @1960-06-30/1966-06-30;
    fr:Congo-Kinshasa @1966-07-01/1971-10-26; fr:Zaïre @1971-10-27/1997-05-17;
    de:Belgisch-Kongo @1908-11-15/1960-06-29; de:Kongo-Léopoldville @1960-06-30/1966-06-30;
    de:Kongo-Kinshasa @1966-07-01/1971-10-26; de:Zaire @1971-10-27/1997-05-17
COG Middle Congo @1903-12-29/1958-11-27; Republic of the Congo @1958-11-28/1969-12-30; Congo @1969-12-31/1992-03-14;
    =People's Republic of the Congo @1969-12-31/1992-03-14
COL New Granada @1831-11-17/1863-05-07; =Republic of New Granada @1831-11-17/1858-05-21;
    =Granadine Confederation @1858-05-22/1863-05-07; =United States of Colombia @1863-05-08/1886-08-04
COM =State of the Comoros @1975-07-06/1978-09-30; =Federal Islamic Republic of the Comoros @1978-10-01/2001-12-22
CPV =Republic of Cape Verde @1975-07-05/2013-10-23
CZE Czech Republic @1993-01-01/2016-07-04
DEU Prussia @1701-01-18/1871-01-17; Germany @1871-01-18/1949-05-22; West Germany @1949-05-23/1990-10-02;
    =Kingdom of Prussia @1701-01-18/1871-01-17; =German Empire @1871-01-18/1918-11-08;
    =German Reich @1918-11-09/1945-06-04; =Allied-occupied Germany @1945-06-05/1949-05-22;
    ~North German Confederation @1867-07-01/1871-01-17; ~Weimar Republic @1918-11-09/1933-03-23;
    ~Nazi Germany @1933-01-30/1945-05-08; ~FRG @1949-05-23/1990-10-02;
    de:Preußen @1701-01-18/1871-01-17; de:Deutschland @1871-01-18/1949-05-22; de:Westdeutschland @1949-05-23/1990-10-02;
    de:=Königreich Preußen @1701-01-18/1871-01-17; de:=Deutsches Reich @1871-01-18/1949-05-22;
    fr:Prusse @1701-01-18/1871-01-17; fr:Allemagne @1871-01-18/1949-05-22;
    fr:Allemagne de l'Ouest @1949-05-23/1990-10-02; es:Prusia @1701-01-18/1871-01-17;
    es:Alemania @1871-01-18/1949-05-22; es:Alemania Occidental @1949-05-23/1990-10-02;
    ru:Пруссия @1701-01-18/1871-01-17; ru:Германия @1871-01-18/1949-05-22; ru:Западная Германия @1949-05-23/1990-10-02
DJI French Somaliland @1896-05-20/1967-07-04; French Afars and Issas @1967-07-05/1977-06-26;
    =French Territory of the Afars and the Issas @1967-07-05/1977-06-26
EGY Egypt @../1958-02-21; United Arab Republic @1958-02-22/1971-09-01; =Sultanate of Egypt @1914-12-19/1922-03-14;
    =Kingdom of Egypt @1922-03-15/1953-06-17; =Republic of Egypt @1953-06-18/1958-02-21;
    =United Arab Republic @1958-02-22/1971-09-01; ~UAR @1958-02-22/1971-09-01;
    de:Ägypten @../1958-02-21; de:Vereinigte Arabische Republik @1958-02-22/1971-09-01;
    fr:Égypte @../1958-02-21; fr:République arabe unie @1958-02-22/1971-09-01
ESH Spanish Sahara @1884-12-26/1976-02-26
ESP =Kingdom of Spain @../1873-02-10; =Spanish Republic @1873-02-11/1874-12-28; =Kingdom of Spain @1874-12-29/1931-04-13;
    =Spanish Republic @1931-04-14/1939-03-31; =Spanish State @1939-04-01/1975-11-21
EST =Republic of Estonia @1918-02-24/1940-08-05; =Estonian Soviet Socialist Republic @1940-08-06/1990-05-07
ETH Abyssinia @../1931-07-15; =Ethiopian Empire @../1974-09-11; =Socialist Ethiopia @1974-09-12/1987-09-09;
    =People's Democratic Republic of Ethiopia @1987-09-10/1991-05-27;
    =Transitional Government of Ethiopia @1991-05-28/1995-08-20; de:Abessinien @../1931-07-15; fr:Abyssinie @../1931-07-15
FIN =Grand Duchy of Finland @1809-03-29/1917-12-05
FJI =Colony of Fiji @1874-10-10/1970-10-09; =Dominion of Fiji @1970-10-10/1987-10-06; =Republic of Fiji @1987-10-07/1990-07-24;
    =Sovereign Democratic Republic of Fiji @1990-07-25/1998-07-26; =Republic of the Fiji Islands @1998-07-27/2009
FRA =Kingdom of France @1815-07-08/1848-02-23; =French Republic @1848-02-24/1852-12-01; =French Empire @1852-12-02/1870-09-03;
    =French Republic @1870-09-04/1940-07-09; =French State @1940-07-10/1944-08-24;
    ~Metropolitan France @1993/1997-07-14; ~Vichy France @1940-07-10/1944-08-24
GBR =United Kingdom of Great Britain and Ireland @1801-01-01/1927-04-11
GEO =Georgian Soviet Socialist Republic @1936-12-05/1990-11-13; =Republic of Georgia @1990-11-14/1995-08-23
GHA Gold Coast @../1957-03-05; =Dominion of Ghana @1957-03-06/1960-06-30; de:Goldküste @../1957-03-05
GIN French Guinea @1894/1958-10-01; =Republic of Guinea @1958-10-02/1978-12-31;
    =People's Revolutionary Republic of Guinea @1979-01-01/1984-05-22
GMB =Republic of the Gambia @1970-04-24/2015-12-10; =Islamic Republic of the Gambia @2015-12-11/2017-01-28
GNB Portuguese Guinea @../1973-09-23
GNQ Spanish Guinea @../1968-10-11
GRC =Kingdom of Greece @1832-07-21/1924-03-24; =Hellenic Republic @1924-03-25/1935-10-10;
    =Kingdom of Greece @1935-10-11/1973-05-31
GUY British Guiana @1831-07-21/1966-05-25; =Guyana @1966-05-26/1970-02-22
HKG =Hong Kong @1841-01-26/1997-06-30; ~British Hong Kong @1841-01-26/1997-06-30
HTI =Republic of Haiti @1806-10-17/1849-08-25; =Empire of Haiti @1849-08-26/1859-01-14
HUN =Kingdom of Hungary @1920-03-01/1946-01-31; =Republic of Hungary @1946-02-01/1949-08-19;
    =Hungarian People's Republic @1949-08-20/1989-10-22; =Republic of Hungary @1989-10-23/2011-12-31
IDN Dutch East Indies @../1945-08-16; =Republic of Indonesia @1945-08-17/1949-12-26;
    =United States of Indonesia @1949-12-27/1950-08-16; de:Niederländisch-Indien @../1945-08-16;
    fr:Indes orientales néerlandaises @../1945-08-16
IND =Indian Empire @1876-05-01/1947-08-14; =Dominion of India @1947-08-15/1950-01-25; ~British Raj @1858-06-28/1947-08-14
IRL Ireland @../1922-12-05; Irish Free State @1922-12-06/1937-12-28; =Irish Free State @1922-12-06/1937-12-28;
    =Ireland @1937-12-29/1949-04-17
IRN Persia @../1935-03-20; =Imperial State of Persia @1925-12-15/1935-03-20; =Imperial State of Iran @1935-03-21/1979-03-31;
    de:Persien @../1935-03-20; fr:Perse @../1935-03-20; es:Persia @../1935-03-20; ru:Персия @../1935-03-20
IRQ Mesopotamia @../1921-08-22; =Kingdom of Iraq @1921-08-23/1958-07-13; =Iraqi Republic @1958-07-14/1992
ISL =Kingdom of Iceland @1918-12-01/1944-06-16
ITA Sardinia @../1861-03-16; =Kingdom of Sardinia @../1861-03-16; =Kingdom of Italy @1861-03-17/1946-06-01;
    ~Piedmont-Sardinia @../1861-03-16; de:Sardinien @../1861-03-16; fr:Sardaigne @../1861-03-16
JOR Transjordan @1921-04-11/1949-04-25; =Emirate of Transjordan @1921-04-11/1946-05-24;
    =Hashemite Kingdom of Transjordan @1946-05-25/1949-04-25; de:Transjordanien @1921-04-11/1949-04-25
JPN =Empire of Japan @1868-01-03/1947-05-02
KAZ =Kazakh Soviet Socialist Republic @1936-12-05/1991-12-09
KEN British East Africa @1895-07-01/1920-07-22; =Colony and Protectorate of Kenya @1920-07-23/1963-12-11;
    =Kenya @1963-12-12/1964-12-11
KGZ Kirghizia @../1990-12-14; =Kirghiz Soviet Socialist Republic @1936-12-05/1990-12-14;
    =Republic of Kyrgyzstan @1990-12-15/1993-05-04
KHM Cambodia @../1975-04-16; Kampuchea @1975-04-17/1989-04-30; =Kingdom of Cambodia @1953-11-09/1970-10-08;
    =Khmer Republic @1970-10-09/1976-01-04; =Democratic Kampuchea @1976-01-05/1979-01-07;
    =People's Republic of Kampuchea @1979-01-08/1989-04-30; =State of Cambodia @1989-05-01/1993-09-23;
    de:Kambodscha @../1975-04-16; de:Kampuchea @1975-04-17/1989-04-30;
    fr:Cambodge @../1975-04-16; fr:Kampuchéa @1975-04-17/1989-04-30
KIR Gilbert Islands @../1979-07-11; de:Gilbertinseln @../1979-07-11
KNA Saint Kitts-Nevis-Anguilla @1882/1980-12-18
LAO =Kingdom of Laos @1947-05-11/1975-12-01
LBN =State of Greater Lebanon @1920-09-01/1926-05-22
LBY =United Kingdom of Libya @1951-12-24/1963-04-25; =Kingdom of Libya @1963-04-26/1969-08-31;
    =Libyan Arab Republic @1969-09-01/1977-03-01; =Socialist People's Libyan Arab Jamahiriya @1977-03-02/1986-04-14;
    =Great Socialist People's Libyan Arab Jamahiriya @1986-04-15/2011-10-19; =Libya @2011-10-20/2013-01-08;
    ~Libyan Arab Jamahiriya @1977-03-02/2011-10-19; ~Libyan Jamahiriya @1977-03-02/2011-10-19
LKA Ceylon @../1972-05-21; =Ceylon @1948-02-04/1972-05-21;
    =Free, Sovereign and Independent Republic of Sri Lanka @1972-05-22/1978-09-06; ~Dominion of Ceylon @1948-02-04/1972-05-21;
    de:Ceylon @../1972-05-21; fr:Ceylan @../1972-05-21; es:Ceilán @../1972-05-21; ru:Цейлон @../1972-05-21
LSO Basutoland @1868-03-12/1966-10-03; de:Basutoland @1868-03-12/1966-10-03
LTU =Republic of Lithuania @1918-02-16/1940-08-02; =Lithuanian Soviet Socialist Republic @1940-08-03/1990-03-10
LVA =Republic of Latvia @1918-11-18/1940-08-04; =Latvian Soviet Socialist Republic @1940-08-05/1990-05-03
MAC =Macau @1887-12-01/1999-12-19; ~Portuguese Macau @../1999-12-19
MDA Moldavia @1940-08-02/1990-06-04; =Moldavian Soviet Socialist Republic @1940-08-02/1990-06-04;
    =Soviet Socialist Republic of Moldova @1990-06-05/1991-05-22
MDG =Kingdom of Madagascar @../1897-02-27; =Malagasy Republic @1958-10-14/1975-12-29;
    =Democratic Republic of Madagascar @1975-12-30/1992-09-11
MDV Maldive Islands @../1969-04
MEX =Mexican Empire @1821-09-28/1823-03-19; =United Mexican States @1824-10-04/1835-10-22;
    =Mexican Republic @1835-10-23/1846-08-21; =United Mexican States @1846-08-22/1864-04-09;
    =Mexican Empire @1864-04-10/1867-06-19
MKD Macedonia @1991-09-08/2019-02-11; =Republic of Macedonia @1991-09-08/2019-02-11;
    ~FYROM @1993-04-08/2019-02-11; ~former Yugoslav Republic of Macedonia @1993-04-08/2019-02-11;
    de:Mazedonien @1991-09-08/2019-02-11; fr:Macédoine @1991-09-08/2019-02-11; es:Macedonia @1991-09-08/2019-02-11;
    ru:Македония @1991-09-08/2019-02-11
MLI French Sudan @../1958-11-23; Sudanese Republic @1958-11-24/1960-09-21
MLT =State of Malta @1964-09-21/1974-12-12
MMR Burma @../1989-06-17; =Union of Burma @1948-01-04/1974-01-03;
    =Socialist Republic of the Union of Burma @1974-01-04/1988-09-22; =Union of Burma @1988-09-23/1989-06-17;
    =Union of Myanmar @1989-06-18/2010-10-20; de:Birma @../1989-06-17
MNE =Republic of Montenegro @1992-04-27/2007-10-21
MNG =Mongolian People's Republic @1924-11-26/1992-02-11
MOZ =People's Republic of Mozambique @1975-06-25/1990-11-29
MUS =Mauritius @1968-03-12/1992-03-11
MWI British Central Africa @1893-02-22/1907-07-05; Nyasaland @1907-07-06/1964-07-05;
    de:Njassaland @1907-07-06/1964-07-05
MYS Malaya @../1963-09-15; =Federation of Malaya @1948-02-01/1963-09-15
NAM German South West Africa @1884-08-07/1915-07-08; South West Africa @1915-07-09/1990-03-20;
    de:Deutsch-Südwestafrika @1884-08-07/1915-07-08; de:Südwestafrika @1915-07-09/1990-03-20
NGA =Federation of Nigeria @1954-10-01/1963-09-30
NPL =Kingdom of Nepal @../2008-05-27
OMN Muscat and Oman @../1970-08-08; =Sultanate of Muscat and Oman @../1970-08-08
PAK =Dominion of Pakistan @1947-08-14/1956-03-22
PHL Philippine Islands @../1935-11-14; =Commonwealth of the Philippines @1935-11-15/1946-07-03
PNG Papua and New Guinea @1949-07-01/1971-06-30; =Territory of Papua and New Guinea @1949-07-01/1971-06-30
POL =Republic of Poland @1918-11-11/1952-07-21; =Polish People's Republic @1952-07-22/1989-12-30
PRI Porto Rico @1899-04-11/1932-05-16
PRT =Kingdom of Portugal @../1910-10-04
PYF French Establishments in Oceania @1880-06-29/1957-07-21
ROU United Principalities @1859-01-24/1866-07-12; =Kingdom of Romania @1881-03-14/1947-12-29;
    =Romanian People's Republic @1947-12-30/1965-08-20; =Socialist Republic of Romania @1965-08-21/1989-12-28
RUS Russia @../1922-12-29; Soviet Union @1922-12-30/1991-12-25; =Russian Empire @1721-11-02/1917-09-13;
    =Russian Republic @1917-09-14/1918-07-18; =Russian Socialist Federative Soviet Republic @1918-07-19/1922-12-29;
    =Union of Soviet Socialist Republics @1922-12-30/1991-12-25; ~USSR @1922-12-30/1991-12-25;
    ~Soviet Russia @1917-11-07/1922-12-29; ~RSFSR @1918-07-19/1991-12-25;
    ~Russian Soviet Federative Socialist Republic @1936-12-05/1991-12-25;
    de:Russland @../1922-12-29; de:Sowjetunion @1922-12-30/1991-12-25; de:~UdSSR @1922-12-30/1991-12-25;
    fr:Russie @../1922-12-29; fr:Union soviétique @1922-12-30/1991-12-25; fr:~URSS @1922-12-30/1991-12-25;
    es:Rusia @../1922-12-29; es:Unión Soviética @1922-12-30/1991-12-25; it:Russia @../1922-12-29;
    it:Unione Sovietica @1922-12-30/1991-12-25; pt:Rússia @../1922-12-29; pt:União Soviética @1922-12-30/1991-12-25;
    ru:Россия @../1922-12-29; ru:Советский Союз @1922-12-30/1991-12-25; ru:~СССР @1922-12-30/1991-12-25;
    pl:Rosja @../1922-12-29; pl:Związek Radziecki @1922-12-30/1991-12-25; zh:俄国 @../1922-12-29;
    zh:苏联 @1922-12-30/1991-12-25; ja:ロシア @../1922-12-29; ja:ソビエト連邦 @1922-12-30/1991-12-25;
    ja:~ソ連 @1922-12-30/1991-12-25; ko:러시아 @../1922-12-29; ko:소련 @1922-12-30/1991-12-25;
    ar:روسيا @../1922-12-29; ar:الاتحاد السوفيتي @1922-12-30/1991-12-25
RWA Ruanda @../1962-06-30; =Kingdom of Rwanda @../1961-01-27
SAU Hejaz and Nejd @1926-01-08/1932-09-22; =Kingdom of Hejaz and Nejd @1926-01-08/1932-09-22
SDN Anglo-Egyptian Sudan @1899-01-19/1955-12-31; =Republic of Sudan @1956-01-01/1969-05-24;
    =Democratic Republic of the Sudan @1969-05-25/1985
SGP =State of Singapore @1959-06-03/1965-08-08
SHN Saint Helena and Dependencies @../2009-08-31
SLB British Solomon Islands @1893-03-15/1975-06-21
SLE =Sierra Leone @1961-04-27/1971-04-18
SOM =Somali Republic @1960-07-01/1969-10-20; =Somali Democratic Republic @1969-10-21/1991-01-26;
    =Somali Republic @1991-01-27/2012-08-19
SRB =Principality of Serbia @../1882-03-05; =Kingdom of Serbia @1882-03-06/1918-11-30;
    =Socialist Republic of Serbia @1963-04-07/1990-09-27
SSD Southern Sudan @2005-07-09/2011-07-08
SUR Surinam @../1975-11-24; ~Dutch Guiana @../1975-11-24
SWZ Swaziland @../2018-04-18; =Kingdom of Swaziland @1968-09-06/2018-04-18; de:Swasiland @../2018-04-18;
    fr:Swaziland @../2018-04-18
SYR =Syrian Republic @1930-05-14/1958-02-21; =United Arab Republic @1958-02-22/1961-09-27
TGO French Togoland @1916-12-27/1960-04-26
THA Siam @../1939-06-22; Thailand @1939-06-23/1945-09-07; Siam @1945-09-08/1949-05-10; =Kingdom of Siam @../1939-06-22;
    =Kingdom of Thailand @1939-06-23/1945-09-07; =Kingdom of Siam @1945-09-08/1949-05-10;
    de:Siam @../1939-06-22; de:Thailand @1939-06-23/1945-09-07; de:Siam @1945-09-08/1949-05-10;
    fr:Siam @../1939-06-22; fr:Thaïlande @1939-06-23/1945-09-07; fr:Siam @1945-09-08/1949-05-10
TJK =Tajik Soviet Socialist Republic @1929-12-05/1991-08-30
TKL Tokelau Islands @1946-05-07/1976-12-08
TKM =Turkmen Soviet Socialist Republic @1925-05-13/1991-10-26
TLS Portuguese Timor @../1975-11-27; East Timor @1975-11-28/2002-05-19
TTO =Trinidad and Tobago @1962-08-31/1976-07-31
TUN =Beylik of Tunis @../1956-03-19; =Kingdom of Tunisia @1956-03-20/1957-07-24
TUR Ottoman Empire @../1923-10-28; Turkey @1923-10-29/2022-05-31; =Sublime Ottoman State @../1922-11-01;
    =Republic of Turkey @1923-10-29/2022-05-31; ~Turkey @../1923-10-28;
    de:Osmanisches Reich @../1923-10-28; fr:Empire ottoman @../1923-10-28; es:Imperio otomano @../1923-10-28;
    ru:Османская империя @../1923-10-28
TUV Ellice Islands @../1975-09-30; de:Elliceinseln @../1975-09-30
TZA German East Africa @1885-02-27/1920-01-09; Tanganyika @1920-01-10/1964-04-25;
    =Tanganyika Territory @1920-01-10/1961-12-08; =Tanganyika @1961-12-09/1962-12-08;
    =Republic of Tanganyika @1962-12-09/1964-04-25; =United Republic of Tanganyika and Zanzibar @1964-04-26/1964-10-28;
    de:Deutsch-Ostafrika @1885-02-27/1920-01-09; de:Tanganjika @1920-01-10/1964-04-25
UGA =Uganda Protectorate @1894-06-18/1962-10-08; =Sovereign State of Uganda @1963-10-09/1967-09-07
UKR =Ukrainian Soviet Socialist Republic @1937-01-30/1991-08-23; ~Ukrainian SSR @1919-03-10/1991-08-23
UMI ~Johnston Island @1974/1986; ~Midway Islands @1974/1986; ~Wake Island @1974/1986;
    ~United States Miscellaneous Pacific Islands @1974/1986
UZB =Uzbek Soviet Socialist Republic @1925-05-13/1991-08-30
VEN =State of Venezuela @1830-01-13/1864-04-21; =United States of Venezuela @1864-04-22/1953-04-10;
    =Republic of Venezuela @1953-04-11/1999-12-19
VIR Danish West Indies @../1917-03-30
VNM Vietnam @../1954-07-20; North Vietnam @1954-07-21/1976-07-01;
    =Democratic Republic of Vietnam @1945-09-02/1976-07-01; de:Vietnam @../1954-07-20; de:Nordvietnam @1954-07-21/1976-07-01;
    fr:Viêt Nam @../1954-07-20; fr:Nord-Viêt Nam @1954-07-21/1976-07-01
VUT New Hebrides @../1980-07-29; de:Neue Hebriden @../1980-07-29; fr:Nouvelles-Hébrides @../1980-07-29
WSM Western Samoa @../1997-07-03; =Independent State of Western Samoa @1962-01-01/1997-07-03;
    de:Westsamoa @../1997-07-03
ZAF =Union of South Africa @1910-05-31/1961-05-30
ZMB Northern Rhodesia @1911-05-01/1964-10-23; de:Nordrhodesien @1911-05-01/1964-10-23
ZWE Southern Rhodesia @../1965-11-10; Rhodesia @1965-11-11/1979-05-31; Zimbabwe Rhodesia @1979-06-01/1979-12-11;
    Southern Rhodesia @1979-12-12/1980-04-17; =Republic of Rhodesia @1970-03-02/1979-05-31;
    de:Südrhodesien @../1965-11-10; de:Rhodesien @1965-11-11/1980-04-17; fr:Rhodésie @../1980-04-17`;

const formerNames: ReadonlyMap<string, readonly Name[]> = new Map(
  FORMER_NAMES.trim()
    .split(/\n(?=[A-Z]{3} )/)
    .map((row) => [row.slice(0, 3), readNames(row.slice(4).replace(/\s+/g, ' '))]),
);

/** The former names of a country of today, by ISO 3166-1 alpha-3, each with its time. */
export const formerNamesOf = (iso3: string): readonly Name[] => formerNames.get(iso3) ?? [];

/** Every alpha-3 that the table names, so that a test can find one that is no country. */
export const countriesWithFormerNames = (): string[] => [...formerNames.keys()];
