export default {
  seen: '2025-11-30 seventh set, by one who had read the rules',
  sentences: [
    [
      'German Chancellor Friedrich Merz said on Wednesday he would travel to Vilnius next week for a summit of Baltic leaders.',
      'friedrich-merz CONFIRMED|EXPECTED HEAD_OF_GOVERNMENT',
    ],
    [
      'Indonesia said its president, Prabowo Subianto, would not be at the Gaza peace summit in Sharm el-Sheikh.',
      'prabowo-subianto DECLINED|NOT_EXPECTED',
    ],
    [
      'Philippine President Ferdinand Marcos has been invited to attend the G7 summit in Evian as a guest.',
      'ferdinand-marcos INVITED',
    ],
    [
      'The Rwandan leader did not attend the summit in Luanda on Sunday, a spokeswoman for Paul Kagame confirmed.',
      'paul-kagame ABSENT',
    ],
    [
      "Italian Prime Minister Giorgia Meloni and Hungary's Viktor Orbán attended the inauguration ceremony in Washington in January.",
      'giorgia-meloni ATTENDED; viktor-orban ATTENDED',
    ],
    [
      'Both Claudia Sheinbaum and Mark Carney are planning to take part in the trade forum in Vancouver next month.',
      'claudia-sheinbaum EXPECTED; mark-carney EXPECTED',
    ],
    [
      'Bola Tinubu arrived late at the summit in Accra on Monday and left before the final session.',
      'bola-tinubu ATTENDED',
    ],
    [
      "Egypt's foreign ministry announced that Abdel Fattah el-Sisi will take part in the BRICS summit by video conference.",
      'abdel-fattah-el-sisi CONFIRMED',
    ],
    [
      'The Turkish president, who had been expected to attend, was kept away from the summit in Samarkand last week by illness.',
      'recep-tayyip-erdogan ABSENT',
    ],
    [
      "Ukraine's Volodymyr Zelenskyy made a surprise appearance at the summit in Copenhagen on Monday.",
      'volodymyr-zelenskyy ATTENDED',
    ],
    [
      "Australia's Penny Wong has accepted an invitation to address the security conference in Singapore.",
      'penny-wong CONFIRMED',
    ],
    [
      'Chinese Premier Li Qiang will represent Xi Jinping at the G20 summit in Johannesburg, Beijing said.',
      '~Li EXPECTED|CONFIRMED; xi-jinping NOT_EXPECTED',
    ],
    ['Pedro Sánchez walked out of the dinner in Brussels in March.', 'pedro-sanchez ATTENDED'],
    [
      'Narendra Modi is unlikely to be in Kuala Lumpur for the ASEAN summit in October.',
      'narendra-modi NOT_EXPECTED',
    ],
    [
      "South Africa's government expressed regret at the decision of Donald Trump to boycott the G20 summit in Johannesburg.",
      'donald-trump NOT_EXPECTED|DECLINED',
    ],
    [
      'Hosted by Emmanuel Macron, the conference in Paris in February was attended by Narendra Modi and Keir Starmer.',
      'emmanuel-macron ATTENDED; narendra-modi ATTENDED; keir-starmer ATTENDED',
    ],
    [
      'Anwar Ibrahim will stand in for Prabowo Subianto as chair of the meeting in Bali in September.',
      'anwar-ibrahim EXPECTED; ?prabowo-subianto NOT_EXPECTED',
    ],
    [
      'Cyril Ramaphosa told reporters he was looking forward to the summit in Belém.',
      'cyril-ramaphosa CONFIRMED|EXPECTED',
    ],
    [
      'No decision has been made on whether Lee Jae Myung will attend the ceremony in Tokyo.',
      'lee-jae-myung POSSIBLE',
    ],
    [
      'The Kremlin said Vladimir Putin and Recep Tayyip Erdogan would both attend the forum in Ashgabat in December.',
      'vladimir-putin CONFIRMED; recep-tayyip-erdogan CONFIRMED|EXPECTED',
    ],
    [
      'William Ruto of Kenya and Abiy Ahmed of Ethiopia were the only heads of government at the funeral in Harare on Saturday.',
      'william-ruto ATTENDED; abiy-ahmed ATTENDED',
    ],
    [
      'Japan, which chairs the group, said Shigeru Ishiba would host the leaders of Australia and India at a summit in Osaka on September 20.',
      'shigeru-ishiba CONFIRMED|EXPECTED HOST; anthony-albanese EXPECTED|CONFIRMED; narendra-modi EXPECTED|CONFIRMED',
    ],
    [
      'Javier Milei pulled out of the summit hours before it was due to begin in Montevideo on Monday.',
      'javier-milei WITHDRAWN',
    ],
    [
      'Asked whether he would go to the summit in Budapest, Donald Tusk said: "No."',
      '?donald-tusk DECLINED; ?donald-tusk NOT_EXPECTED',
    ],
    [
      'Maia Sandu and Nikol Pashinyan, on their first joint trip, were guests of honour at the parade in Paris in July.',
      'maia-sandu ATTENDED GUEST; nikol-pashinyan ATTENDED',
    ],
    ['The absence of any Arab leader at the conference in Madrid last week was noted.', ''],
    [
      'Qatar and Egypt sent delegations to the talks in Cairo on Tuesday, but Israel did not.',
      'qatar ATTENDED DELEGATION; egypt ATTENDED; israel ABSENT',
    ],
    [
      "Shehbaz Sharif's attendance at the SCO summit in Tianjin was confirmed on Thursday by Pakistan's foreign ministry.",
      'shehbaz-sharif CONFIRMED',
    ],
    [
      'Gustavo Petro reiterated that he will attend only if Cuba is invited to the summit in Punta Cana.',
      'gustavo-petro POSSIBLE; ?cuba INVITED',
    ],
    [
      'Luiz Inácio Lula da Silva opened the climate talks in Belém on Monday with a call for unity.',
      'luiz-inacio-lula-da-silva ATTENDED',
    ],
    [
      "Mohammed bin Salman skipped last month's summit in Algiers and will also miss next week's conference in Tunis.",
      'mohammed-bin-salman ABSENT; mohammed-bin-salman NOT_EXPECTED',
    ],
    [
      'Sergei Lavrov and Marco Rubio sat across from each other at the talks in Riyadh in February.',
      'sergei-lavrov ATTENDED; marco-rubio ATTENDED',
    ],
    [
      'Hakan Fidan, together with his Qatari counterpart, opened the conference in Ankara on Tuesday.',
      'hakan-fidan ATTENDED; ?qatar ATTENDED',
    ],
    [
      'Emmanuel Macron has let it be known that he intends to be in Beirut for the ceremony on September 4.',
      'emmanuel-macron EXPECTED',
    ],
    [
      'Robert Fico shook hands with Kim Jong Un at the reception in Beijing last week.',
      'robert-fico ATTENDED; kim-jong-un ATTENDED',
    ],
    [
      'Keir Starmer is said to have been reluctant to attend the summit in Tirana, but he went in the end.',
      '?keir-starmer ATTENDED; ?keir-starmer DECLINED',
    ],
    ['Ilham Aliyev failed to turn up for the meeting in Brussels in October 2023.', 'ilham-aliyev ABSENT'],
    [
      'More than a dozen leaders, Aleksandar Vučić and Viktor Orbán among them, have confirmed for the forum in Istanbul.',
      'aleksandar-vucic CONFIRMED; viktor-orban CONFIRMED',
    ],
    ['Benjamin Netanyahu blamed Recep Tayyip Erdogan for the failure of the summit in Cairo.', ''],
    [
      'David Lammy is to deputise for Keir Starmer at the ceremony in Gdansk on September 1.',
      'david-lammy EXPECTED; keir-starmer NOT_EXPECTED',
    ],
  ],
};
