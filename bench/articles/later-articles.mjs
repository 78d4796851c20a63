// Whole articles, with the essential facts that each states, written before they were first read: with the rules of
// 30 November the recall of facts at first sight is in bench/NOTES.md.
export const LATER = [
  {
    day: '2025-08-28',
    text: `Ruto, el-Sisi to skip Kampala water summit

KAMPALA, Aug 28 - Kenyan President William Ruto and Egypt's Abdel Fattah el-Sisi will not attend a summit on the Nile in Kampala next week, officials from both countries said on Thursday, dealing a blow to hopes of a deal on sharing the river's water.

Kenya will be represented by its foreign minister, a government spokesman in Nairobi said. Cairo has not said whom it will send.

"The president regrets that he cannot be there in person," the Kenyan spokesman said.

Uganda, the host, said leaders from nine other countries had confirmed that they would come. South African President Cyril Ramaphosa, who is mediating, arrived on Wednesday and met Ethiopian Prime Minister Abiy Ahmed over dinner.

Egypt has repeatedly accused Ethiopia of endangering its water supply with a giant dam. Addis Ababa rejects the accusation.`,
    facts: `attends william-ruto NOT_EXPECTED|DECLINED
attends abdel-fattah-el-sisi NOT_EXPECTED|DECLINED
attends kenya EXPECTED|CONFIRMED
deed egypt ACCUSE ethiopia
deed ethiopia REJECT egypt
deed cyril-ramaphosa CONSULT abiy-ahmed
quantity countries 9`,
    also: `attends uganda EXPECTED|ATTENDED|CONFIRMED
attends cyril-ramaphosa EXPECTED|ATTENDED
event CONSULT SCHEDULED 2025-09-01/2025-09-07
deed south-africa CONSULT ethiopia
deed kenya REJECT egypt`,
  },
  {
    day: '2025-08-28',
    text: `Macron hosts Carney and Starmer as Ukraine allies meet in Paris

PARIS (Agency) - French President Emmanuel Macron welcomed the leaders of Canada and Britain to the Elysee Palace on Wednesday for a meeting of Ukraine's allies that Germany's Friedrich Merz joined by video link.

Mark Carney and Keir Starmer promised Kyiv more air defence systems. Italy's Giorgia Meloni, who had been expected in Paris, stayed in Rome because of a confidence vote.

Volodymyr Zelenskyy thanked the group for its support. "We need these systems now, not next year," he said.

Russia condemned the meeting. Foreign Minister Sergei Lavrov said that Moscow would regard any foreign troops in Ukraine as targets.

Hungary and Slovakia had not been invited.`,
    facts: `attends emmanuel-macron ATTENDED
attends mark-carney ATTENDED
attends keir-starmer ATTENDED
attends friedrich-merz ATTENDED
attends giorgia-meloni ABSENT|NOT_EXPECTED
deed russia ACCUSE france`,
    also: `deed russia ACCUSE ukraine
deed russia REJECT ukraine
deed volodymyr-zelenskyy SUPPORT mark-carney|keir-starmer|emmanuel-macron
deed mark-carney|keir-starmer|canada|united-kingdom AGREE ukraine
deed mark-carney|keir-starmer|canada|united-kingdom AID ukraine
deed emmanuel-macron CONSULT canada|mark-carney|united-kingdom|keir-starmer
event CONSULT OCCURRED 2025-08-27`,
  },
  {
    day: '2025-08-28',
    text: `Brazil and Mexico sign trade pact as Lula visits

MEXICO CITY - Brazilian President Luiz Inácio Lula da Silva and his Mexican counterpart Claudia Sheinbaum signed an agreement on trade in medicines in Mexico City on Wednesday, during the first visit by a Brazilian leader in six years.

The two presidents also agreed to cooperate on biofuels. More than 150 business people travelled with Lula da Silva.

"Latin America must stand together," Sheinbaum told reporters.

Lula da Silva invited Sheinbaum to the climate summit in Belém in November. She said she would try to be there but would decide in October.

The United States threatened both countries with tariffs last month. Brazil rejected the threat.`,
    facts: `deed brazil AGREE|COOPERATE mexico
attends claudia-sheinbaum INVITED
attends claudia-sheinbaum POSSIBLE
deed united-states THREATEN brazil
deed united-states THREATEN mexico
deed brazil REJECT united-states`,
    also: `deed luiz-inacio-lula-da-silva AGREE|COOPERATE|SUPPORT|CONSULT claudia-sheinbaum
deed brazil SUPPORT|CONSULT mexico
quantity business-people {"low":150}
quantity business-people {"low":151}
event CONSULT SCHEDULED 2025-11`,
  },
  {
    day: '2025-08-28',
    text: `Pakistan says Sharif will join Beijing parade; India stays away

ISLAMABAD, Aug 28 - Pakistani Prime Minister Shehbaz Sharif will travel to China on Saturday to attend the SCO summit in Tianjin and a military parade in Beijing on September 3, the foreign ministry said.

Sharif, whose delegation includes Foreign Minister Ishaq Dar, is to meet Xi Jinping and may also hold talks with Russia's Vladimir Putin.

Indian Prime Minister Narendra Modi will attend the summit but not the parade, according to Indian officials. "Our prime minister will be in Tianjin for two days," one of them said.

New Delhi and Islamabad fought a four-day conflict in May. India accuses Pakistan of backing militants in Kashmir, which Pakistan denies.`,
    facts: `attends shehbaz-sharif CONFIRMED|EXPECTED
attends narendra-modi EXPECTED|CONFIRMED
attends narendra-modi NOT_EXPECTED
event CEREMONY SCHEDULED 2025-09-03
deed shehbaz-sharif CONSULT xi-jinping
deed shehbaz-sharif CONSULT vladimir-putin
deed india ACCUSE pakistan`,
    also: `attends xi-jinping EXPECTED
attends india NOT_EXPECTED
attends ?Ishaq EXPECTED|CONFIRMED
attends ?Ishaq Dar EXPECTED|CONFIRMED
deed pakistan REJECT india
deed india ASSAULT pakistan
event CONSULT SCHEDULED 2025-08-30`,
  },
  {
    day: '2025-08-28',
    text: `Australia expels Iranian ambassador over attacks

SYDNEY - Australia expelled Iran's ambassador on Tuesday and accused Tehran of directing two arson attacks in Sydney and Melbourne.

Prime Minister Anthony Albanese said the intelligence service had gathered credible evidence. Foreign Minister Penny Wong said Australia had withdrawn its diplomats from Tehran.

Iran denied the accusation and vowed to respond. Foreign Minister Abbas Araghchi called the decision unjustified.

Israel welcomed the expulsion. Benjamin Netanyahu had criticised Albanese last week over Australia's plan to recognise a Palestinian state.

Wong will not attend a conference on Iran's nuclear programme in Vienna next month, a spokesman said.`,
    facts: `deed australia ACCUSE iran
deed australia COERCE|SANCTION iran
deed iran REJECT australia
deed israel SUPPORT australia
deed benjamin-netanyahu ACCUSE anthony-albanese
attends penny-wong NOT_EXPECTED|DECLINED`,
    also: `deed iran THREATEN australia
deed abbas-araghchi ACCUSE|REJECT australia
deed australia RETREAT|REJECT iran
deed iran ASSAULT australia
quantity attacks 2
event CONSULT SCHEDULED 2025-09`,
  },
  {
    day: '2025-08-28',
    text: `Leaders arrive in Kuala Lumpur for ASEAN anniversary

KUALA LUMPUR, Aug 27 (Own report) - Southeast Asian leaders gathered in Kuala Lumpur on Wednesday for a ceremony marking the bloc's anniversary, with Indonesia's Prabowo Subianto and the Philippines' Ferdinand Marcos among the first to arrive.

Malaysian Prime Minister Anwar Ibrahim, the host, received them at the airport.

Myanmar's military chief was not invited. Thailand's prime minister cancelled her trip on Tuesday after clashes with Cambodia, sending a deputy instead.

Japanese Prime Minister Shigeru Ishiba and Australian Foreign Minister Penny Wong also took part as guests. Ishiba announced a loan of $300 million to the Philippines for coast guard vessels.

In a joint statement, they called on Thailand and Cambodia to observe the ceasefire.`,
    facts: `attends prabowo-subianto ATTENDED
attends ferdinand-marcos ATTENDED
attends anwar-ibrahim ATTENDED
attends shigeru-ishiba ATTENDED
attends penny-wong ATTENDED
attends thailand ATTENDED|EXPECTED|WITHDRAWN
event CEREMONY OCCURRED 2025-08-27
deed japan AID philippines`,
    also: `deed shigeru-ishiba AID philippines
attends ?minister WITHDRAWN
deed cambodia ASSAULT thailand
deed thailand ASSAULT cambodia
deed shigeru-ishiba|penny-wong|japan|australia REQUEST thailand|cambodia
deed anwar-ibrahim CONSULT prabowo-subianto|ferdinand-marcos`,
  },
];
