import type { EventType } from '../../../generated/prisma/enums';

/*
 * Our own list of verbs and nouns by PLOVER type, after the definitions of the PLOVER manual; no dictionary of another
 * coder was copied. "break off" is a verb with its particle.
 */

type Listed = Partial<Record<EventType, string>>;

const VERBS: Listed = {
  CONSULT: `meet, host, visit, confer, negotiate, discuss, talk, mediate, telephone, phone, consult, receive, tour, parley,
    "sit down", "arrive in", "travel to", "fly to", "talk with", "talk to", "speak with", "speak to", "meet with",
    dine, huddle, parley, "catch up", "hold talks"`,
  SUPPORT: `praise, endorse, support, back, defend, congratulate, applaud, laud, hail, commend, welcome, recognize,
    forgive, thank, salute, ratify, sign, normalize, approve, sympathize, apologize, celebrate, embrace, honor, honour,
    uphold, "side with", "stand by", reaffirm, extol, console, "make up",
    champion, cheer, "rally behind", "stand with", "align with", "vote for", "pay tribute", reconcile`,
  AGREE: `agree, promise, pledge, commit, consent, offer, "consent to", assent, undertake,
    assure, acquiesce, "accede to"`,
  CONCEDE: `ease, authorize, lift, relax, allow, permit, legalize, concede, grant, accept, yield, compromise, pardon, amnesty,
    parole, acquit, reinstate, let, waive, relent, open, reopen, liberalize, unban, "back down", shorten, moderate, decriminalize,
    backtrack, unfreeze, unblock, soften, loosen, commute, exonerate, rehabilitate, "bow to", "give in", "cave in", "climb down"`,
  RETREAT: `withdraw, resign, "step down", retreat, release, free, surrender, "pull out", evacuate, demobilize, disarm, capitulate, repatriate,
    "hand over", "turn over", "give up", "lay down", leave, disband, decommission, vacate, "pull back", return,
    demilitarize, demilitarise, "stand down", abdicate, relinquish, quit, "bow out", disengage`,
  COOPERATE: `cooperate, collaborate, share, extradite, exchange, partner, trade, "team up",
    co-operate, coordinate, co-ordinate, pool, swap, "join forces"`,
  AID: `aid, donate, supply, provide, assist, help, rescue, finance, fund, treat, feed, shelter, subsidize, contribute,
    give, deliver, send, train, airlift, lend, equip, protect,
    "bail out", resettle, vaccinate, ship, bankroll, subsidise, compensate, relieve`,
  REQUEST: `ask, urge, demand, appeal, request, seek, insist, propose, plead, press, lobby, petition, implore, beg,
    "call for", "call on", "call upon", "ask for", "appeal to", "appeal for", "push for", "press for", want, solicit,
    recommend, suggest, encourage, advocate, order,
    exhort, entreat, beseech, pressure, prod, nudge, clamor, clamour`,
  ACCUSE: `accuse, blame, condemn, criticize, criticise, denounce, deplore, charge, sue, complain, allege, investigate, slam,
    rap, censure, convict, decry, assail, chide, rebuke, lambast, lambaste, indict, deride, blast, lament, reproach,
    summon, scold, ridicule, mock, castigate, fault, probe, try, sentence, regret, chastise, upbraid, insult,
    berate, vilify, excoriate, pillory, rail, "lash out", "hit out", implicate, arraign, prosecute, reprimand, admonish, lambaste, impeach`,
  REJECT: `reject, refuse, decline, veto, dismiss, oppose, "rule out", rebuff, "turn down", resist, defy, ignore, deny,
    "refuse to", spurn, shun, disagree, fail, postpone, delay, violate, disavow, snub, scorn,
    repudiate, renege, balk, rebut, refute, disobey, flout, contravene, breach, thwart, obstruct, stonewall, renounce, "brush off", "vote down", "object to", overrule`,
  THREATEN: `threaten, warn, vow, swear, menace, intimidate,
    caution, blackmail, bully, brandish`,
  PROTEST: `protest, demonstrate, rally, riot, march, picket, loot, "take to", "walk out",
    mutiny, revolt, rebel, heckle, boo, chant, "rise up"`,
  SANCTION: `sanction, embargo, suspend, halt, sever, boycott, recall, freeze, cancel, "break off", "cut off",
    "call off", discontinue, downgrade, withhold, revoke, exclude, bar, terminate, end, stop, interrupt, curtail, reduce, cut,
    expel,
    blacklist, ostracize, ostracise, isolate, disqualify, penalize, penalise, fine, "pull out of"`,
  MOBILIZE: `mobilize, remain, "beef up", mobilise, deploy, mass, amass, reinforce, arm, patrol, "test-fire", rearm, "build up", alert, position,
    station, redeploy, scramble, fortify, garrison, stockpile, conscript, militarize, "call up"`,
  COERCE: `arrest, detain, seize, confiscate, destroy, impose, ban, deport, imprison, jail, kidnap, abduct, hack, censor,
    demolish, blockade, search, outlaw, prohibit, ransack, evict, restrict, "round up", "blow up", sabotage,
    vandalize, "shut down", close, repress, crackdown, torch, burn, besiege, hijack, capture, hold, nationalize, dissolve,
    "crack down", interrogate, persecute, suppress, disperse, block, quarantine, extort, damage, harass, bulldoze, apprehend,
    intern, incarcerate, banish, exile, expropriate, impound, intercept, muzzle, gag, silence, "clamp down", hound, handcuff, displace, uproot, purge, wreck, teargas, tear-gas`,
  ASSAULT: `attack, kill, bomb, shell, shoot, fire, assassinate, invade, torture, beat, wound, injure, strike, clash, fight,
    raid, murder, massacre, ambush, explode, occupy, storm, "gun down", execute, slaughter, stab, assault, battle,
    rape, behead, bombard, strafe, "open fire", hit, overrun, maim, gas, "shoot down", recapture, retake, rout, conquer,
    infiltrate, take, overthrow, annex, mine, detonate, pound, lynch, poison, "beat up", die, "force out", cleanse, exterminate,
    firebomb, torpedo, sink, obliterate, raze, flatten, pummel, hang, bludgeon, knife, topple, oust, depose, lob, repel, repulse, decapitate, machine-gun`,
};

const NOUNS: Listed = {
  CONSULT: `meeting, talks, talk, summit, visit, negotiation, mediation, dialogue, conversation, consultation, trip, tour,
    discussion, call, phone-call, conference, mission, hearing,
    audience, rendezvous`,
  SUPPORT: `support, praise, treaty, pact, accord, agreement, deal, ties, relation, relations, backing, endorsement,
    recognition, alliance, condolence, congratulation, solidarity, apology, memorandum, tie, gratitude, protocol,
    blessing, tribute, rapprochement, friendship`,
  AGREE: `promise, pledge, commitment, offer, willingness, readiness, guarantee,
    assurance, vow`,
  CONCEDE: `concession, amnesty, pardon, reform, permission, freedom,
    clemency, compromise, easing, relaxation`,
  RETREAT: `withdrawal, ceasefire, cease-fire, truce, retreat, release, pullout, surrender, armistice, disarmament,
    disengagement, demobilization, pull-out, pullback, handover, evacuation`,
  COOPERATE: `cooperation, exercise, war-game, maneuver, manoeuvre, drill, game, trade, evidence, intelligence,
    collaboration, swap`,
  AID: `aid, assistance, help, relief, grant, loan, donation, food, medicine, asylum, peacekeeper, refuge, supply,
    equipment, peacekeeping, money, credit,
    airlift, bailout, convoy, vaccine, rescue`,
  REQUEST: `request, appeal, demand, plea, proposal, petition, insistence`,
  ACCUSE: `accusation, complaint, criticism, condemnation, allegation, investigation, lawsuit, charge, blame, denunciation,
    inquiry, probe, suit, trial, concern,
    indictment, rebuke, reprimand, censure`,
  REJECT: `rejection, refusal, opposition, veto, denial,
    rebuff, objection`,
  THREATEN: `threat, ultimatum, warning, deadline,
    intimidation`,
  PROTEST: `protest, demonstration, rally, riot, march, strike, hunger-strike, sit-in, walkout, unrest, vigil,
    uprising, revolt, mutiny, picket, stoppage`,
  SANCTION: `sanction, embargo, boycott, suspension, expulsion, tariff,
    blacklist, downgrade, freeze`,
  MOBILIZE: `mobilization, deployment, alert, buildup, build-up, patrol, maneuvers`,
  COERCE: `curfew, restriction, ban, arrest, blockade, crackdown, siege, martial-law, censorship, emergency,
    detention, seizure, quarantine, lockdown,
    clampdown, roundup, confiscation, deportation, eviction, abduction, kidnapping, hijacking`,
  ASSAULT: `attack, bombing, offensive, raid, invasion, assault, clash, war, massacre, shooting, airstrike, air-strike, shelling,
    killing, ambush, explosion, blast, assassination, fighting, incursion, battle, murder, bloodshed, fire,
    torture, bombardment, blow,
    coup, firefight, skirmish, beating, execution, stabbing, atrocity, gunfight, onslaught, bombings`,
};

function table(listed: Listed): Map<string, EventType> {
  const entries = Object.entries(listed).flatMap(([type, list]) =>
    list
      .split(',')
      .map((word) => word.trim().replaceAll('"', ''))
      .filter((word) => word !== '')
      .map((word): [string, EventType] => [word, type as EventType]),
  );
  // The first list that has a word decides.
  return new Map(entries.reverse());
}

/** Verbs, with a particle where that makes another verb of them, by their PLOVER type. */
export const DEED_VERBS: ReadonlyMap<string, EventType> = table(VERBS);
/** Nouns for deeds by their PLOVER type. */
export const DEED_NOUNS: ReadonlyMap<string, EventType> = table(NOUNS);

/** Verbs that say nothing of their own: the deed is their object: "hold talks", "launch an offensive". */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  `hold have make give launch conduct carry stage sign open begin start continue resume impose issue mount take express
  establish announce reach conclude voice offer provide send deliver file lodge lay undertake wage do pay organize hold
  win get receive restore strengthen improve suffer commit enter join attend host initiate declare draft lead set engage
  perform put raise serve face extend fire step declare call show order plan bring sign agree send arrange schedule convene complete finish reiterate repeat renew fire stage resume hold drop deliver lodge
  work produce intensify escalate widen expand unleash exchange move go pursue return throw stop reiterate repeat`.split(
    /\s+/,
  ),
);

/** Verbs by which somebody promises what the verb or noun below them says. */
export const PROMISES =
  /^(promise|pledge|offer|agree|vow|commit|undertake|guarantee|intend|plan|prepare|decide|consent|consider|volunteer|propose)$/;
/** Adjectives that promise. */
export const WILLING = /^(willing|ready|prepared|committed|set|determined|eager|open)$/;
/** Verbs by which somebody threatens. */
export const THREATS = /^(threaten|warn|vow|swear)$/;
/** Verbs by which somebody demands it of another. */
export const DEMANDS =
  /^(demand|urge|ask|call|request|press|appeal|insist|want|seek|order|tell|push|beg|implore|plead|encourage|propose|lobby|recommend|suggest|advocate|invite|require|must)$/;
/** Verbs by which somebody refuses. */
export const REFUSALS =
  /^(refuse|reject|decline|oppose|fail|deny|dismiss|resist|rule|turn|veto|rebuff|defy|cancel)$/;
/** Verbs that end or reduce what their object says. */
export const ENDINGS =
  /^(end|stop|halt|suspend|cut|cease|cancel|break|sever|reduce|lift|ease|relax|remove|revoke|freeze|discontinue|terminate|abandon|postpone|withdraw|interrupt|curtail|shorten|scrap|repeal|drop)$/;

/** Types by whether a deed is friendly, by PLOVER's quad classes. */
export const FRIENDLY: ReadonlySet<EventType> = new Set([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
]);
export const HOSTILE: ReadonlySet<EventType> = new Set([
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'REJECT',
  'ACCUSE',
]);
