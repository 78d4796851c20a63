export default {
  seen: '2025-11-30 fifth set',
  sentences: [
    [
      'Malaysian Prime Minister Anwar Ibrahim will attend the Eastern Economic Forum in Vladivostok next week at the invitation of Vladimir Putin, Bernama reported.',
      'anwar-ibrahim EXPECTED HEAD_OF_GOVERNMENT; ?anwar-ibrahim INVITED; ?vladimir-putin EXPECTED',
    ],
    [
      'French President Emmanuel Macron on Monday became the first European leader to confirm that he would attend the ceremony in Yerevan.',
      'emmanuel-macron CONFIRMED HEAD_OF_STATE',
    ],
    [
      "Israel's Benjamin Netanyahu has decided not to attend the summit in Cairo, his office said, hours after accepting the invitation.",
      'benjamin-netanyahu DECLINED|WITHDRAWN|NOT_EXPECTED',
    ],
    [
      'Ukrainian President Volodymyr Zelenskyy turned up in Jeddah on Friday for the Arab League summit.',
      'volodymyr-zelenskyy ATTENDED HEAD_OF_STATE',
    ],
    [
      'Nigeria will send Vice President Kashim Shettima to the summit in Belém in place of Bola Tinubu.',
      '~Shettima EXPECTED; bola-tinubu NOT_EXPECTED|DELEGATED; ?nigeria EXPECTED',
    ],
    [
      'Chilean President Gabriel Boric regretted that he could not be at the summit in Montevideo.',
      'gabriel-boric NOT_EXPECTED|DECLINED|ABSENT',
    ],
    [
      'There are doubts over whether Viktor Orbán will come to the informal summit in Copenhagen.',
      'viktor-orban POSSIBLE',
    ],
    [
      "Sources in New Delhi ruled out Narendra Modi's participation in the summit in Islamabad.",
      'narendra-modi NOT_EXPECTED',
    ],
    [
      "The Pakistani prime minister's attendance at the parade in Beijing is a foregone conclusion.",
      '?shehbaz-sharif EXPECTED',
    ],
    [
      'Mark Carney had been expected to attend the summit in Lima, but his office said on Thursday that he would stay in Ottawa.',
      'mark-carney DECLINED|NOT_EXPECTED|WITHDRAWN; ?mark-carney EXPECTED',
    ],
    [
      'Asian leaders including Prabowo Subianto, Ferdinand Marcos and Shigeru Ishiba are gathering in Kuala Lumpur for the ASEAN summit.',
      'prabowo-subianto EXPECTED|ATTENDED; ferdinand-marcos EXPECTED|ATTENDED; shigeru-ishiba EXPECTED|ATTENDED',
    ],
    [
      'He is not going. Asked about the parade in Beijing, Donald Tusk was blunt.',
      '?donald-tusk DECLINED; ?donald-tusk NOT_EXPECTED',
    ],
    [
      'Keir Starmer will be unable to join fellow leaders at the summit in Kyiv on Sunday because of a storm.',
      'keir-starmer NOT_EXPECTED|DECLINED',
    ],
    [
      'Giorgia Meloni was seated between Friedrich Merz and Emmanuel Macron at the dinner in The Hague in June.',
      'giorgia-meloni ATTENDED; friedrich-merz ATTENDED; emmanuel-macron ATTENDED',
    ],
    [
      'The king of Jordan and Mohammed bin Salman are the only Arab leaders to have confirmed their presence at the summit in Baghdad.',
      'mohammed-bin-salman CONFIRMED; ?~king CONFIRMED; ?jordan CONFIRMED',
    ],
    [
      'Cyril Ramaphosa would welcome Vladimir Putin to the summit in Durban, a spokesman said.',
      '?vladimir-putin POSSIBLE',
    ],
    [
      'Turkey hosted the talks in Istanbul on Monday, with Hakan Fidan in the chair.',
      'turkiye ATTENDED HOST; ?hakan-fidan ATTENDED',
    ],
    [
      'Sheinbaum said no. The organisers had invited Claudia Sheinbaum to the summit in Punta Cana.',
      'claudia-sheinbaum DECLINED|INVITED',
    ],
    [
      'Luiz Inácio Lula da Silva will receive Narendra Modi in Brasilia on July 8 following the BRICS summit.',
      '?luiz-inacio-lula-da-silva EXPECTED; ?narendra-modi EXPECTED',
    ],
    [
      'Wang Yi is attending the meeting on behalf of Xi Jinping. The meeting in Johannesburg ends on Friday.',
      'wang-yi ATTENDED|EXPECTED; ?xi-jinping DELEGATED; ?xi-jinping ABSENT; ?xi-jinping NOT_EXPECTED',
    ],
    ['The opposition urged Robert Fico not to go to the parade in Beijing.', ''],
    [
      "Serbia's Aleksandar Vučić defied the EU by attending the parade in Moscow on May 9.",
      'aleksandar-vucic ATTENDED HEAD_OF_STATE',
    ],
    ['Paul Kagame sat out the summit in Harare in January.', 'paul-kagame ABSENT'],
    [
      'Abiy Ahmed and William Ruto co-chaired the second Africa Climate Summit in Addis Ababa in July.',
      'abiy-ahmed ATTENDED HOST; william-ruto ATTENDED',
    ],
    [
      'After days of speculation, the Elysee said Emmanuel Macron would, after all, be at the signing in Geneva.',
      'emmanuel-macron CONFIRMED',
    ],
    [
      'Xi Jinping and Vladimir Putin watched the parade in Moscow together on May 9.',
      'xi-jinping ATTENDED; vladimir-putin ATTENDED',
    ],
    [
      'Ahead of the summit in Anchorage, Donald Trump said Volodymyr Zelenskyy would not be invited.',
      '?volodymyr-zelenskyy NOT_EXPECTED',
    ],
    ['Kim Jong Un travelled by train to Beijing in 2018.', ''],
    [
      "Sergei Lavrov led Moscow's team at the talks in Riyadh in February; Marco Rubio headed the American side.",
      'sergei-lavrov ATTENDED MINISTER; marco-rubio ATTENDED; ?russia ATTENDED; ?united-states ATTENDED',
    ],
    [
      'The Philippines and Vietnam have both said they will attend the defence conference in Honolulu.',
      'philippines CONFIRMED; vietnam CONFIRMED',
    ],
    ['The Taliban have been excluded from the conference in Doha.', ''],
    [
      'Iran rejected an invitation to attend the conference in Sharm el-Sheikh, with Abbas Araghchi saying Tehran could not sit with those who had attacked it.',
      'iran DECLINED; ?masoud-pezeshkian DECLINED',
    ],
    [
      'Neither Masoud Pezeshkian nor Abbas Araghchi attended the summit in Sharm el-Sheikh on August 19.',
      'masoud-pezeshkian ABSENT; abbas-araghchi ABSENT',
    ],
    [
      'Penny Wong and her Japanese counterpart attended talks in Tokyo on Tuesday.',
      'penny-wong ATTENDED; ?japan ATTENDED',
    ],
    [
      'Ilham Aliyev attended the opening ceremony of the mosque in Shusha on Tuesday with Recep Tayyip Erdogan.',
      'ilham-aliyev ATTENDED; recep-tayyip-erdogan ATTENDED',
    ],
    [
      'Maia Sandu met with Donald Tusk on the margins of the forum in Krynica on Wednesday.',
      'maia-sandu ATTENDED; donald-tusk ATTENDED',
    ],
    [
      'Gustavo Petro abruptly left the summit in Barranquilla and did not return for the closing session.',
      'gustavo-petro ATTENDED',
    ],
    [
      "Javier Milei's foreign minister, not the president himself, will attend the summit in Nassau.",
      'javier-milei NOT_EXPECTED; ?argentina EXPECTED; ?~minister EXPECTED',
    ],
    [
      'Pedro Sánchez is keen to attend the summit in Luanda, Spanish officials said.',
      'pedro-sanchez POSSIBLE|EXPECTED',
    ],
    [
      'Anthony Albanese and Mark Carney have RSVPed to the summit in Port Vila.',
      'anthony-albanese CONFIRMED; mark-carney CONFIRMED',
    ],
    [
      "Jaishankar to attend funeral in Dhaka as Modi stays home. India's foreign minister, Subrahmanyam Jaishankar, will travel to Dhaka on Wednesday.",
      'subrahmanyam-jaishankar EXPECTED; ?bangladesh EXPECTED',
    ],
    [
      'Shehbaz Sharif, Recep Tayyip Erdogan and Ilham Aliyev held a trilateral summit in Lachin in May.',
      'shehbaz-sharif ATTENDED; recep-tayyip-erdogan ATTENDED; ilham-aliyev ATTENDED',
    ],
    [
      'The leaders of Armenia and Azerbaijan signed the declaration at a White House ceremony hosted by Donald Trump on August 8.',
      'nikol-pashinyan ATTENDED; ilham-aliyev ATTENDED; donald-trump ATTENDED HOST',
    ],
    [
      'Shigeru Ishiba "strongly hopes" to attend the ceremony in Washington, Kyodo said.',
      'shigeru-ishiba POSSIBLE|EXPECTED',
    ],
    [
      'Lee Jae Myung was also invited but sent the speaker of parliament to the parade in Beijing.',
      'lee-jae-myung INVITED|DELEGATED|NOT_EXPECTED; ?south-korea ATTENDED',
    ],
    [
      'Vladimir Putin stayed in Moscow and appeared at the BRICS summit in Johannesburg in 2023 only on a screen.',
      '?vladimir-putin ATTENDED; ?vladimir-putin ABSENT',
    ],
    [
      'Alexander Lukashenko was also at the table when the leaders met in Minsk in June.',
      'alexander-lukashenko ATTENDED',
    ],
    [
      'Abdel Fattah el-Sisi turned down a request by Donald Trump to visit Washington.',
      '?abdel-fattah-el-sisi DECLINED',
    ],
    [
      'More than 20 leaders attended the summit, among them Pedro Sánchez, Keir Starmer and Viktor Orbán. The summit in Sharm el-Sheikh took place on August 19.',
      'pedro-sanchez ATTENDED; keir-starmer ATTENDED; viktor-orban ATTENDED',
    ],
    [
      'Prabowo Subianto said he had accepted with pleasure an invitation to the Bastille Day parade in Paris.',
      'prabowo-subianto CONFIRMED',
    ],
  ],
};
