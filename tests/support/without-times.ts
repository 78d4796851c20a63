/** The same result with ids without times: at another time the ids differ, and nothing else. */
export const withoutTimes = <T>(answer: T): T =>
  JSON.parse(JSON.stringify(answer).replace(/"([a-z]+_[\d-]+)@[^"]+"/g, '"$1"'));
