/** A query about the bundled story: a tab of GraphiQL, an example in the README, and a test. */
export interface Question {
  title: string;
  /** One complete operation, which can be pasted anywhere. */
  query: string;
}

/** Queries about Victory Day in Beijing for a first visitor. */
export const QUESTIONS: readonly Question[] = [
  {
    title: 'Who comes, and who says so?',
    query: `# Who comes, and who says so?
# The participants of the parade with role, level and status, and
# the claims about them.
query WhoComes {
  event(slug: "victory-day-parade-2025") {
    name
    status
    time { edtf }
    place { name country { name } }
    participations(first: 50, orderBy: [{ field: PROTOCOL }]) {
      totalCount
      nodes {
        participant { ... on Entity { slug name } }
        country { name }
        role
        level
        status
        claims {
          statement
          modality
          speaker { name }
          source { title }
          locator
        }
      }
    }
  }
}
`,
  },
  {
    title: 'Who may stay away, and why?',
    query: `# Who may stay away, and why?
# Participants whose attendance is uncertain or ruled out. The
# ledger lists every status that was claimed, and by whom.
query WhoMayStayAway {
  event(slug: "victory-day-parade-2025") {
    participations(where: {
      status: { in: [POSSIBLE, DECLINED, NOT_EXPECTED, WITHDRAWN, ABSENT] }
    }) {
      nodes {
        participant { ... on Entity { slug name } }
        status
        reason
        ledger {
          status
          saidAt { edtf }
          recordedAt
          claim { statement modality speaker { name } locator }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'Is it a first for Kim?',
    query: `# Is it a first for Kim?
# A claim says that it would be his first meeting with several
# leaders at once: its modality is BELIEVED, and it names no speaker.
query IsItAFirst {
  leader(slug: "kim-jong-un") {
    name
    country { name }
    claims(where: { property: { eq: "first.multilateral-meeting" } }) {
      nodes {
        statement
        modality
        confidence
        speaker { name }
        source { title publisher }
        locator
        saidAt { edtf }
      }
    }
  }
  lastEdition: event(slug: "victory-day-parade-2015") {
    name
    participations(where: { country: { eq: "PRK" } }) {
      nodes { level status participant { ... on Entity { name } } }
    }
  }
}
`,
  },
  {
    title: 'Where does North Korea stand?',
    query: `# Where does North Korea stand?
# Its relationships, each with the other party
# and the claims about it.
query WhereItStands {
  country(slug: "north-korea") {
    name
    names { value language }
    relationships(first: 50) {
      totalCount
      edges {
        counterpart { ... on Entity { slug name } }
        node {
          type
          status
          directed
          valid { edtf }
          summary
          claims { statement modality speaker { name } locator }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'Do the numbers add up?',
    query: `# Do the numbers add up?
# A source announces 26 heads of state and government. How many
# are recorded? Neither number replaces the other.
query NumbersAndRoster {
  event(slug: "victory-day-parade-2025") {
    quantities {
      property
      value
      low
      high
      unit
      approximate
      claims { statement modality speaker { name } locator }
    }
    headsOfState: participations(
      where: {
        level: { in: [HEAD_OF_STATE, HEAD_OF_GOVERNMENT] }
        role: { eq: GUEST }
      }
      first: 100
    ) {
      totalCount
      nodes { participant { ... on Entity { name } } role status }
    }
  }
}
`,
  },
  {
    title: 'Where do the sources contradict each other?',
    query: `# Where do the sources contradict each other?
# Contradictions about the parade and its participants.
# kind: SUCCESSION lists progress instead: expected, then attended.
query Contradictions {
  disputes(subject: "victory-day-parade-2025") {
    totalCount
    nodes {
      subject {
        ... on Event { slug }
        ... on Participation { participant { ... on Entity { name } } }
      }
      property
      positions { value standing claims { statement source { title } saidAt { edtf } } }
      rule
    }
  }
}
`,
  },
  {
    title: 'What had been said by when?',
    query: `# What had been said by when?
# One question as of four days: the guests, according to what had
# been said in public by that day.
query SaidByThen {
  july: asOf(saidBy: "2025-07-01") {
    event(slug: "victory-day-parade-2025") { ...Guests }
  }
  august21: asOf(saidBy: "2025-08-21") {
    event(slug: "victory-day-parade-2025") { ...Guests }
  }
  august28: asOf(saidBy: "2025-08-28") {
    event(slug: "victory-day-parade-2025") { ...Guests }
  }
  now: event(slug: "victory-day-parade-2025") { ...Guests }
}

fragment Guests on Event {
  status
  participations(where: { role: { eq: GUEST } }, first: 50) {
    nodes {
      participant { ... on Entity { slug name } }
      level
      status
    }
  }
}
`,
  },
  {
    title: 'How else is it spelled?',
    query: `# How else is it spelled?
# Search finds names in any language, whatever the accents and
# in spite of typing errors: try
# "Coree du Nord" or "北朝鲜".
query Find {
  search(query: "Kim Jung-un", first: 5) {
    nodes {
      __typename
      slug
      name
      names { value language kind }
    }
  }
}
`,
  },
  {
    title: 'What was recorded?',
    query: `# What was recorded?
# Nothing is overwritten: every change is kept, with its author.
# These are the latest changes, the newest last.
query WhatWasRecorded {
  changes(last: 10) {
    nodes {
      at
      action
      actor
      subject { id ... on Entity { name } }
      fields
    }
  }
}
`,
  },
];
