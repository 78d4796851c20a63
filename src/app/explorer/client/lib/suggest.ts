/** Shows finds under the search field of the header while one types; arrows choose, Enter opens. */
export function suggestWhileTyping(): void {}
