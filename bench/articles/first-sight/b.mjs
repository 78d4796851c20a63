export default {
  seen: '2025-11-30 second set',
  sentences: [
    [
      'NAIROBI (Reuters) - Kenyan President William Ruto will host leaders from across the continent next month for a climate summit, his office said on Thursday.',
      'william-ruto EXPECTED|CONFIRMED HOST HEAD_OF_STATE',
    ],
    [
      "Japanese Prime Minister Shigeru Ishiba will not attend next week's NATO summit in The Hague, the government announced.",
      'shigeru-ishiba DECLINED|NOT_EXPECTED HEAD_OF_GOVERNMENT',
    ],
    [
      "Spain's Pedro Sánchez confirmed on Wednesday that he would be present at the conference in Seville.",
      'pedro-sanchez CONFIRMED',
    ],
    [
      'President Cyril Ramaphosa has accepted an invitation from Emmanuel Macron to attend the G7 summit in Evian, the presidency in Pretoria said.',
      'cyril-ramaphosa CONFIRMED',
    ],
    [
      "Argentina's Javier Milei was conspicuously absent from the gathering of South American leaders in Brasilia on Tuesday.",
      'javier-milei ABSENT',
    ],
    [
      'Indonesian President Prabowo Subianto cancelled his attendance at the military parade in Beijing as protests spread.',
      'prabowo-subianto WITHDRAWN',
    ],
    [
      "Colombia's president, Gustavo Petro, said he would boycott the summit in Punta Cana over the exclusion of Cuba, Nicaragua and Venezuela.",
      'gustavo-petro DECLINED|NOT_EXPECTED HEAD_OF_STATE; ?cuba NOT_EXPECTED; ?nicaragua NOT_EXPECTED; ?venezuela NOT_EXPECTED',
    ],
    [
      'Anwar Ibrahim told parliament that Donald Trump had agreed to attend the ASEAN summit in Kuala Lumpur in October.',
      'donald-trump EXPECTED|CONFIRMED',
    ],
    [
      "Mark Carney has invited Claudia Sheinbaum and Volodymyr Zelenskyy to the G7 leaders' summit in Alberta.",
      'claudia-sheinbaum INVITED; volodymyr-zelenskyy INVITED',
    ],
    ['Claudia Sheinbaum did not say whether she would accept.', ''],
    [
      "British Foreign Secretary David Lammy represented the United Kingdom at the donors' conference in Brussels on Monday.",
      'david-lammy ATTENDED MINISTER; ?united-kingdom ATTENDED',
    ],
    [
      'Narendra Modi is likely to skip the SCO summit in Islamabad and send Subrahmanyam Jaishankar instead, Indian media reported.',
      'narendra-modi NOT_EXPECTED; subrahmanyam-jaishankar EXPECTED|POSSIBLE',
    ],
    [
      'The meeting was attended by Wang Yi, Sergei Lavrov and Abbas Araghchi.',
      '?wang-yi ATTENDED; ?sergei-lavrov ATTENDED; ?abbas-araghchi ATTENDED',
    ],
    [
      'Also in attendance at the state banquet in Windsor last month were Emmanuel Macron and Keir Starmer.',
      'emmanuel-macron ATTENDED; keir-starmer ATTENDED',
    ],
    [
      "Nigeria's Bola Tinubu arrived in Brasilia on Monday ahead of the BRICS summit.",
      'bola-tinubu EXPECTED|ATTENDED|CONFIRMED HEAD_OF_STATE',
    ],
    [
      'Viktor Orbán is the only European Union leader who has said he will travel to Moscow for the anniversary celebrations.',
      'viktor-orban CONFIRMED|EXPECTED HEAD_OF_GOVERNMENT',
    ],
    [
      'Saudi Crown Prince Mohammed bin Salman will chair the summit in Riyadh, which is to be attended by Abdel Fattah el-Sisi and Recep Tayyip Erdogan.',
      'mohammed-bin-salman EXPECTED; abdel-fattah-el-sisi EXPECTED; recep-tayyip-erdogan EXPECTED',
    ],
    [
      'Abiy Ahmed has been invited to the inauguration of President Bola Tinubu in Abuja.',
      'abiy-ahmed INVITED',
    ],
    [
      'Friedrich Merz, Emmanuel Macron and Donald Tusk travelled together by night train to the talks in Kyiv in May.',
      'friedrich-merz ATTENDED; emmanuel-macron ATTENDED; donald-tusk ATTENDED',
    ],
    [
      'It was not immediately clear if Vladimir Putin would attend the summit in person or by video link.',
      '?vladimir-putin POSSIBLE',
    ],
    [
      'Benjamin Netanyahu will not be going to the conference in Davos, an Israeli official said.',
      'benjamin-netanyahu DECLINED|NOT_EXPECTED',
    ],
    [
      'Officials in Ankara said Recep Tayyip Erdogan had no intention of attending the summit in Athens.',
      'recep-tayyip-erdogan NOT_EXPECTED|DECLINED',
    ],
    [
      "Moldova's Maia Sandu and Armenia's Nikol Pashinyan will also take part in the European Political Community summit in Copenhagen.",
      'maia-sandu EXPECTED; nikol-pashinyan EXPECTED',
    ],
    [
      'Shehbaz Sharif thanked Xi Jinping for the invitation to the parade in Beijing and said he looked forward to attending.',
      'shehbaz-sharif CONFIRMED|INVITED|EXPECTED',
    ],
    [
      'Among the no-shows at the summit in Cartagena last week was Luiz Inácio Lula da Silva.',
      'luiz-inacio-lula-da-silva ABSENT',
    ],
    [
      'Ilham Aliyev refused to go to the summit in Granada, citing what he called an anti-Azerbaijani atmosphere.',
      'ilham-aliyev DECLINED',
    ],
    [
      'Egypt and Jordan will send their foreign ministers to the conference in Paris.',
      'egypt EXPECTED MINISTER; jordan EXPECTED MINISTER',
    ],
    [
      'The president of Kenya and the prime minister of Ethiopia were present at the signing ceremony in Kigali last week.',
      'william-ruto ATTENDED HEAD_OF_STATE; abiy-ahmed ATTENDED HEAD_OF_GOVERNMENT',
    ],
    ['No Western leader took part in the parade in Pyongyang last month.', ''],
    [
      'Anthony Albanese will fly to Apia on Sunday to attend the Commonwealth summit.',
      'anthony-albanese EXPECTED',
    ],
    [
      'Ferdinand Marcos did attend the summit in Melbourne last year, contrary to earlier reports.',
      'ferdinand-marcos ATTENDED',
    ],
    [
      'Giorgia Meloni hopes to be in Washington for the inauguration, her aides said.',
      'giorgia-meloni POSSIBLE|EXPECTED',
    ],
    [
      'Paul Kagame and Félix Tshisekedi are scheduled to meet in Doha on Friday.',
      'paul-kagame EXPECTED; ~Tshisekedi EXPECTED',
    ],
    ['Hakan Fidan said Ankara would take part in the conference in Rome.', 'turkiye CONFIRMED|EXPECTED'],
    ['Russia was not represented at the conference in Bürgenstock last year.', 'russia ABSENT'],
    [
      'China stayed away from the peace summit in Switzerland last year, and Saudi Arabia sent its foreign minister.',
      'china ABSENT; saudi-arabia ATTENDED|EXPECTED MINISTER',
    ],
    [
      'Penny Wong will lead the Australian delegation at the UN General Assembly in New York in September.',
      'penny-wong EXPECTED; ?australia EXPECTED',
    ],
    [
      'The leaders of Brazil, Colombia and Chile had confirmed their participation in the summit in Belém by Friday.',
      'luiz-inacio-lula-da-silva CONFIRMED; gustavo-petro CONFIRMED; gabriel-boric CONFIRMED',
    ],
    [
      'A spokesman for Donald Tusk said the prime minister had received an invitation to the parade but would not be attending.',
      'donald-tusk DECLINED|NOT_EXPECTED; ?donald-tusk INVITED',
    ],
    [
      'If Vladimir Putin comes to the summit in Budapest, Volodymyr Zelenskyy will come too, a Ukrainian official said.',
      'volodymyr-zelenskyy POSSIBLE|EXPECTED; ?vladimir-putin POSSIBLE',
    ],
    [
      'Xi Jinping missed the BRICS summit in Rio de Janeiro in July for the first time in 12 years; Li Qiang took his place.',
      'xi-jinping ABSENT; ~Li ATTENDED',
    ],
    [
      'Luiz Inácio Lula da Silva has made clear that he will not be in Washington for the Summit of the Americas unless Cuba is invited.',
      'luiz-inacio-lula-da-silva NOT_EXPECTED|DECLINED|POSSIBLE; ?cuba INVITED',
    ],
    ['Volodymyr Zelenskyy addressed the summit in Hiroshima by video link.', '?volodymyr-zelenskyy ATTENDED'],
    [
      'Robert Fico and Aleksandar Vučić, both of whom have kept ties with Moscow, will be guests at the parade.',
      'robert-fico EXPECTED; aleksandar-vucic EXPECTED',
    ],
    [
      "South Korea's president has been asked to attend the Victory Day parade in Beijing but is said to be weighing the invitation.",
      'lee-jae-myung INVITED|POSSIBLE',
    ],
    ['"I will be there," Masoud Pezeshkian said of the summit in Tianjin.', 'masoud-pezeshkian CONFIRMED'],
    [
      '"We shall not take part," said Hakan Fidan of the talks in Geneva.',
      'turkiye/hakan-fidan DECLINED|NOT_EXPECTED',
    ],
    [
      'Marco Rubio dropped out of the talks in London on Tuesday, and Keith Kellogg went in his stead.',
      'marco-rubio WITHDRAWN|ABSENT; ~Kellogg ATTENDED',
    ],
    ['Kim Jong Un attended a concert in Pyongyang on Saturday with his daughter.', 'kim-jong-un ATTENDED'],
    [
      'Sergei Lavrov stormed out of the ministerial meeting in Skopje after his speech, but had sat through the opening session.',
      'sergei-lavrov ATTENDED|WITHDRAWN',
    ],
    [
      "Lee Jae Myung's office denied reports that he would attend the parade in Beijing.",
      'lee-jae-myung NOT_EXPECTED|DECLINED',
    ],
    [
      "Mongolia's president is to attend the celebrations in Beijing next week, Xinhua reported.",
      'mongolia/~president EXPECTED',
    ],
    [
      'Alexander Lukashenko has been a guest at every parade in Moscow since 2000.',
      '?alexander-lukashenko ATTENDED',
    ],
    [
      'Keir Starmer and Mark Carney co-hosted a virtual meeting of the coalition on Tuesday.',
      'keir-starmer ATTENDED HOST; mark-carney ATTENDED HOST',
    ],
    [
      'Taiwan and Kosovo were left off the guest list for the summit in Madrid.',
      '?taiwan NOT_EXPECTED; ?kosovo NOT_EXPECTED',
    ],
  ],
};
