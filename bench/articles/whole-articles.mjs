// Whole articles of our own making, with the essential facts that each states. They are the development set for what only
// a whole article has: a headline, a dateline, pronouns, "the president", quotes over sentences.

/** Leaders and bodies besides those of the bundled example: slug, name, country, role. */
export const LEADERS = [
  ['emmanuel-macron', 'Emmanuel Macron', 'france', 'HEAD_OF_STATE'],
  ['giorgia-meloni', 'Giorgia Meloni', 'italy', 'HEAD_OF_GOVERNMENT'],
  ['narendra-modi', 'Narendra Modi', 'india', 'HEAD_OF_GOVERNMENT'],
  ['recep-tayyip-erdogan', 'Recep Tayyip Erdogan', 'turkiye', 'HEAD_OF_STATE'],
  ['volodymyr-zelenskyy', 'Volodymyr Zelenskyy', 'ukraine', 'HEAD_OF_STATE'],
  ['keir-starmer', 'Keir Starmer', 'united-kingdom', 'HEAD_OF_GOVERNMENT'],
  ['friedrich-merz', 'Friedrich Merz', 'germany', 'HEAD_OF_GOVERNMENT'],
  ['shigeru-ishiba', 'Shigeru Ishiba', 'japan', 'HEAD_OF_GOVERNMENT'],
  ['william-ruto', 'William Ruto', 'kenya', 'HEAD_OF_STATE'],
  ['abdel-fattah-el-sisi', 'Abdel Fattah el-Sisi', 'egypt', 'HEAD_OF_STATE'],
];
export const BODIES = [
  ['european-union', ['European Union', 'EU']],
  ['nato', ['NATO']],
  ['african-union', ['African Union']],
];

/** An article of a day: its text, and its essential facts; `also` are true and not essential. */
export const WHOLE = [
  {
    day: '2025-08-28',
    text: `Macron to host Ukraine talks in Paris, but Merz stays away

PARIS, Aug 28 - French President Emmanuel Macron will host a summit on Ukraine in Paris on September 4, his office said on Thursday.

Ukrainian President Volodymyr Zelenskyy will attend in person, while British Prime Minister Keir Starmer and Italy's Giorgia Meloni are expected to join the gathering.

German Chancellor Friedrich Merz will not take part because of a budget debate at home. Berlin will instead be represented by its foreign minister.

Turkey has not yet decided. "We have received the invitation and are considering it," a Turkish official said. "The president may travel to Paris if talks on grain make progress."

Macron has criticized Russia repeatedly this week. On Tuesday he accused Moscow of attacking civilians.

Around 30 countries have been invited to the summit.`,
    facts: `attends emmanuel-macron EXPECTED|CONFIRMED
attends volodymyr-zelenskyy EXPECTED|CONFIRMED
attends keir-starmer EXPECTED
attends giorgia-meloni EXPECTED
attends friedrich-merz NOT_EXPECTED|DECLINED
attends recep-tayyip-erdogan POSSIBLE
event CONSULT SCHEDULED 2025-09-04
deed france ACCUSE russia
quantity countries 30`,
    also: `attends germany EXPECTED
attends turkiye INVITED
attends recep-tayyip-erdogan INVITED
deed emmanuel-macron ACCUSE russia`,
  },
  {
    day: '2025-08-28',
    text: `EU agrees new sanctions on Russia over strikes

BRUSSELS (Own report) - The European Union on Wednesday imposed new sanctions on Russia after missile strikes on Kyiv killed at least 17 people, diplomats said.

The measures target banks and shipping companies. "These strikes show that Moscow does not want peace," said an EU spokeswoman. "We will go on supporting Ukraine for as long as it takes."

Russia rejected the accusations. Its foreign ministry said the measures were illegal and threatened the bloc with retaliation.

Hungary, which had blocked the package for weeks, dropped its opposition after a call between Prime Minister Viktor Orban and French President Emmanuel Macron on Monday.

Japan and Canada welcomed the decision. The United States has not said whether it will follow.`,
    facts: `relation SANCTIONS european-union russia
deed russia REJECT european-union
deed russia THREATEN european-union
deed european-union SUPPORT ukraine
deed japan SUPPORT european-union`,
    also: `deed european-union SANCTION russia
deed russia ASSAULT ukraine
deed canada SUPPORT european-union
relation SANCTIONS european-union russia`,
  },
  {
    day: '2025-08-28',
    text: `Modi and Ishiba sign defence accord in Tokyo

TOKYO - Indian Prime Minister Narendra Modi met his Japanese counterpart Shigeru Ishiba in Tokyo on Thursday, and the two leaders signed an agreement on defence cooperation.

It is Modi's first visit to Japan in more than three years. He arrived on Wednesday evening and was welcomed by Ishiba at the state guest house.

India and Japan also agreed to hold joint naval exercises next year. Japan will provide India with a loan of $2.4 billion for railways.

"Our friendship has never been stronger," Modi told reporters after the meeting. Ishiba praised India as an indispensable partner.

From Tokyo, Modi will travel to China, where he is due to attend a security summit in Tianjin on August 31. President Xi Jinping and Russian President Vladimir Putin will also be at the summit.`,
    facts: `deed india CONSULT japan
deed india AGREE japan
deed japan AID india
attends narendra-modi EXPECTED
attends xi-jinping EXPECTED
attends vladimir-putin EXPECTED
event CONSULT SCHEDULED 2025-08-31
deed japan SUPPORT india`,
    also: `relation FRIENDSHIP india japan
deed japan COOPERATE india
deed india COOPERATE japan`,
  },
  {
    day: '2025-08-28',
    text: `Police fire tear gas at protesters in Nairobi

NAIROBI, Kenya - Police in Kenya fired tear gas at hundreds of demonstrators in the capital on Tuesday as protests against higher fuel taxes entered a second week.

At least four people were killed and dozens were wounded, according to a rights group. The police said that they had arrested 120 people for looting.

President William Ruto defended the taxes and accused opposition leaders of inciting violence. "We will not allow anybody to burn down our country," he said in a televised speech. He ruled out early elections.

The African Union called on Kenya to show restraint. The United States and Britain urged the government to investigate the deaths.

Opposition leaders said they would march on parliament on Friday unless the president withdrew the taxes.`,
    facts: `deed kenya ASSAULT|COERCE kenya
deed kenya COERCE kenya
deed kenya ACCUSE kenya
deed african-union REQUEST kenya
deed united-states REQUEST kenya
deed united-kingdom REQUEST kenya`,
    also: `deed kenya PROTEST kenya
deed william-ruto ACCUSE kenya
quantity demonstrators {"low":100,"high":999}`,
  },
  {
    day: '2025-08-28',
    text: `Israel and Syria hold rare talks in Paris, sources say

DAMASCUS - Senior officials from Israel and Syria held talks in Paris last week on security in southern Syria, two people familiar with the matter said on Thursday.

The talks were mediated by the United States. Neither side has confirmed them. A Syrian official said Damascus had asked Israel to withdraw its troops from the border area.

Israel has bombed targets in Syria several times this year. Its defence minister said on Sunday that Israel would keep striking Syria if militants approached the frontier.

Iran condemned the contacts. "Nobody can trust this regime," its foreign ministry spokesman said.

The two countries, which have been at war since 1948, have no diplomatic relations. Washington hopes that they will sign a non-aggression pact by the end of the year.`,
    facts: `deed israel CONSULT syria
deed syria REQUEST israel
deed israel ASSAULT syria
deed iran ACCUSE israel|syria
relation ARMED_CONFLICT israel syria
relation NONAGGRESSION_PACT israel syria`,
    also: `relation DIPLOMATIC_RELATIONS israel syria
deed united-states CONSULT israel`,
  },
  {
    day: '2025-08-28',
    text: `Putin skips climate summit, sends deputy

NEW DELHI - Russian President Vladimir Putin did not attend the climate summit in New Delhi on Monday and sent Deputy Prime Minister Alexander Novak in his place.

Twenty-two leaders were present, among them Brazil's president, Indonesian President Prabowo Subianto and Egypt's Abdel Fattah el-Sisi. Chinese President Xi Jinping took part by video link.

U.S. President Donald Trump boycotted the meeting. He had called it "a waste of time" before it opened.

Turkish President Recep Tayyip Erdogan, who had been expected to come, cancelled his trip on Sunday after an earthquake.

Indian Prime Minister Narendra Modi, the host, urged rich countries to pay more. Pakistan was not invited.`,
    facts: `attends vladimir-putin ABSENT|DELEGATED
attends prabowo-subianto ATTENDED
attends abdel-fattah-el-sisi ATTENDED
attends xi-jinping ATTENDED
attends donald-trump ABSENT|DECLINED
attends recep-tayyip-erdogan WITHDRAWN
attends narendra-modi ATTENDED
event CONSULT OCCURRED 2025-08-25
quantity leaders 22`,
    also: `attends recep-tayyip-erdogan EXPECTED
attends alexander-novak ATTENDED`,
  },
  {
    day: '2025-08-28',
    text: `Japan expels two Russian diplomats; Moscow vows response

Japan has expelled two Russian diplomats whom it accuses of spying, Foreign Minister Takeshi Iwaya said on Thursday.

The diplomats were given a week to leave the country. Russia denied the allegations and said it would respond in kind. Ties between the two neighbours have worsened since Tokyo joined Western sanctions against Russia over the war in Ukraine.

South Korea expressed support for Japan. Its president, Lee Jae Myung, discussed the matter with Ishiba by phone on Wednesday.

North Korea, an ally of Russia, denounced the expulsion as a provocation. Pyongyang signed a mutual defence treaty with Moscow last year.

In a separate move, Japan said that it would lift a ban on imports of Russian crab if Moscow released a detained fishing crew.`,
    facts: `deed japan COERCE|SANCTION russia
deed japan ACCUSE russia
deed russia REJECT japan
deed south-korea SUPPORT japan
deed lee-jae-myung CONSULT shigeru-ishiba
deed north-korea ACCUSE japan
relation DEFENSE_PACT north-korea russia`,
    also: `relation SANCTIONS japan russia
relation DISAGREEMENT japan russia
relation ARMED_CONFLICT russia ukraine
deed north-korea AGREE russia
deed south-korea CONSULT japan
relation FRIENDSHIP north-korea russia`,
  },
  {
    day: '2025-08-28',
    text: `Leaders gather in Belgrade for 50th anniversary of accord

BELGRADE, Serbia (Own report) — Heads of state and government from 14 countries will gather in Belgrade on September 12 to mark the 50th anniversary of a regional accord.

Serbian President Aleksandar Vucic, who will host the ceremony, said on Wednesday that the guests would include Slovak Prime Minister Robert Fico and the president of Belarus, Alexander Lukashenko.

Lukashenko's spokeswoman confirmed his participation. Fico has said that he intends to come.

"Everyone who cares about peace is welcome," Vucic said. "I have also invited President Macron, and I hope to receive his answer soon."

Hungary declined the invitation, and Croatia will send only its ambassador. More than 500 police officers will guard the venue. The last such ceremony, in 2015, drew eight leaders.`,
    facts: `attends aleksandar-vucic EXPECTED|CONFIRMED
attends robert-fico EXPECTED|CONFIRMED
attends alexander-lukashenko EXPECTED|CONFIRMED
attends emmanuel-macron INVITED
attends hungary DECLINED
event CEREMONY SCHEDULED 2025-09-12
quantity countries 14
quantity police-officers {"low":500}`,
    also: `attends croatia EXPECTED
quantity leaders 8`,
  },
  {
    day: '2025-08-28',
    text: `Egypt sends aid convoy to Sudan as ceasefire holds

CAIRO - Egypt sent 40 trucks of food and medicine to Sudan on Wednesday, its foreign ministry said, a day after the warring sides agreed to a ceasefire.

The convoy crossed the border at dawn. Saudi Arabia pledged $100 million for refugees, and Qatar offered to evacuate wounded civilians.

Ethiopia, which hosts the talks between the sides, said a second round would begin in Addis Ababa on September 10. Egyptian President Abdel Fattah el-Sisi and his Kenyan counterpart, William Ruto, are to attend the opening. The Emirati president could also be present.

Chad closed its border with Sudan last month. It said that it would reopen the crossing once the fighting stopped.`,
    facts: `deed egypt AID sudan
attends abdel-fattah-el-sisi EXPECTED
attends william-ruto EXPECTED
event CONSULT SCHEDULED 2025-09-10
deed chad COERCE|SANCTION sudan`,
    also: `quantity trucks 40
relation ARMED_CONFLICT sudan sudan
attends ethiopia EXPECTED`,
  },
  {
    day: '2025-08-28',
    text: `Trump, Kim could meet this year, Seoul says

SEOUL - U.S. President Donald Trump wants to meet North Korean leader Kim Jong Un this year, South Korean President Lee Jae Myung said after talks at the White House on Monday.

"I asked him to be a peacemaker, and he told me he would like to see Kim," Lee told reporters on his flight home. Trump and Lee also discussed trade and the cost of American troops in South Korea.

Kim has not responded. North Korea has rejected all offers of talks since 2019, and last week it test-fired two missiles.

China, Pyongyang's main ally, said it supported dialogue. Chinese President Xi Jinping is expected to raise the issue when he receives Kim in Beijing next week.

Washington imposed sanctions on two North Korean banks on Wednesday. Pyongyang called the step hostile and warned the United States of consequences.`,
    facts: `relation OVERTURE donald-trump kim-jong-un
deed donald-trump CONSULT lee-jae-myung
relation OVERTURE|NEGOTIATION united-states|south-korea north-korea
relation SANCTIONS united-states north-korea
deed north-korea THREATEN united-states
deed xi-jinping CONSULT kim-jong-un`,
    also: `relation FRIENDSHIP china north-korea
relation PARTNERSHIP china north-korea
deed united-states SANCTION north-korea
deed united-states CONSULT south-korea
deed north-korea REJECT united-states`,
  },
];
