/** An error of a mutation that its caller can avoid; its field is a path. */
export interface UserError {
  field: string[] | null;
  message: string;
}

/** The first top-level error of an operation, with the path of the variable that it names. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly field: string | null,
  ) {
    super(message);
  }
}

interface Answered<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { field?: string } }[];
}

/** Sends an operation to the API with a key. Throws Refused if it has a top-level error. */
export async function ask<Data>(
  query: string,
  variables: Record<string, unknown>,
  key: string,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
      ...(key !== '' && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answered<Data>;
  const [error] = errors ?? [];
  if (error) throw new Refused(error.message, error.extensions?.field ?? null);
  if (!data) throw new Refused(`The server answered ${response.status}.`, null);
  return data;
}
