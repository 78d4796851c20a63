import { Claims } from '../../components/evidence';
import { words } from '../../words';
import type { Amount, EventItem } from './event.query';

/** The name of a quantity: "quantity.heads-of-state" is "Heads of state". */
export const quantityName = (property: string): string =>
  words(property.replace(/^quantity\./, '').replaceAll('-', '_'));

/** An amount in words: "26", "100 to 999 aircraft", "about 70 minutes"; "not said" where nothing is known. */
export function amountWords(amount: Amount | null): string {
  if (amount === null) return 'not said';
  const { value, low, high, unit, approximate } = amount;
  const number = (each: number) => each.toLocaleString('en', { maximumFractionDigits: 6 });
  const range =
    low !== null && high !== null && low !== high
      ? `${number(low)} to ${number(high)}`
      : low !== null && value === null
        ? `at least ${number(low)}`
        : high !== null && value === null
          ? `at most ${number(high)}`
          : null;
  const said = value === null ? range : `${approximate ? 'about ' : ''}${number(value)}`;
  return said === null ? 'not said' : `${said}${unit ? ` ${unit}` : ''}`;
}

const LED_BY: Readonly<Record<string, readonly string[]>> = {
  'quantity.heads-of-state': ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT'],
};

/** Numbers that are said of the event, beside what is on its roster where that counts the same. */
export function Numbers({ event: { quantities, participations } }: { readonly event: EventItem }) {
  if (quantities.length === 0) return null;
  const { nodes, totalCount } = participations;
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">Said and counted</h2>
      <ul class="plain">
        {quantities.map((quantity) => {
          const levels = totalCount === nodes.length ? LED_BY[quantity.property] : undefined;
          const guests = nodes.filter(({ role, level }) => role === 'GUEST' && levels?.includes(level ?? ''));
          return (
            <li>
              <p class="pair">
                <span>{quantityName(quantity.property)}</span> <b>{amountWords(quantity)}</b>
              </p>
              {levels && quantity.value !== null && guests.length !== quantity.value && (
                <p class="note">
                  On this roster as guests: {guests.length} heads of state or government. Both are shown,
                  neither replaces the other.
                </p>
              )}
              <Claims
                claims={quantity.claims}
                standing={quantity.standing?.id}
                id={`said-${quantity.property}`}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
