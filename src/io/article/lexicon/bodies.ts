/** Nouns for a government, its branches and forces: with a country, they stand for it. */
const STATE_BODIES: ReadonlySet<string> = new Set(
  `government administration authority ministry cabinet parliament regime state official officer diplomat negotiator
  delegation army military troop force soldier navy police policeman guard warship plane jet helicopter tank gunboat
  court senate congress assembly legislature embassy mission side leader leadership president minister premier spokesman
  spokeswoman spokesperson lawmaker commander general aide envoy ambassador secretary intelligence agency team
  representative junta prosecutor judge service bulldozer missile artillery vessel aircraft fighter security people
  militia militiaman gunmen militiamen serviceman airman marine commando guerrilla guerilla rebel insurgent militant separatist gunman nationalist refugee citizen civilian resident
  worker farmer student protester demonstrator prisoner opposition party group faction union immigrant migrant villager
  national woman child man youth muslim christian fundamentalist activist tribe warlord terrorist network organization
  public community population voter extremist detainee journalist hostage businessman investor company bank city capital
  territory village settlement position border cardinal king queen crew ship base post airport peacekeeper observer
  landowner teacher miner trucker doctor clergy monk cleric candidate adviser advisor teenager settler crowd mob rally`.split(
    /\s+/,
  ),
);

/** Whether a word is such a noun, by its lemma and its form in the text. */
export const isBody = (lemma: string, lower: string): boolean =>
  [lemma, lower, lower.replace(/s$/, ''), lower.replace(/ies$/, 'y')].some((form) => STATE_BODIES.has(form));

/** Nouns for events at which people take part. */
export const OCCASIONS: Readonly<Record<string, 'CEREMONY' | 'CONSULT' | 'COOPERATE'>> = {
  parade: 'CEREMONY',
  ceremony: 'CEREMONY',
  celebration: 'CEREMONY',
  funeral: 'CEREMONY',
  inauguration: 'CEREMONY',
  coronation: 'CEREMONY',
  commemoration: 'CEREMONY',
  festival: 'CEREMONY',
  wedding: 'CEREMONY',
  memorial: 'CEREMONY',
  concert: 'CEREMONY',
  gala: 'CEREMONY',
  mass: 'CEREMONY',
  vigil: 'CEREMONY',
  unveiling: 'CEREMONY',
  handover: 'CEREMONY',
  'swearing-in': 'CEREMONY',
  burial: 'CEREMONY',
  lunch: 'CEREMONY',
  luncheon: 'CEREMONY',
  banquet: 'CEREMONY',
  dinner: 'CEREMONY',
  reception: 'CEREMONY',
  opening: 'CEREMONY',
  games: 'CEREMONY',
  olympics: 'CEREMONY',
  summit: 'CONSULT',
  conference: 'CONSULT',
  meeting: 'CONSULT',
  talks: 'CONSULT',
  forum: 'CONSULT',
  congress: 'CONSULT',
  assembly: 'CONSULT',
  session: 'CONSULT',
  negotiations: 'CONSULT',
  dialogue: 'CONSULT',
  gathering: 'CONSULT',
  council: 'CONSULT',
  symposium: 'CONSULT',
  convention: 'CONSULT',
  consultations: 'CONSULT',
  plenary: 'CONSULT',
  workshop: 'CONSULT',
  retreat: 'CONSULT',
  exercise: 'COOPERATE',
  exercises: 'COOPERATE',
  drill: 'COOPERATE',
  drills: 'COOPERATE',
};
