export default {
  seen: '2025-11-30 fourth set',
  sentences: [
    [
      'The Indonesian leader, Prabowo Subianto, has joined Anwar Ibrahim and Ferdinand Marcos in pledging to attend the summit in Dili.',
      'prabowo-subianto CONFIRMED|EXPECTED; anwar-ibrahim CONFIRMED|EXPECTED; ferdinand-marcos CONFIRMED|EXPECTED',
    ],
    ['Abbas Araghchi pulled Iran out of the talks in Oslo on Monday after the strikes.', 'iran WITHDRAWN'],
    [
      'Norway has withdrawn its invitation to Viktor Orbán for the security conference in Bergen.',
      '?viktor-orban NOT_EXPECTED',
    ],
    [
      '"Prime Minister Modi will be attending the summit in Tianjin," Subrahmanyam Jaishankar said. Narendra Modi last visited China in 2018.',
      'narendra-modi CONFIRMED|EXPECTED; ?narendra-modi ATTENDED; ?china ATTENDED',
    ],
    [
      'The emir of Qatar, Recep Tayyip Erdogan and Abdel Fattah el-Sisi signed the document at the summit in Sharm el-Sheikh on August 19.',
      'recep-tayyip-erdogan ATTENDED; abdel-fattah-el-sisi ATTENDED; ?qatar ATTENDED; ?~emir ATTENDED',
    ],
    [
      'Javier Milei will be the first Argentine president to address the forum in Jerusalem.',
      'javier-milei EXPECTED',
    ],
    [
      'Germany is to be represented at the funeral by President Frank-Walter Steinmeier rather than Friedrich Merz.',
      '~Steinmeier EXPECTED; ?friedrich-merz NOT_EXPECTED; ?germany EXPECTED',
    ],
    [
      'Emmanuel Macron has agreed to attend, and Giorgia Meloni is considering it, diplomats said of the conference in Cyprus.',
      'emmanuel-macron CONFIRMED|EXPECTED; giorgia-meloni POSSIBLE',
    ],
    [
      'Paul Kagame will send a minister to the summit in Dar es Salaam.',
      'paul-kagame NOT_EXPECTED|DELEGATED; ?rwanda EXPECTED',
    ],
    [
      "Rwanda's president was represented by his foreign minister at the summit in Dar es Salaam in February.",
      'paul-kagame DELEGATED|ABSENT',
    ],
    ['Cyril Ramaphosa left the summit in Kazan early.', 'cyril-ramaphosa ATTENDED'],
    ['William Ruto has pledged to attend.', ''],
    ['Keir Starmer arrived at the summit in Tirana on Friday to applause.', 'keir-starmer ATTENDED'],
    [
      'David Lammy is flying to Manama to attend a security conference, his office said.',
      'david-lammy EXPECTED|CONFIRMED',
    ],
    [
      'The summit in Astana drew Xi Jinping, Vladimir Putin and Recep Tayyip Erdogan last year.',
      'xi-jinping ATTENDED; vladimir-putin ATTENDED; recep-tayyip-erdogan ATTENDED',
    ],
    [
      'The summit in Manila brought together Ferdinand Marcos, Shigeru Ishiba and Anthony Albanese last week.',
      'ferdinand-marcos ATTENDED; shigeru-ishiba ATTENDED; anthony-albanese ATTENDED',
    ],
    [
      'Mohammed bin Salman withdrew from the summit in Algiers on the advice of his doctors, the royal court said.',
      'mohammed-bin-salman WITHDRAWN',
    ],
    ['Mark Carney is among the leaders heading to Egypt for the peace summit.', 'mark-carney EXPECTED'],
    ['Narendra Modi gave the summit in Sharm el-Sheikh a miss.', 'narendra-modi ABSENT|NOT_EXPECTED'],
    [
      'Donald Trump has no plans to go to the funeral in Rome, the White House said.',
      'donald-trump NOT_EXPECTED|DECLINED',
    ],
    [
      'Vladimir Putin could attend the G20 summit in Bali, his ambassador said, though no decision has been made.',
      'vladimir-putin POSSIBLE',
    ],
    [
      'Volodymyr Zelenskyy will only go to the talks in Istanbul if Vladimir Putin is there.',
      'volodymyr-zelenskyy POSSIBLE; ?vladimir-putin POSSIBLE',
    ],
    [
      'Pedro Sánchez, who was due to speak at the forum in Marrakesh on Tuesday, did not turn up.',
      'pedro-sanchez ABSENT',
    ],
    [
      'Hakan Fidan is expected to travel to Damascus for the conference rather than Recep Tayyip Erdogan.',
      'hakan-fidan EXPECTED; ?recep-tayyip-erdogan NOT_EXPECTED',
    ],
    [
      'Attendees at the conference in Antalya in April included Ilham Aliyev, Sergei Lavrov and Viktor Orbán.',
      'ilham-aliyev ATTENDED; sergei-lavrov ATTENDED; viktor-orban ATTENDED',
    ],
    [
      'Those in attendance at the ceremony in Kigali in April included William Ruto and Cyril Ramaphosa.',
      'william-ruto ATTENDED; cyril-ramaphosa ATTENDED',
    ],
    [
      'The visit of Luiz Inácio Lula da Silva to Moscow for the parade in May drew criticism.',
      'luiz-inacio-lula-da-silva ATTENDED',
    ],
    ["Robert Fico's visit to Beijing for the parade has been confirmed.", 'robert-fico CONFIRMED'],
    [
      'Masoud Pezeshkian postponed his trip to the summit in Baku.',
      'masoud-pezeshkian WITHDRAWN|NOT_EXPECTED',
    ],
    [
      'Organisers said Gabriel Boric would open the conference in Valparaíso on September 10.',
      'gabriel-boric EXPECTED|CONFIRMED',
    ],
    [
      'Bola Tinubu is unable to attend the summit in Lomé for health reasons.',
      'bola-tinubu NOT_EXPECTED|DECLINED',
    ],
    ['Abiy Ahmed was barred from the summit in Asmara.', '?abiy-ahmed NOT_EXPECTED; ?abiy-ahmed ABSENT'],
    [
      'Ethiopia and Eritrea were both represented at the ministerial meeting in Djibouti last week.',
      'ethiopia ATTENDED; eritrea ATTENDED',
    ],
    [
      'Friedrich Merz and Donald Tusk were also there. Emmanuel Macron attended the ceremony in Chisinau on Wednesday.',
      'emmanuel-macron ATTENDED; friedrich-merz ATTENDED; donald-tusk ATTENDED',
    ],
    ['Claudia Sheinbaum has never attended a G20 summit in Asia.', ''],
    ['When Xi Jinping visited Hanoi in April, he signed 45 agreements.', ''],
    ['The parade in Caracas was cancelled. Russia had planned to send Sergei Lavrov.', ''],
    [
      'Penny Wong attended the meeting of Quad foreign ministers in Washington on July 1, as did Marco Rubio and Subrahmanyam Jaishankar.',
      'penny-wong ATTENDED; marco-rubio ATTENDED; subrahmanyam-jaishankar ATTENDED',
    ],
    [
      'Anthony Albanese will attend but Shigeru Ishiba will not, according to the programme of the summit in Suva.',
      'anthony-albanese EXPECTED; shigeru-ishiba NOT_EXPECTED',
    ],
    [
      'Maia Sandu has been replaced by her foreign minister on the list of speakers at the forum in Riga.',
      '?maia-sandu WITHDRAWN; ?maia-sandu NOT_EXPECTED; ?maia-sandu DELEGATED',
    ],
    [
      'Nikol Pashinyan did not show up at the CSTO summit in Minsk in 2023, nor did he send a minister.',
      'nikol-pashinyan ABSENT',
    ],
    [
      'Nikol Pashinyan opted against attending the SCO summit in Tianjin.',
      'nikol-pashinyan DECLINED|NOT_EXPECTED',
    ],
    ['Viktor Orbán was dropped from the guest list of the summit in Warsaw.', '?viktor-orban NOT_EXPECTED'],
    [
      'Also attending are Kim Jong Un and Alexander Lukashenko. Xi Jinping will host the parade in Beijing on September 3.',
      'kim-jong-un EXPECTED; alexander-lukashenko EXPECTED; xi-jinping EXPECTED HOST',
    ],
    [
      '"I won\'t be going," Donald Trump said when asked about the G20 summit in Johannesburg.',
      'donald-trump DECLINED|NOT_EXPECTED',
    ],
    ['Wang Yi has not been to a meeting of the council since May.', ''],
    [
      'Shehbaz Sharif, accompanied by the army chief, attended the summit in Tashkent on Monday.',
      'shehbaz-sharif ATTENDED',
    ],
    [
      'Instead of attending the summit in Nairobi, Paul Kagame flew to Doha.',
      'paul-kagame ABSENT|NOT_EXPECTED; ?paul-kagame ATTENDED; ?qatar ATTENDED',
    ],
    [
      'Representatives of Egypt, Qatar and Turkey also participated in the talks in Doha on Sunday.',
      'egypt ATTENDED; qatar ATTENDED; turkiye ATTENDED',
    ],
    [
      'Gustavo Petro and Javier Milei, bitter rivals, avoided each other at the summit in Asunción on Monday.',
      'gustavo-petro ATTENDED; javier-milei ATTENDED',
    ],
  ],
};
