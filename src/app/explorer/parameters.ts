import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import { isGlobalId, parseGlobalId, type GlobalType } from '../../engine/model/global-id';

/** The value of a parameter that has to be one of some; null if it is not given. Throws BAD_USER_INPUT for any other. */
export function choiceOf<Choice extends string>(
  search: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const text = search.get(name);
  if (text === null || text === '') return null;
  const choice = choices.find((each) => each === text.toUpperCase());
  if (choice === undefined)
    throw badInput([name], `${name} must be one of ${choices.join(', ')}, not "${text.slice(0, 40)}".`);
  return choice;
}

/** The id in the path of a page for one type of nodes. Throws NOT_FOUND if it cannot be one of them. */
export function idOfType(text: string, type: GlobalType): string {
  if (isGlobalId(text) && parseGlobalId(text)?.type === type) return text;
  const example = `${type.toLowerCase()}_12`;
  throw new RostrumError(
    ErrorCode.NOT_FOUND,
    `"${text}" is not the id of a ${type.toLowerCase()}, such as ${example}.`,
  );
}
