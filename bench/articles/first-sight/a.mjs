export default {
  seen: '2025-11-30 first set',
  sentences: [
    [
      'Brazilian President Luiz Inácio Lula da Silva will not travel to Buenos Aires for the Mercosur summit, a presidential aide told reporters on Tuesday.',
      'luiz-inacio-lula-da-silva DECLINED|NOT_EXPECTED HEAD_OF_STATE',
    ],
    [
      'Javier Milei skipped the inauguration in La Paz, sending his foreign minister in his place.',
      'javier-milei ABSENT|DELEGATED; ?argentina ATTENDED|EXPECTED',
    ],
    [
      "Kenya's William Ruto was among those who gathered in Addis Ababa on Monday for the climate summit.",
      'william-ruto ATTENDED HEAD_OF_STATE',
    ],
    [
      'Anwar Ibrahim, who chairs ASEAN this year, opened the meeting in Kuala Lumpur last week.',
      'anwar-ibrahim ATTENDED',
    ],
    [
      'Cyril Ramaphosa sent his deputy, Paul Mashatile, to the funeral in Luanda on Saturday instead of going himself.',
      'cyril-ramaphosa DELEGATED|ABSENT; ?~Mashatile ATTENDED|EXPECTED',
    ],
    [
      'Instead of Narendra Modi, Subrahmanyam Jaishankar came to the gathering in Tianjin on August 20.',
      'narendra-modi ABSENT|DELEGATED; subrahmanyam-jaishankar ATTENDED',
    ],
    [
      'Volodymyr Zelenskyy would attend the talks in Istanbul only if Vladimir Putin came in person, his spokesman said.',
      'volodymyr-zelenskyy POSSIBLE',
    ],
    [
      '"We will be in Baku," Nikol Pashinyan told reporters when asked about the summit in the Azerbaijani capital.',
      'nikol-pashinyan CONFIRMED|EXPECTED',
    ],
    [
      'Missing from the family photo at the G20 summit in Rio de Janeiro last week were Javier Milei and Giorgia Meloni.',
      'javier-milei ABSENT; giorgia-meloni ABSENT',
    ],
    [
      'Marco Rubio and Sergei Lavrov met in Vienna on Tuesday.',
      'marco-rubio ATTENDED; sergei-lavrov ATTENDED',
    ],
    [
      'Pedro Sánchez sent his regrets to the organisers of the summit in Lima.',
      'pedro-sanchez DECLINED|NOT_EXPECTED',
    ],
    [
      "Bola Tinubu's presence at the summit in Accra next week has been confirmed by the Nigerian presidency.",
      'bola-tinubu CONFIRMED',
    ],
    [
      'Australia will be represented by Penny Wong at the forum in Suva in September.',
      'penny-wong EXPECTED; ?australia EXPECTED',
    ],
    [
      'Representing Turkey at the conference in Doha last week was Foreign Minister Hakan Fidan.',
      'hakan-fidan ATTENDED MINISTER; ?turkiye ATTENDED',
    ],
    ['The Kremlin has yet to say who will lead the Russian delegation to the summit in Rio.', ''],
    [
      'Friedrich Merz cut short his visit to the summit in Nice and flew home on Monday.',
      'friedrich-merz ATTENDED',
    ],
    [
      'An invitation has also gone out to Viktor Orbán, organisers of the forum in Astana said.',
      'viktor-orban INVITED',
    ],
    [
      'The host, Ilham Aliyev, greeted Recep Tayyip Erdogan and Shehbaz Sharif at the opening of the summit in Khankendi last week.',
      'ilham-aliyev ATTENDED HOST; recep-tayyip-erdogan ATTENDED; shehbaz-sharif ATTENDED',
    ],
    [
      'Prabowo Subianto has called off a planned trip to China for the military parade because of protests at home.',
      'prabowo-subianto WITHDRAWN',
    ],
    [
      'Sheinbaum snubs Lima summit. Mexican President Claudia Sheinbaum will not go to the summit in Lima in protest at the arrest of a former official.',
      'claudia-sheinbaum NOT_EXPECTED|DECLINED',
    ],
    [
      'Macron, Merz to join Zelenskyy at Kyiv summit. Emmanuel Macron, Friedrich Merz and Volodymyr Zelenskyy are old allies.',
      'emmanuel-macron EXPECTED; friedrich-merz EXPECTED; volodymyr-zelenskyy EXPECTED',
    ],
    [
      'Asked if Keir Starmer would be going to the ceremony in Gdansk, his spokeswoman said: "He will."',
      'keir-starmer CONFIRMED|EXPECTED',
    ],
    [
      'Donald Tusk ruled himself out of the talks in Washington on Monday.',
      'donald-tusk DECLINED|NOT_EXPECTED|WITHDRAWN',
    ],
    [
      'The Iranian side at the negotiations in Oman last week was headed by Abbas Araghchi.',
      'abbas-araghchi ATTENDED; ?iran ATTENDED',
    ],
    [
      "Egypt's Abdel Fattah el-Sisi is set to miss the summit in Baghdad because of illness.",
      'abdel-fattah-el-sisi NOT_EXPECTED',
    ],
    [
      'Paul Kagame walked out of the meeting in Arusha last week after a row over troops.',
      'paul-kagame ATTENDED|WITHDRAWN',
    ],
    [
      'There was no sign of Min Aung Hlaing at the dinner, but Wang Yi and Penny Wong were both seen at the reception in Vientiane last week.',
      '?~Hlaing ABSENT; wang-yi ATTENDED; penny-wong ATTENDED',
    ],
    [
      'Mohammed bin Salman is the most prominent of the guests who have confirmed for the summit in Sharm el-Sheikh.',
      'mohammed-bin-salman CONFIRMED',
    ],
    [
      'Benjamin Netanyahu, for whom an arrest warrant is outstanding, will stay away from the ceremony in Warsaw.',
      'benjamin-netanyahu NOT_EXPECTED',
    ],
    [
      "Gustavo Petro's absence from the summit in Santo Domingo last week angered his hosts.",
      'gustavo-petro ABSENT',
    ],
    [
      'Mark Carney took his seat at the G7 table in Kananaskis alongside Emmanuel Macron and Giorgia Meloni in June.',
      'mark-carney ATTENDED; emmanuel-macron ATTENDED; giorgia-meloni ATTENDED',
    ],
    [
      'Neither leader has said whether he will be there. Ilham Aliyev and Nikol Pashinyan have been invited to the White House summit on September 8.',
      'ilham-aliyev INVITED; nikol-pashinyan INVITED; ?ilham-aliyev POSSIBLE; ?nikol-pashinyan POSSIBLE',
    ],
    [
      'Anthony Albanese gave a speech at the Pacific summit in Honiara on Wednesday.',
      'anthony-albanese ATTENDED',
    ],
    [
      'Delegations from Ghana, Togo and Benin took part in the drill in Lomé last week.',
      'ghana ATTENDED DELEGATION; togo ATTENDED; benin ATTENDED',
    ],
    [
      "Turkey's foreign minister, Hakan Fidan, stood in for Recep Tayyip Erdogan at the summit in Tirana last week.",
      'hakan-fidan ATTENDED MINISTER; recep-tayyip-erdogan ABSENT|DELEGATED',
    ],
    [
      '"I have no plans to attend," Viktor Orbán said of the summit in Chisinau.',
      'viktor-orban NOT_EXPECTED|DECLINED',
    ],
    [
      'Maia Sandu said she had turned down the offer of a seat at the conference in Minsk.',
      'maia-sandu DECLINED',
    ],
    [
      'The presidents of Chile and Colombia flew to Brasilia on Friday for the Amazon summit.',
      'gabriel-boric ATTENDED|EXPECTED; gustavo-petro ATTENDED|EXPECTED',
    ],
    [
      'Ferdinand Marcos had been due at the summit in Kuala Lumpur last week but stayed in Manila as a typhoon approached.',
      'ferdinand-marcos ABSENT',
    ],
    ['Shigeru Ishiba has yet to decide on going to the UN conference in Nice.', 'shigeru-ishiba POSSIBLE'],
    [
      'The guest list for the banquet in Riyadh next week includes Narendra Modi but not Shehbaz Sharif.',
      'narendra-modi EXPECTED|INVITED; shehbaz-sharif NOT_EXPECTED',
    ],
    ['Giorgia Meloni joined the meeting in Brussels last week by video link.', 'giorgia-meloni ATTENDED'],
    ['Abiy Ahmed declined an offer by Egypt to mediate.', ''],
    ['Lavrov did not rule out a meeting of the presidents. Sergei Lavrov spoke in Moscow.', ''],
    [
      'French President Emmanuel Macron, accompanied by David Lammy, visited the school in Calais on Monday.',
      '',
    ],
    ['William Ruto attended school in Kamagut.', ''],
    [
      'The summit in Lusaka was called off after William Ruto and Paul Kagame pulled out.',
      'william-ruto WITHDRAWN; paul-kagame WITHDRAWN',
    ],
    [
      'Cyril Ramaphosa is hosting Luiz Inácio Lula da Silva, Narendra Modi and other leaders at the G20 summit in Johannesburg.',
      'cyril-ramaphosa ATTENDED|EXPECTED HOST; luiz-inacio-lula-da-silva ATTENDED|EXPECTED; narendra-modi ATTENDED|EXPECTED',
    ],
    [
      'Donald Trump said he might drop by the talks in Istanbul if Vladimir Putin shows up.',
      'donald-trump POSSIBLE; ?vladimir-putin POSSIBLE',
    ],
    ['Recep Tayyip Erdogan was not invited to the summit in Nicosia.', '?recep-tayyip-erdogan NOT_EXPECTED'],
    [
      "Hungary's prime minister, Viktor Orbán, was the only EU leader at the parade in Moscow in May, apart from Robert Fico.",
      'viktor-orban ATTENDED; robert-fico ATTENDED',
    ],
    [
      'Robert Fico shrugged off criticism and showed up at the commemoration in Moscow in May.',
      'robert-fico ATTENDED',
    ],
    ['Iran and Iraq did not send anyone to the conference in Manama last week.', 'iran ABSENT; iraq ABSENT'],
    [
      'Luiz Inácio Lula da Silva and Claudia Sheinbaum are both expected, while Javier Milei is not, according to the hosts of the summit in Bogotá.',
      'luiz-inacio-lula-da-silva EXPECTED|CONFIRMED; claudia-sheinbaum EXPECTED|CONFIRMED; javier-milei NOT_EXPECTED',
    ],
    ['The attendance of Gabriel Boric at the summit in Quito remains in doubt.', 'gabriel-boric POSSIBLE'],
    [
      'On the sidelines of the summit in Samarkand last week, Narendra Modi held talks with Recep Tayyip Erdogan.',
      'narendra-modi ATTENDED; recep-tayyip-erdogan ATTENDED',
    ],
    [
      'Penny Wong cancelled at the last minute, leaving Australia without a minister at the forum in Port Moresby last week.',
      'penny-wong WITHDRAWN|ABSENT; ?australia ATTENDED',
    ],
    [
      'Macron had planned to be there too. Emmanuel Macron called off his trip to the summit in Chisinau on Wednesday.',
      'emmanuel-macron WITHDRAWN',
    ],
    [
      'Mohammed bin Salman received Emmanuel Macron, Abdel Fattah el-Sisi and Keir Starmer at the summit in Jeddah on August 21. They agreed to meet again in Paris.',
      'mohammed-bin-salman ATTENDED HOST; emmanuel-macron ATTENDED; abdel-fattah-el-sisi ATTENDED; keir-starmer ATTENDED',
    ],
    [
      'Had Vladimir Putin come to the summit in Johannesburg in 2023, he would have been arrested.',
      '?vladimir-putin ABSENT',
    ],
  ],
};
