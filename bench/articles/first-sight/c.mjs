export default {
  seen: '2025-11-30 third set',
  sentences: [
    [
      `Ruto to skip Kampala summit, sends deputy

NAIROBI - Kenya's President William Ruto will not attend Friday's regional summit in Kampala and will be represented by his deputy, State House said on Wednesday.

Rwandan President Paul Kagame and Ethiopian Prime Minister Abiy Ahmed have confirmed that they will be there.`,
      'william-ruto NOT_EXPECTED|DECLINED|DELEGATED; paul-kagame CONFIRMED; abiy-ahmed CONFIRMED; ?kenya EXPECTED',
    ],
    [
      `Lula, Petro absent as Milei hosts Mercosur leaders

BUENOS AIRES, Aug 26 - Argentine President Javier Milei hosted a summit of the Mercosur bloc on Tuesday without two of his neighbours.

Brazil's Luiz Inácio Lula da Silva cited a scheduling conflict, while Gustavo Petro of Colombia, an invited guest, gave no reason for staying at home. Gabriel Boric came from Santiago for the afternoon session.`,
      'javier-milei ATTENDED HOST; luiz-inacio-lula-da-silva ABSENT; gustavo-petro ABSENT; gabriel-boric ATTENDED; ?gustavo-petro INVITED',
    ],
    [
      `Turkish Foreign Minister Hakan Fidan met his Iranian counterpart Abbas Araghchi in Istanbul on Monday. They discussed the nuclear file.`,
      'hakan-fidan ATTENDED MINISTER; abbas-araghchi ATTENDED MINISTER',
    ],
    [
      `Pakistan's prime minister, Shehbaz Sharif, will go to Tianjin on Saturday for the SCO summit. He will stay on for the parade in Beijing.`,
      'shehbaz-sharif EXPECTED HEAD_OF_GOVERNMENT',
    ],
    [
      `Volodymyr Zelenskyy and Vladimir Putin have both been invited to a meeting in Vienna. Neither has replied.`,
      'volodymyr-zelenskyy INVITED; vladimir-putin INVITED',
    ],
    [
      `Leaders of the Pacific Islands Forum gather in Honiara next month. Anthony Albanese will be there; Emmanuel Macron will not.`,
      'anthony-albanese EXPECTED; emmanuel-macron NOT_EXPECTED',
    ],
    [
      `The African Union summit opened in Addis Ababa on Saturday. Present were Cyril Ramaphosa, Bola Tinubu and Abdel Fattah el-Sisi. Absent: Paul Kagame.`,
      'cyril-ramaphosa ATTENDED; bola-tinubu ATTENDED; abdel-fattah-el-sisi ATTENDED; paul-kagame ABSENT',
    ],
    [
      `Emmanuel Macron said he would attend the ceremony in Beirut "if security permits".`,
      'emmanuel-macron POSSIBLE|CONFIRMED',
    ],
    [
      `Macron will be received by Xi. The French president, Emmanuel Macron, is due in Beijing for talks in December.`,
      '?emmanuel-macron EXPECTED; ?xi-jinping EXPECTED',
    ],
    [
      `Keir Starmer's decision to stay away from the climate conference in Belém has been criticised by environmental groups.`,
      'keir-starmer NOT_EXPECTED|DECLINED|ABSENT',
    ],
    [`Donald Trump's participation in the G20 summit in Johannesburg is uncertain.`, 'donald-trump POSSIBLE'],
    [
      `South Africa will welcome Narendra Modi, Luiz Inácio Lula da Silva and Friedrich Merz to the G20 summit in November.`,
      'narendra-modi EXPECTED; luiz-inacio-lula-da-silva EXPECTED; friedrich-merz EXPECTED; ?south-africa EXPECTED',
    ],
    [
      `The absence of Donald Trump and Xi Jinping overshadowed the opening of the climate talks in Bonn last week.`,
      'donald-trump ABSENT; xi-jinping ABSENT',
    ],
    [
      `Mexico's Claudia Sheinbaum has declined to attend, sending her foreign minister to the summit in Tegucigalpa instead.`,
      'claudia-sheinbaum DECLINED|DELEGATED; ?mexico EXPECTED MINISTER',
    ],
    [
      `India's external affairs minister, Subrahmanyam Jaishankar, who represented Modi at the summit in Kuala Lumpur last week, said talks with Washington were going well.`,
      'subrahmanyam-jaishankar ATTENDED MINISTER; ?narendra-modi ABSENT|DELEGATED; ?india ATTENDED',
    ],
    [
      `Friedrich Merz will travel to Ankara next week, where he is to attend the NATO summit.`,
      'friedrich-merz EXPECTED',
    ],
    [
      `Giorgia Meloni flew home without attending the dinner in Brussels on Wednesday.`,
      'giorgia-meloni ABSENT',
    ],
    [
      `Pedro Sánchez was forced to miss the G20 summit in New Delhi in 2023 after testing positive for coronavirus.`,
      'pedro-sanchez ABSENT',
    ],
    [
      `Abdel Fattah el-Sisi will be joined in Sharm el-Sheikh by Recep Tayyip Erdogan and Donald Trump for the peace summit.`,
      'abdel-fattah-el-sisi EXPECTED; recep-tayyip-erdogan EXPECTED; donald-trump EXPECTED',
    ],
    [
      `Benjamin Netanyahu had been invited to the summit in Sharm el-Sheikh but declined, citing a Jewish holiday.`,
      'benjamin-netanyahu DECLINED; ?benjamin-netanyahu INVITED',
    ],
    [
      `Anwar Ibrahim confirmed the attendance of Mark Carney, Cyril Ramaphosa and Luiz Inácio Lula da Silva at the ASEAN summit.`,
      'mark-carney CONFIRMED|EXPECTED; cyril-ramaphosa CONFIRMED|EXPECTED; luiz-inacio-lula-da-silva CONFIRMED|EXPECTED',
    ],
    [
      `Penny Wong, David Lammy and Hakan Fidan will all be in New York for the conference on the two-state solution.`,
      'penny-wong EXPECTED MINISTER; david-lammy EXPECTED; hakan-fidan EXPECTED',
    ],
    [
      `Marco Rubio will not travel to South Africa for the meeting of G20 foreign ministers, he said on X.`,
      'marco-rubio DECLINED|NOT_EXPECTED',
    ],
    [
      `"I will NOT attend the G20 summit in Johannesburg," Marco Rubio wrote.`,
      'marco-rubio DECLINED|NOT_EXPECTED',
    ],
    [
      `Wang Yi took part via video link in the meeting in Yangon, while Sergei Lavrov was there in person.`,
      'wang-yi ATTENDED; sergei-lavrov ATTENDED',
    ],
    [
      `The Armenian prime minister, Nikol Pashinyan, turned up unannounced at the summit in Budapest in 2024.`,
      'nikol-pashinyan ATTENDED HEAD_OF_GOVERNMENT',
    ],
    [
      `Ilham Aliyev and Nikol Pashinyan sat side by side at the forum in Abu Dhabi in July.`,
      'ilham-aliyev ATTENDED; nikol-pashinyan ATTENDED',
    ],
    [
      `Bola Tinubu is sending a delegation led by his vice president to the conference in Yokohama.`,
      'bola-tinubu DELEGATED|NOT_EXPECTED; ?nigeria EXPECTED',
    ],
    [`Ethiopia's Abiy Ahmed has not been seen at a summit of the bloc since 2022.`, '?abiy-ahmed ABSENT'],
    [
      `Neither Washington nor Beijing sent a minister to the conference in Seville last month.`,
      'united-states ABSENT; china ABSENT',
    ],
    [
      `Ferdinand Marcos, invited by Narendra Modi, will be chief guest at the parade in New Delhi in January.`,
      'ferdinand-marcos EXPECTED GUEST; ?ferdinand-marcos INVITED',
    ],
    [
      `Prabowo Subianto was chief guest at the Republic Day parade in New Delhi in January.`,
      'prabowo-subianto ATTENDED GUEST',
    ],
    [
      `Maia Sandu shared a stage with Volodymyr Zelenskyy and Emmanuel Macron at the ceremony in Chisinau on Wednesday.`,
      'maia-sandu ATTENDED; volodymyr-zelenskyy ATTENDED; emmanuel-macron ATTENDED',
    ],
    [`Viktor Orbán vetoed the statement at the summit in Brussels in March.`, 'viktor-orban ATTENDED'],
    [`Viktor Orbán criticised the summit in Brussels.`, ''],
    [`Luiz Inácio Lula da Silva called for a summit of the Amazon countries.`, ''],
    [`Sergei Lavrov said the summit in Istanbul was a waste of time.`, ''],
    [`Narendra Modi congratulated Prabowo Subianto on the success of the summit in Bali.`, ''],
    [
      `Donald Trump praised Abdel Fattah el-Sisi, who hosted the summit in Cairo.`,
      'abdel-fattah-el-sisi ATTENDED HOST',
    ],
    [
      `Xi Jinping will deliver a speech at the opening of the forum in Boao next month.`,
      'xi-jinping EXPECTED',
    ],
    [
      `Cyril Ramaphosa has urged Donald Trump to attend the G20 summit in Johannesburg.`,
      '?donald-trump INVITED|POSSIBLE',
    ],
    [
      `Robert Fico's aides say he may yet attend the parade in Moscow, despite his illness.`,
      'robert-fico POSSIBLE',
    ],
    [
      `Aleksandar Vučić resisted pressure from Brussels and travelled to Moscow for the parade in May.`,
      'aleksandar-vucic ATTENDED',
    ],
    [
      `Donald Tusk said Karol Nawrocki would represent Poland at the White House talks.`,
      '~Nawrocki EXPECTED|CONFIRMED; ?poland EXPECTED|CONFIRMED',
    ],
    [
      `The Vatican said Pope Leo would not be able to attend the ceremony in Nicaea.`,
      '~Leo NOT_EXPECTED|DECLINED',
    ],
    [
      `Mohammed bin Salman has been told that he would be welcome at the summit in Paris.`,
      '?mohammed-bin-salman INVITED',
    ],
    [
      `Seven heads of state, including William Ruto and Bola Tinubu, are attending the conference in Yokohama.`,
      'william-ruto ATTENDED|EXPECTED; bola-tinubu ATTENDED|EXPECTED',
    ],
    [
      `Gustavo Petro cancelled a trip to the Vatican in order to attend the summit in Belém.`,
      'gustavo-petro EXPECTED|POSSIBLE',
    ],
    [
      `Claudia Sheinbaum asked Juan Ramón de la Fuente to go to the summit in Santa Marta on her behalf.`,
      'claudia-sheinbaum DELEGATED|NOT_EXPECTED|DECLINED; ~Fuente EXPECTED',
    ],
    [
      `Hosts Thailand said Myanmar's military chief would be allowed to attend the BIMSTEC summit in Bangkok.`,
      '?~chief POSSIBLE|EXPECTED; ?myanmar POSSIBLE|EXPECTED',
    ],
  ],
};
