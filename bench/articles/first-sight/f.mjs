export default {
  seen: '2025-11-30 sixth set, by one who had read the rules',
  sentences: [
    [
      'Colombian leader Gustavo Petro stunned delegates by announcing from the podium at the climate summit in Belém on Friday that he would not stay for the gala dinner.',
      'gustavo-petro ATTENDED; ?gustavo-petro NOT_EXPECTED; ?gustavo-petro DECLINED',
    ],
    [
      'The Italian premier, Giorgia Meloni, phoned in her apologies for missing the summit in Madrid on Tuesday.',
      'giorgia-meloni ABSENT',
    ],
    [
      'Ethiopian Prime Minister Abiy Ahmed will be represented at the talks in Kampala next week by his foreign minister, officials said.',
      'abiy-ahmed NOT_EXPECTED; ?ethiopia EXPECTED',
    ],
    [
      "Saudi Arabia's Mohammed bin Salman has not left Riyadh since the strikes began, and it is doubtful that he will attend the summit in Cairo.",
      'mohammed-bin-salman POSSIBLE|NOT_EXPECTED',
    ],
    [
      'It remains to be seen whether Recep Tayyip Erdogan accepts the invitation to the conference in Berlin.',
      '?recep-tayyip-erdogan INVITED; ?recep-tayyip-erdogan POSSIBLE',
    ],
    [
      "Mexico's president, Claudia Sheinbaum, took a commercial flight to attend the G20 summit in Rio in November 2024.",
      'claudia-sheinbaum ATTENDED',
    ],
    [
      'Speaking at the forum in Delphi in April, Maia Sandu warned of Russian interference.',
      'maia-sandu ATTENDED',
    ],
    [
      'Ferdinand Marcos and Anwar Ibrahim both begged off the summit in Naypyidaw.',
      'ferdinand-marcos DECLINED|NOT_EXPECTED|WITHDRAWN|ABSENT; anwar-ibrahim DECLINED|NOT_EXPECTED|WITHDRAWN|ABSENT',
    ],
    [
      'Donald Tusk, who flew in from Warsaw, was the last to arrive at the summit in Paris on Monday.',
      'donald-tusk ATTENDED',
    ],
    [
      'The Kremlin confirmed that Vladimir Putin had received an invitation to the summit in Riyadh and would consider it.',
      'vladimir-putin INVITED; ?vladimir-putin POSSIBLE',
    ],
    [
      'South African President Cyril Ramaphosa on Sunday welcomed leaders including Emmanuel Macron, Keir Starmer and Narendra Modi to the summit in Johannesburg.',
      'cyril-ramaphosa ATTENDED HOST; emmanuel-macron ATTENDED; keir-starmer ATTENDED; narendra-modi ATTENDED',
    ],
    ['Nobody from the Argentine government will be at the summit in Havana.', 'argentina NOT_EXPECTED'],
    ['Peru has disinvited Gustavo Petro from the summit in Lima.', '?gustavo-petro NOT_EXPECTED'],
    [
      'Keir Starmer, Emmanuel Macron and Friedrich Merz huddled with Volodymyr Zelenskyy before the start of the summit in Tirana in May.',
      'keir-starmer ATTENDED; emmanuel-macron ATTENDED; friedrich-merz ATTENDED; volodymyr-zelenskyy ATTENDED',
    ],
    [
      'Prabowo Subianto is understood to have turned down an invitation to the wedding in Amman.',
      'prabowo-subianto DECLINED',
    ],
    [
      'Albanese to miss Quad summit. Anthony Albanese will not travel to New Delhi for the Quad summit in November after a call with Narendra Modi.',
      'anthony-albanese NOT_EXPECTED|DECLINED',
    ],
    [
      "Sergei Lavrov's planned participation in the conference in Malta has angered Kyiv.",
      'sergei-lavrov EXPECTED',
    ],
    ['"Of course I am going," Robert Fico said of the parade in Beijing.', 'robert-fico CONFIRMED|EXPECTED'],
    [
      '"We have decided not to take part in the summit in Yerevan," Ilham Aliyev told state television.',
      'ilham-aliyev DECLINED',
    ],
    [
      "Egypt's president wants Donald Trump to attend the opening of the museum in Giza.",
      '?donald-trump POSSIBLE; ?donald-trump INVITED',
    ],
    [
      'The White House has not commented on whether Marco Rubio will attend the funeral in Buenos Aires.',
      'marco-rubio POSSIBLE',
    ],
    [
      'William Ruto had hoped to attend the summit in Luanda but his plane was grounded by fog.',
      'william-ruto ABSENT|NOT_EXPECTED',
    ],
    [
      'The Hungarian prime minister was alone among EU leaders in attending the ceremony in Moscow in May.',
      'viktor-orban ATTENDED HEAD_OF_GOVERNMENT',
    ],
    [
      "Among other no-shows at last week's summit in Windhoek were Paul Kagame and Bola Tinubu.",
      'paul-kagame ABSENT; bola-tinubu ABSENT',
    ],
    [
      'Shigeru Ishiba, in Hanoi for a regional summit, met his Malaysian counterpart, Anwar Ibrahim, on Thursday.',
      'shigeru-ishiba ATTENDED; anwar-ibrahim ATTENDED; ?shigeru-ishiba EXPECTED',
    ],
    [
      'On Monday, Penny Wong left for Manila, where she will co-chair the ministerial meeting.',
      'penny-wong EXPECTED HOST',
    ],
    [
      "Pakistan's Shehbaz Sharif did the unexpected by showing up at the summit in New Delhi in January.",
      'shehbaz-sharif ATTENDED',
    ],
    [
      'The summit in Bridgetown, which Mark Carney and Pedro Sánchez attended by video, ended without a statement on Sunday.',
      'mark-carney ATTENDED; pedro-sanchez ATTENDED',
    ],
    [
      'The conference in Nairobi in March, boycotted by Cyril Ramaphosa, drew few leaders.',
      'cyril-ramaphosa ABSENT',
    ],
    [
      'Kim Jong Un made his first appearance at a multilateral event when he attended the parade in Beijing in 2015.',
      'kim-jong-un ATTENDED',
    ],
    [
      'Abbas Araghchi has been named as head of the Iranian delegation to the talks in Muscat next week.',
      'abbas-araghchi EXPECTED; ?iran EXPECTED',
    ],
    [
      'Chinese Foreign Minister Wang Yi arrives in Kuala Lumpur on Sunday for a three-day meeting of ASEAN ministers.',
      'wang-yi EXPECTED MINISTER',
    ],
    ['Hakan Fidan is also on the list of speakers at the forum in Doha next month.', 'hakan-fidan EXPECTED'],
    [
      'Abdel Fattah el-Sisi excused himself from the summit in Baghdad.',
      'abdel-fattah-el-sisi DECLINED|ABSENT|NOT_EXPECTED|WITHDRAWN',
    ],
    [
      'David Lammy had to cut short his stay at the conference in Munich in February.',
      'david-lammy ATTENDED',
    ],
    [
      'Viktor Orbán and Aleksandar Vučić have been photographed together at the summit in Granada last week.',
      'viktor-orban ATTENDED; aleksandar-vucic ATTENDED',
    ],
    [
      'Brazil sent its vice president to the inauguration in Caracas in January, while Colombia and Mexico were represented by their ambassadors.',
      'brazil ATTENDED; colombia ATTENDED; mexico ATTENDED',
    ],
    [
      'Neither Gabriel Boric nor Javier Milei has been invited to the summit in Brasilia.',
      '?gabriel-boric NOT_EXPECTED; ?javier-milei NOT_EXPECTED',
    ],
    [
      'Luiz Inácio Lula da Silva joked that he would attend the summit in Alaska if Brazil won the World Cup.',
      '?luiz-inacio-lula-da-silva POSSIBLE',
    ],
    [
      "Turkey's Recep Tayyip Erdogan, Iran's Masoud Pezeshkian and Russia's Vladimir Putin will hold a trilateral summit in Tehran on September 12.",
      'recep-tayyip-erdogan EXPECTED; masoud-pezeshkian EXPECTED; vladimir-putin EXPECTED',
    ],
    [
      'Benjamin Netanyahu is due to address the UN General Assembly on September 26.',
      'benjamin-netanyahu EXPECTED',
    ],
    [
      'Lee Jae Myung sat next to Shigeru Ishiba at the dinner in Kananaskis in June.',
      'lee-jae-myung ATTENDED; shigeru-ishiba ATTENDED',
    ],
    [
      'A seat had been reserved for Narendra Modi at the summit in Sharm el-Sheikh on August 19, but it stayed empty.',
      'narendra-modi ABSENT',
    ],
    [
      'Subrahmanyam Jaishankar was there for India. The meeting of foreign ministers in Jeddah took place on August 20.',
      'subrahmanyam-jaishankar ATTENDED; ?india ATTENDED',
    ],
    [
      'Volodymyr Zelenskyy, whose presence had been in doubt until the last moment, walked into the summit in The Hague in June to applause.',
      'volodymyr-zelenskyy ATTENDED',
    ],
    ['Emmanuel Macron urged Xi Jinping to send a representative to the conference in Paris.', ''],
    ['Vladimir Putin scoffed at the summit in Bürgenstock.', ''],
    [
      'Donald Trump said of the summit in Johannesburg: "We\'re not going to it."',
      'donald-trump DECLINED|NOT_EXPECTED',
    ],
    [
      'Nikol Pashinyan plans to travel to Tianjin at the end of August to take part in the SCO summit and hold talks with Xi Jinping.',
      'nikol-pashinyan EXPECTED; ?xi-jinping EXPECTED',
    ],
    [
      "Alexander Lukashenko will be Xi Jinping's guest at the parade in Beijing.",
      'alexander-lukashenko EXPECTED; ?xi-jinping EXPECTED',
    ],
  ],
};
